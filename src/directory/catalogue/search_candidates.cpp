#include <algorithm>

#include "base/check.hpp"
#include "base/search_text.hpp"
#include "base/text.hpp"
#include "directory/catalogue/search.hpp"
#include "domain/catalogue/distance.hpp"

namespace hospitium::directory {
namespace {

/// The bit of a language in a row's masks; none for those that came too late to have one.
std::uint64_t bit_of(std::size_t language) { return language < 64 ? std::uint64_t{1} << language : 0; }

}  // namespace

void Search::match(const std::string& spelling, bool completes, Word& word) const {
  if (const auto token = index_.tokens_.find(spelling); token != index_.tokens_.end()) {
    token->second.title.add_to(word.whole_title);
    token->second.elsewhere.add_to(word.whole_elsewhere);
  }
  const auto letters = code_points(spelling);
  if (!completes || letters < ServiceIndex::kFirstLetters) return;
  if (letters <= ServiceIndex::kMostLetters) {
    const auto ready = index_.beginnings_.find(spelling);
    if (ready == index_.beginnings_.end()) return;
    ready->second.title.add_to(word.begins_title);
    return ready->second.elsewhere.add_to(word.begins_elsewhere);
  }
  for (auto token = index_.tokens_.upper_bound(spelling); token != index_.tokens_.end() && token->first.starts_with(spelling); ++token) {
    token->second.title.add_to(word.begins_title);
    token->second.elsewhere.add_to(word.begins_elsewhere);
  }
}

void Search::read_words() {
  const auto spellings = spellings_of(query_.words);
  const bool typing = !query_.words.empty() && query_.words.back() != ' ';
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    const bool completes = typing && i + 1 == spellings.size();
    Word word{blank_, completes ? blank_ : Bits(), blank_, completes ? blank_ : Bits()};
    for (const auto& spelling : spellings[i]) match(spelling, completes, word);
    words_.push_back(std::move(word));
  }
}

template <class Values, class Number>
void Search::read_group(Column column, std::string_view name, const std::vector<SlotSet>& sets, const Values& values, Number number) {
  Group group{column, name, &sets, {}, !values.empty(), {}};
  if (group.asked) group.bits = blank_;
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (std::ranges::any_of(values, [&](const auto& value) { return number(value, i); })) {
      group.wanted.push_back(i);
      sets[i].add_to(group.bits);
    }
  groups_.push_back(std::move(group));
}

void Search::read_groups() {
  const auto same = [](auto value, std::size_t i) { return static_cast<std::size_t>(value) == i; };
  read_group(Column::Specialty, "specialty", index_.specialties_, query_.specialties, same);
  read_group(Column::Technique, "technique", index_.techniques_, query_.techniques, same);
  read_group(Column::Setting, "setting", index_.settings_, query_.settings, same);
  read_group(Column::Language, "language", index_.languages_, query_.languages,
             [&](const std::string& language, std::size_t i) { return index_.language_names_[i] == language; });
  read_group(Column::Place, "place", index_.places_, query_.places, [&](const Place& place, std::size_t i) { return place.contains(index_.place_names_[i]); });
  read_group(Column::Sex, "sex", index_.sexes_, query_.sexes, same);
  for (const auto number : groups_[3].wanted) wanted_languages_ |= bit_of(number);
  for (std::size_t i = 0; i < index_.language_names_.size(); ++i)
    if (index_.language_names_[i] == query_.wished_language) wanted_languages_ |= bit_of(i);
  ranks_language_ = !query_.languages.empty() || !query_.wished_language.empty();
}

/// Leaves out what begins above the budget: whole doublings of the price at once, then whole steps, the step with the budget in it one
/// by one. What has no price stays.
void Search::keep_affordable(Bits& bits) const {
  Bits affordable = blank_, edge = blank_;
  const auto step = ServiceIndex::step_of(budget_cents_), doubling = step / ServiceIndex::kSteps;
  for (std::size_t i = 0; i < doubling; ++i) index_.prices_[i].add_to(affordable);
  for (auto i = doubling * ServiceIndex::kSteps; i < step; ++i) index_.price_steps_[i].add_to(affordable);
  index_.unpriced_.add_to(affordable);
  index_.price_steps_[step].add_to(edge);
  keep_common(edge, bits);
  for_each_slot(edge, [&](Slot slot) {
    if (index_.cents_of(index_.rows_[slot]) <= budget_cents_) set(affordable, slot);
  });
  keep_common(bits, affordable);
}

void Search::read_base() {
  base_ = index_.live_;
  for (const auto& word : words_) {
    Bits any = word.whole_title;
    for (const auto* more : {&word.begins_title, &word.whole_elsewhere, &word.begins_elsewhere})
      for (std::size_t i = 0; i < more->size(); ++i) any[i] |= (*more)[i];
    keep_common(base_, any);
  }
  if (budget_cents_ >= 0 && query_.budget_use == BudgetUse::Limits) keep_affordable(base_);
}

void Search::read_ages() {
  if (!query_.age) return;
  fitting_age_ = blank_;
  for (const auto& [range, set] : index_.ages_)
    if (range.first <= *query_.age && *query_.age <= range.second) set.add_to(fitting_age_);
}

void Search::read_preferences() {
  if (query_.budget) {
    const auto rate = index_.rates_.find(query_.budget->currency);
    if (rate != index_.rates_.end()) budget_cents_ = static_cast<double>(query_.budget->minor) * rate->second;
    for (const double cents : index_.cents_)
      budgets_.push_back(cents > 0 && budget_cents_ >= 0 ? static_cast<std::int64_t>(budget_cents_ / cents) : -1);
  }
  if (!query_.origin) return;
  for (const auto& place : index_.place_names_) {
    const auto km = catalogue::distance_km(*query_.origin, place);
    distances_.push_back(km ? std::optional(catalogue::distance_value(*km)) : std::nullopt);
  }
}

void Search::keep_wished(Bits& bits, const Group* but) const {
  for (const auto& group : groups_)
    if (group.asked && &group != but) keep_common(bits, group.bits);
}

Bits Search::candidates(const Group* but) const {
  Bits bits = base_;
  if (query_.age) keep_common(bits, fitting_age_);
  keep_wished(bits, but);
  return bits;
}

/// What is neither for this sex nor for this age is counted as not for this sex.
LeftOut Search::left_out() const {
  const auto& sex = groups_.back();
  if (!query_.age && !sex.asked) return {};
  Bits bits = base_;
  keep_wished(bits, &sex);
  const auto of_any = count(bits);
  if (sex.asked) keep_common(bits, sex.bits);
  const auto of_this_sex = count(bits);
  return {of_any - of_this_sex, of_this_sex - count(candidates_)};
}

std::string Search::value_name(Column column, std::size_t number) const {
  switch (column) {
    case Column::Specialty: return std::string(name_of(static_cast<Specialty>(number)));
    case Column::Technique: return std::string(name_of(static_cast<catalogue::Technique>(number)));
    case Column::Setting: return std::string(name_of(static_cast<catalogue::Setting>(number)));
    case Column::Language: return index_.language_names_[number];
    case Column::Place: return index_.place_names_[number].code;
    case Column::Sex: return std::string(name_of(static_cast<Sex>(number)));
  }
  UNREACHABLE();
}

std::uint64_t Search::mask_of(const Row& row, Column column) const {
  if (column == Column::Technique) return row.techniques;
  return column == Column::Sex ? row.sexes : row.spoken | row.interpreted;
}

void Search::count_row(const Row& row, Column column, std::vector<std::int64_t>& counts) const {
  if (column == Column::Specialty) ++counts[row.specialty];
  else if (column == Column::Setting) ++counts[row.setting];
  else if (column == Column::Place) ++counts[row.place];
  else
    for (auto mask = mask_of(row, column); mask != 0; mask &= mask - 1) ++counts[static_cast<std::size_t>(__builtin_ctzll(mask))];
}

/// Few candidates are counted by their columns, many by the sets of the values, no further than is shown.
std::vector<std::int64_t> Search::counts(const Group& group, const Bits& within) const {
  std::vector<std::int64_t> counts(group.sets->size());
  if (count(within) <= kScoredAll) for_each_slot(within, [&](Slot slot) { count_row(index_.rows_[slot], group.column, counts); });
  else
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = (*group.sets)[i].count_in(within, kCounted + 1);
  return counts;
}

std::vector<Facet> Search::facets() const {
  std::vector<Facet> facets;
  for (const auto& group : groups_) {
    Facet facet{std::string(group.name), {}};
    const Bits own = group.asked ? candidates(&group) : Bits();
    const auto counted = counts(group, group.asked ? own : candidates_);
    for (std::size_t i = 0; i < counted.size(); ++i)
      if (counted[i] > 0) facet.values.push_back({value_name(group.column, i), std::min(counted[i], kCounted + 1)});
    std::ranges::sort(facet.values, [](const FacetValue& a, const FacetValue& b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace hospitium::directory
