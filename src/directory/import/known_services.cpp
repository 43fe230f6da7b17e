#include "directory/import/known_services.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

bool same_code(const ServiceRecord& one, const ServiceRecord& other) {
  return one.code && other.code && one.code->code == other.code->code && one.code->system == other.code->system;
}

/// In every language in which both have one, and there is such a language: "First consultation" and "Repeat consultation" may be one word elsewhere.
bool share_their_titles(const ServiceRecord& one, const ServiceRecord& other) {
  bool share = false;
  for (const auto& text : one.texts) {
    const auto own = std::ranges::find(other.texts, text.language, &catalogue::ServiceText::language);
    if (own == other.texts.end()) continue;
    if (fold(own->title) != fold(text.title)) return false;
    share = true;
  }
  return share;
}

bool same_treatment(const ServiceRecord& one, const ServiceRecord& other) {
  return one.specialty == other.specialty && one.setting == other.setting && one.type == other.type && share_their_titles(one, other);
}

}  // namespace

const ServiceView* KnownServices::find(Id<Party> party, const ServiceRecord& row) {
  auto found = of_party_.find(party);
  if (found == of_party_.end()) {
    found = of_party_.emplace(party, directory_.catalogue().services_of(party, std::numeric_limits<std::int32_t>::max())).first;
    std::ranges::sort(found->second, {}, [](const ServiceView& one) { return std::pair(one.record.state != catalogue::ServiceState::Offered, one.id); });
  }
  const auto first = [&](auto means) -> const ServiceView* {
    const auto one = std::ranges::find_if(found->second, means);
    return one == found->second.end() ? nullptr : &*one;
  };
  if (const auto* coded = first([&](const ServiceView& one) { return same_code(one.record, row); })) return coded;
  return first([&](const ServiceView& one) { return !(one.record.code && row.code) && same_treatment(one.record, row); });
}

std::string key_of(Id<Party> party, const ServiceRecord& row) {
  if (row.code) return fmt::format("{}\n{}\n{}", party.text(), row.code->system, row.code->code);
  auto key = fmt::format("{}\n{}\n{}\n{}", party.text(), name_of(row.type), name_of(row.specialty), name_of(row.setting));
  for (const auto& text : row.texts) key += fmt::format("\n{} {}", text.language, fold(text.title));
  return key;
}

}  // namespace hospitium::directory
