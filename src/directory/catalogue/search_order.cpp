#include <algorithm>

#include "directory/catalogue/search.hpp"

namespace hospitium::directory {

using catalogue::Found;
using catalogue::Part;
using catalogue::weight_of;

namespace {

constexpr std::size_t kFetchedAhead = 16;                ///< rows

}  // namespace

FoundServices ServiceIndex::search(const ServiceQuery& query) const { return Search(*this, query).run(); }

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
  read_ages();
  candidates_ = candidates();
  FoundServices found;
  found.total = count(candidates_);
  found.left_out = left_out();
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
