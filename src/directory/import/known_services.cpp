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

bool share_a_title(const ServiceRecord& one, const ServiceRecord& other) {
  return std::ranges::any_of(one.texts, [&](const auto& text) {
    return std::ranges::any_of(other.texts, [&](const auto& own) { return own.language == text.language && fold(own.title) == fold(text.title); });
  });
}

bool same_treatment(const ServiceRecord& one, const ServiceRecord& other) {
  return one.specialty == other.specialty && one.setting == other.setting && one.type == other.type && share_a_title(one, other);
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
  return fmt::format("{}\n{}\n{}\n{}\n{}", party.text(), name_of(row.type), name_of(row.specialty), name_of(row.setting), row.texts.empty() ? "" : fold(row.texts.front().title));
}

}  // namespace hospitium::directory
