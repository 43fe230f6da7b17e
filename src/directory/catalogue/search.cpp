// Answering a question: sets give the candidates and the counts; only as many candidates are scored as can still matter.
#include <algorithm>

#include "base/check.hpp"
#include "base/search_text.hpp"
#include "base/text.hpp"
#include "directory/catalogue/question_words.hpp"
#include "domain/catalogue/distance.hpp"

namespace hospitium::directory {

using catalogue::Found;
using catalogue::Part;
using catalogue::weight_of;

namespace {

constexpr std::size_t kFetchedAhead = 16;                ///< rows
constexpr std::int64_t kScoredAll = 8192;                ///< up to here every candidate is looked at, beyond in the order of standing

/// The bit of a language in a row's masks; none for those that came too late to have one.
std::uint64_t bit_of(std::size_t language) { return language < 64 ? std::uint64_t{1} << language : 0; }

enum class Column : std::uint8_t { Specialty, Technique, Setting, Language, Place };

/// What one facet is filtered to. No filter: `asked` is false.
struct Group {
  Column column{};
  std::string_view name;
  const std::vector<SlotSet>* sets = nullptr;
  std::vector<std::size_t> wanted;
  bool asked = false;
  Bits bits;
};

}  // namespace

class Search {
 public:
  Search(const ServiceIndex& index, const ServiceQuery& query) : index_(index), query_(query), blank_(index.live_.size()), question_(index, query.question) {}
  FoundServices run();

 private:
  using Row = ServiceIndex::Row;
  struct Word {
    Bits whole_title, begins_title, whole_elsewhere, begins_elsewhere;
  };
  struct Ranked {
    std::int64_t rank;
    Slot slot;
  };

  void read_words();
  void match(const std::string& spelling, bool completes, Word& word) const;
  void read_groups();
  template <class Values, class Number>
  void read_group(Column column, std::string_view name, const std::vector<SlotSet>& sets, const Values& values, Number number);
  void read_base();
  void keep_affordable(Bits& bits) const;
  void read_preferences();
  Bits candidates(const Group* but = nullptr) const;
  std::vector<Facet> facets() const;
  std::vector<std::int64_t> counts(const Group& group, const Bits& within) const;
  void count_row(const Row& row, Column column, std::vector<std::int64_t>& counts) const;
  std::uint64_t mask_of(const Row& row, Column column) const;
  std::string value_name(Column column, std::size_t number) const;

  Found found(const Word& word, Slot slot) const;
  std::int32_t text_value(Slot slot) const;
  std::optional<std::int32_t> price_value(const Row& row) const;
  std::int32_t language_value(const Row& row) const;
  std::int64_t rank_of(Slot slot) const;
  std::int64_t most_beyond_standing() const;
  std::int32_t best_text() const;
  bool better(const Ranked& a, const Ranked& b) const;
  bool after_cursor(const Ranked& one) const;
  void offer(Slot slot);
  void look_at_all();
  void look_in_order();
  catalogue::Score score_of(Slot slot) const;

  const ServiceIndex& index_;
  const ServiceQuery& query_;
  const Bits blank_;
  const QuestionWords question_;
  std::vector<Word> words_;
  std::vector<Group> groups_;
  Bits base_, candidates_;
  double budget_cents_ = -1;
  std::vector<std::int64_t> budgets_;                    ///< the budget in minor units of each currency; < 0: no rate
  std::uint64_t wanted_languages_ = 0;
  bool ranks_language_ = false;
  std::vector<std::optional<std::int32_t>> distances_;   ///< value per place
  std::vector<Ranked> best_;                             ///< a heap, the worst on top; one more than a page
};

FoundServices ServiceIndex::search(const ServiceQuery& query) const { return Search(*this, query).run(); }

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
  if (!query_.age) return;
  Bits fitting = blank_;
  for (const auto& [range, set] : index_.ages_)
    if (range.first <= *query_.age && *query_.age <= range.second) set.add_to(fitting);
  keep_common(base_, fitting);
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

Bits Search::candidates(const Group* but) const {
  Bits bits = base_;
  for (const auto& group : groups_)
    if (group.asked && &group != but) keep_common(bits, group.bits);
  return bits;
}

std::string Search::value_name(Column column, std::size_t number) const {
  switch (column) {
    case Column::Specialty: return std::string(name_of(static_cast<Specialty>(number)));
    case Column::Technique: return std::string(name_of(static_cast<catalogue::Technique>(number)));
    case Column::Setting: return std::string(name_of(static_cast<catalogue::Setting>(number)));
    case Column::Language: return index_.language_names_[number];
    case Column::Place: return index_.place_names_[number].code;
  }
  UNREACHABLE();
}

std::uint64_t Search::mask_of(const Row& row, Column column) const {
  return column == Column::Technique ? row.techniques : row.spoken | row.interpreted;
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

Found Search::found(const Word& word, Slot slot) const {
  if (test(word.whole_title, slot)) return Found::WholeTitle;
  if (test(word.begins_title, slot)) return Found::BeginsTitle;
  if (test(word.whole_elsewhere, slot)) return Found::WholeElsewhere;
  return test(word.begins_elsewhere, slot) ? Found::BeginsElsewhere : Found::Not;
}

std::int32_t Search::text_value(Slot slot) const {
  std::int32_t sum = 0;
  for (const auto& word : words_) sum += catalogue::found_value(found(word, slot));
  return sum / static_cast<std::int32_t>(words_.size());
}

/// The most that any candidate's text can be worth.
std::int32_t Search::best_text() const {
  std::int32_t sum = 0;
  for (const auto& word : words_) {
    const auto best = overlap(word.whole_title, candidates_)       ? Found::WholeTitle
                      : overlap(word.begins_title, candidates_)    ? Found::BeginsTitle
                      : overlap(word.whole_elsewhere, candidates_) ? Found::WholeElsewhere
                                                                   : Found::BeginsElsewhere;
    sum += catalogue::found_value(best);
  }
  return sum / static_cast<std::int32_t>(words_.size());
}

std::int32_t Search::language_value(const Row& row) const {
  return catalogue::language_value((row.spoken & wanted_languages_) != 0, (row.interpreted & wanted_languages_) != 0);
}

std::optional<std::int32_t> Search::price_value(const Row& row) const {
  if (row.currency == ServiceIndex::kNoPrice || budgets_[row.currency] < 0) return std::nullopt;
  return catalogue::price_value({row.price_min, row.price_max}, budgets_[row.currency]);
}

std::int64_t Search::rank_of(Slot slot) const {
  if (query_.sort != ServiceSort::Score) return index_.bound(query_.sort, slot);
  const auto& row = index_.rows_[slot];
  std::int64_t points = row.standing;
  if (!words_.empty()) points += weight_of(Part::Text) * text_value(slot);
  if (question_.asked()) points += weight_of(Part::Question) * question_.value(slot);
  if (ranks_language_) points += weight_of(Part::Language) * language_value(row);
  if (query_.budget) points += weight_of(Part::Price) * price_value(row).value_or(0);
  if (query_.origin) points += weight_of(Part::Distance) * distances_[row.place].value_or(0);
  return points;
}

std::int64_t Search::most_beyond_standing() const {
  if (query_.sort != ServiceSort::Score) return 0;
  std::int64_t most = 0;
  if (!words_.empty()) most += weight_of(Part::Text) * best_text();
  if (question_.asked()) most += weight_of(Part::Question) * catalogue::kFull;
  if (ranks_language_) most += weight_of(Part::Language) * catalogue::kFull;
  if (query_.budget) most += weight_of(Part::Price) * catalogue::kFull;
  std::int32_t nearest = 0;
  for (std::size_t i = 0; i < distances_.size(); ++i)
    if (const auto value = distances_[i].value_or(0); value > nearest && index_.places_[i].count_in(candidates_, 1) > 0) nearest = value;
  return most + weight_of(Part::Distance) * nearest;
}

bool Search::better(const Ranked& a, const Ranked& b) const {
  if (a.rank != b.rank) return a.rank > b.rank;
  const auto tie_a = index_.rows_[a.slot].tie, tie_b = index_.rows_[b.slot].tie;
  return tie_a != tie_b ? tie_a < tie_b : index_.ids_[a.slot] < index_.ids_[b.slot];
}

bool Search::after_cursor(const Ranked& one) const {
  if (!query_.after) return true;
  if (one.rank != query_.after->rank) return one.rank < query_.after->rank;
  const auto tie = catalogue::tie_key(query_.after->id.bytes), own = index_.rows_[one.slot].tie;
  return own != tie ? own > tie : index_.ids_[one.slot] > query_.after->id;
}

void Search::offer(Slot slot) {
  const Ranked one{rank_of(slot), slot};
  if (!after_cursor(one)) return;
  const auto order = [&](const Ranked& a, const Ranked& b) { return better(a, b); };
  if (best_.size() > query_.limit) {
    if (!better(one, best_.front())) return;
    std::ranges::pop_heap(best_, order);
    best_.pop_back();
  }
  best_.push_back(one);
  std::ranges::push_heap(best_, order);
}

void Search::look_at_all() { for_each_slot(candidates_, [&](Slot slot) { offer(slot); }); }

/// Whoever stands first in the order of standing is looked at first; when not even the most that the question can add brings the
/// next one onto the page, nobody after it can come there. Rows are fetched ahead, since the order jumps through all of them.
void Search::look_in_order() {
  for (auto slot = static_cast<Slot>(index_.ordered_); slot < index_.rows_.size(); ++slot)
    if (test(candidates_, slot)) offer(slot);
  const auto most = most_beyond_standing();
  const auto& order = index_.orders_[static_cast<std::size_t>(query_.sort)];
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto slot = order[i];
    if (i + kFetchedAhead < order.size()) __builtin_prefetch(&index_.rows_[order[i + kFetchedAhead]]);
    if (!test(candidates_, slot)) continue;
    if (best_.size() > query_.limit && !better({index_.bound(query_.sort, slot) + most, slot}, best_.front())) return;
    offer(slot);
  }
}

catalogue::Score Search::score_of(Slot slot) const {
  const auto& row = index_.rows_[slot];
  const auto known = [](std::uint16_t value, auto rule) { return value == ServiceIndex::kUnknown ? std::nullopt : std::optional(rule(value)); };
  catalogue::Scoring scoring;
  if (!words_.empty()) scoring.add(Part::Text, text_value(slot));
  if (question_.asked()) scoring.add(Part::Question, question_.value(slot));
  if (ranks_language_) scoring.add(Part::Language, language_value(row));
  if (query_.budget) scoring.add(Part::Price, price_value(row));
  scoring.add(Part::Waiting, known(row.waiting, catalogue::waiting_value));
  scoring.add(Part::Trust, catalogue::trust_value(row.licensed, row.accredited));
  scoring.add(Part::Capacity, known(row.capacity, catalogue::capacity_value));
  if (query_.origin) scoring.add(Part::Distance, distances_[row.place]);
  return std::move(scoring).take();
}

FoundServices Search::run() {
  read_words();
  read_groups();
  read_preferences();
  read_base();
  candidates_ = candidates();
  FoundServices found;
  found.total = count(candidates_);
  found.facets = facets();
  if (found.total <= kScoredAll) look_at_all();
  else look_in_order();
  std::ranges::sort(best_, [&](const Ranked& a, const Ranked& b) { return better(a, b); });
  const bool more = best_.size() > query_.limit;
  if (more) best_.pop_back();
  for (const auto& one : best_) {
    const auto& row = index_.rows_[one.slot];
    found.services.push_back({index_.ids_[one.slot], index_.parties_[row.party].party.fact.id, index_.versions_[one.slot],
                              one.rank, row.licensed, row.accredited, score_of(one.slot)});
  }
  if (more) found.next = ServiceCursor{best_.back().rank, index_.ids_[best_.back().slot]};
  return found;
}

}  // namespace hospitium::directory
