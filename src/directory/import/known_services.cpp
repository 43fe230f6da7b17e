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

/// Neither has a text or a code that the other lacks.
bool says_as_much(const ServiceRecord& one, const ServiceRecord& other) {
  return one.code.has_value() == other.code.has_value() && one.texts.size() == other.texts.size() &&
         std::ranges::all_of(one.texts, [&](const auto& text) { return std::ranges::count(other.texts, text.language, &catalogue::ServiceText::language) > 0; });
}

using Views = std::vector<const ServiceView*>;

template <class Means>
Views those(const Views& views, const Means& means) {
  Views found;
  for (const auto* view : views)
    if (means(view->record)) found.push_back(view);
  return found;
}

/// Those that are offered, where any is.
Views in_use(Views views) {
  auto offered = those(views, [](const ServiceRecord& one) { return one.state == catalogue::ServiceState::Offered; });
  return offered.empty() ? views : offered;
}

MeantService only_one(Views views) { return views.size() == 1 ? MeantService{views.front()} : MeantService{nullptr, std::move(views)}; }

}  // namespace

std::vector<ServiceView>& KnownServices::of(Id<Party> party) {
  auto found = of_party_.find(party);
  if (found == of_party_.end()) found = of_party_.emplace(party, directory_.catalogue().services_of(party, std::numeric_limits<std::int32_t>::max())).first;
  return found->second;
}

const ServiceView* KnownServices::find(Id<Party> party, Id<Service> id) {
  auto& services = of(party);
  const auto found = std::ranges::find(services, id, &ServiceView::id);
  return found == services.end() ? nullptr : &*found;
}

MeantService KnownServices::find(Id<Party> party, const ServiceRecord& row) {
  Views all;
  for (const auto& view : of(party)) all.push_back(&view);
  const auto alike = [&](const ServiceRecord& one) { return same_treatment(one, row); };
  if (const auto coded = in_use(those(all, [&](const ServiceRecord& one) { return same_code(one, row); })); !coded.empty()) {
    const auto closest = those(coded, alike);
    return only_one(closest.size() == 1 ? closest : coded);
  }
  auto perhaps = in_use(those(all, [&](const ServiceRecord& one) { return !(one.code && row.code) && alike(one); }));
  if (row.code) return {nullptr, std::move(perhaps)};
  const auto exact = those(perhaps, [&](const ServiceRecord& one) { return says_as_much(one, row); });
  return only_one(exact.size() == 1 ? exact : std::move(perhaps));
}

std::string key_of(Id<Party> party, const ServiceRecord& row) {
  if (row.code) return fmt::format("{}\n{}\n{}", party.text(), row.code->system, row.code->code);
  auto key = fmt::format("{}\n{}\n{}\n{}", party.text(), name_of(row.type), name_of(row.specialty), name_of(row.setting));
  for (const auto& text : row.texts) key += fmt::format("\n{} {}", text.language, fold(text.title));
  return key;
}

}  // namespace hospitium::directory
