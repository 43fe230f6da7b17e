#include "main/bench/site.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "main/data_folder.hpp"
#include "main/local_socket.hpp"

namespace hospitium::bench {
namespace {

/// The stages before an end, by their wire names.
constexpr std::array kUnderWay{"enquiry", "records", "approval", "referral", "choice", "funding", "visa", "travel", "treatment", "aftercare"};

std::string beside(const std::string& data_folder, const std::vector<std::string>& arguments) {
  const auto reply = ask_server(socket_path(data_folder), arguments, std::filesystem::current_path().string());
  if (!reply || reply->exit != 0) throw std::runtime_error("the server does not answer on its local socket");
  return reply->text;
}

/// The e-mail addresses of those who act in a role, from lines of "e-mail TAB role of organisation ...".
std::vector<std::string> members(std::string_view users, std::string_view role) {
  const auto wanted = fmt::format("\t{} of ", role);
  std::vector<std::string> emails;
  while (!users.empty()) {
    const auto line = users.substr(0, users.find('\n'));
    users.remove_prefix(std::min(users.size(), line.size() + 1));
    if (line.find(wanted) != std::string_view::npos) emails.emplace_back(line.substr(0, line.find('\t')));
  }
  return emails;
}

/// Adds a page of ids and returns the cursor of the next; "" when there is none.
std::string add_page(Desk& desk, const std::string& path) {
  const auto answer = ask(desk.address.port, get_text(desk.address, path));
  if (answer.status != 200) throw std::runtime_error(fmt::format("GET {} answered {}", path, answer.status));
  const auto page = boost::json::parse(answer.body);
  for (const auto& item : page.at("items").as_array()) desk.cases.emplace_back(item.at("id").as_string());
  const auto* next = page.as_object().if_contains("next");
  return next && next->is_string() ? std::string(next->as_string()) : std::string();
}

Address sign_in(const std::string& data_folder, int port, const std::string& email) {
  auto token = beside(data_folder, {"user", "token", "--user", email});
  token.erase(token.find_last_not_of('\n') + 1);
  return {port, token};
}

void add_cases(Desk& desk, std::size_t most) {
  for (const auto* stage : kUnderWay) {
    std::string cursor;
    do {
      cursor = add_page(desk, fmt::format("/api/cases?limit=200&stage={}{}{}", stage, cursor.empty() ? "" : "&cursor=", cursor));
    } while (!cursor.empty() && desk.cases.size() < most);
  }
}

}  // namespace

std::size_t Site::cases() const {
  std::size_t count = 0;
  for (const auto& desk : desks) count += desk.cases.size();
  return count;
}

Site explore(const std::string& data_folder, int port, std::size_t most_cases) {
  Site site{port, {}, {}, {}};
  const auto users = beside(data_folder, {"user", "list"});
  for (const auto& email : members(users, "candidate_clinic")) site.clinics.push_back(sign_in(data_folder, port, email));
  for (const auto& email : members(users, "referrer")) site.agencies.push_back(sign_in(data_folder, port, email));
  for (const auto& email : members(users, "coordinator")) {
    Desk desk{email, sign_in(data_folder, port, email), {}};
    add_cases(desk, most_cases - std::min(most_cases, site.cases()));
    if (!desk.cases.empty()) site.desks.push_back(std::move(desk));
  }
  if (site.desks.empty()) throw std::runtime_error("no coordinator has a case under way");
  std::ranges::sort(site.desks, [](const Desk& a, const Desk& b) { return a.cases.size() > b.cases.size(); });
  return site;
}

}  // namespace hospitium::bench
