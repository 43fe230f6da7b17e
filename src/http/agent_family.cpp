#include "http/agent_family.hpp"

#include <span>

namespace hospitium::http {
namespace {

struct Mark {
  std::string_view text, name;
};

/// In this order: every browser calls itself Safari, most also Chrome, and an Android is a Linux.
constexpr Mark kBrowsers[] = {{"YaBrowser/", "Yandex Browser"}, {"SamsungBrowser/", "Samsung Internet"}, {"OPR/", "Opera"}, {"Edg/", "Edge"},
                              {"EdgA/", "Edge"}, {"EdgiOS/", "Edge"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"},
                              {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
constexpr Mark kSystems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Macintosh", "macOS"},
                             {"CrOS", "ChromeOS"}, {"Linux", "Linux"}};

std::string first_of(std::span<const Mark> marks, std::string_view text) {
  for (const auto& mark : marks)
    if (text.find(mark.text) != std::string_view::npos) return std::string(mark.name);
  return {};
}

}  // namespace

directory::Device device_of(std::string_view user_agent) { return {first_of(kBrowsers, user_agent), first_of(kSystems, user_agent)}; }

}  // namespace hospitium::http
