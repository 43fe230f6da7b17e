#include "ledger/gathering.hpp"

#include "access/policy.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::int64_t kSmallShelf = 500;  ///< looked through, because that costs less than whatever a word or a column finds among all
constexpr int kWindow = 200;

/// In their order.
std::vector<std::int64_t> count_all(db::Reader& reader, const std::vector<Counted>& counted, std::int64_t limit) {
  std::vector<std::int64_t> counts(counted.size());
  if (counted.empty()) return counts;
  for (const auto& row : counts_sql(counted, limit).query(reader)) counts.at(static_cast<std::size_t>(row.number(0))) = row.number(1);
  return counts;
}

/// What is asked before the ranges of a search are chosen; the stages make no difference to it.
class Choice {
 public:
  Choice(db::Reader& reader, const Search& search, bool many) : reader_(reader), search_(search) {
    if (!many && search.tokens.empty()) rare_ = rarest();
    if (rare_ || !search.tokens.empty()) few_ = few(all_on, kSmallShelf - 1);
    else if (!many && search.filter.owes) few_ = few(owed_on, kFew);
  }

  void add_ranges(Search& search, const KindRules& rules) const {
    search.rare = rare_;
    for (std::size_t shelf = 0; shelf < search.shelves.size(); ++shelf) add(search, shelf, rules);
  }

 private:
  void add(Search& search, std::size_t shelf, const KindRules& rules) const {
    const auto add = [&](std::string stage, Through through) { search.ranges.push_back({shelf, std::move(stage), through}); };
    if (access::by_account(search.shelves[shelf].role) && search.tokens.empty()) return add({}, Through::Shelf);
    if (search.rare) return add({}, few_[shelf] ? Through::Shelf : Through::Column);
    if (!search.tokens.empty()) return add({}, few_[shelf] ? Through::Shelf : Through::Words);
    if (!few_.empty() && few_[shelf]) return add({}, Through::Owed);
    const auto& stages = search.filter.stages;
    for (const auto& stage : stages) add(stage, Through::Shelf);
    if (!stages.empty()) return;
    for (const auto stage : rules.stages()) add(std::string(stage), Through::Shelf);
  }

  std::optional<std::size_t> rarest() const {
    std::vector<Counted> counted;
    for (const auto& asked : search_.criteria) counted.push_back(extent_of(search_, asked));
    const auto extents = count_all(reader_, counted, kFew + 1);
    const auto least = std::ranges::min_element(extents);
    if (least == extents.end() || *least > kFew) return std::nullopt;
    return static_cast<std::size_t>(least - extents.begin());
  }
  /// Of which shelves there are no more than `most`.
  std::vector<bool> few(Counted (*of)(const Search&, const Shelf&), std::int64_t most) const {
    std::vector<Counted> counted;
    for (const auto& shelf : search_.shelves) counted.push_back(of(search_, shelf));
    std::vector<bool> few;
    for (const auto count : count_all(reader_, counted, most + 1)) few.push_back(count <= most);
    return few;
  }

  db::Reader& reader_;
  const Search& search_;
  std::optional<std::size_t> rare_;
  std::vector<bool> few_;                ///< by shelf; empty where it was not asked
};

/// The first `limit` rows over all ranges of each search, in order. Where a filter may match nothing for long, a range is looked into no further
/// than a window at first; what is then still to be read of it ends with the last row of the page, once that is full.
class Merge {
 public:
  Merge(db::Reader& reader, Searches searches) : reader_(reader), searches_(searches), found_(searches.size()) {}

  std::vector<std::vector<Found>> pages() && {
    std::vector<Wanted> first, rest;
    for (std::size_t list = 0; list < searches_.size(); ++list) {
      const auto& search = searches_[list];
      for (const auto& range : search.ranges) {
        const bool sparse = may_be_sparse(search, range);
        first.push_back({list, &search, range, {search.cursor, {}, limit(search), sparse ? kWindow : kNoWindow}});
        if (sparse) rest.push_back({list, &search, range, {search.cursor, {}, limit(search), kNoWindow}});
      }
    }
    add(first);
    for (auto& wanted : rest) wanted.stretch.before = end_of(wanted);
    narrow(rest);
    add(rest);
    return std::move(found_);
  }

 private:
  static int limit(const Search& search) { return search.filter.limit + 1; }

  std::optional<ListCursor> end_of(const Wanted& wanted) const {
    const auto& found = found_[wanted.list];
    const bool full = found.size() == static_cast<std::size_t>(wanted.stretch.limit);
    return full ? std::optional(ListCursor{found.back().sort, found.back().dossier}) : std::nullopt;
  }

  /// Where many rows would be passed for a specialty, and few are of it, these are read instead; nothing where none is.
  void narrow(std::vector<Wanted>& rest) const {
    if (!searches_.front().filter.specialty) return;
    std::vector<Counted> passed, special;
    for (const auto& wanted : rest) passed.push_back(passed_in(wanted));
    std::vector<Wanted> left;
    std::vector<Wanted> slow;
    const auto lengths = count_all(reader_, passed, kFew + 1);
    for (std::size_t i = 0; i < rest.size(); ++i) (lengths[i] > kFew ? slow : left).push_back(rest[i]);
    for (const auto& wanted : slow) special.push_back(of_specialty(*wanted.search, wanted.range));
    const auto counts = count_all(reader_, special, kFew + 1);
    for (std::size_t i = 0; i < slow.size(); ++i) {
      if (counts[i] <= kFew) slow[i].range.through = Through::Specialty;
      if (counts[i] > 0) left.push_back(slow[i]);
    }
    std::ranges::sort(left, {}, &Wanted::list);  // those of one list stand together
    rest = std::move(left);
  }

  void add(const std::vector<Wanted>& wanted) {
    if (wanted.empty()) return;
    std::vector<std::vector<Found>> more(found_.size());
    for (const auto& row : stretches_sql(wanted).query(reader_))
      more.at(static_cast<std::size_t>(row.number(3))).push_back({row.id<Dossier>(0), row.number(1), static_cast<std::size_t>(row.number(2))});
    for (std::size_t list = 0; list < found_.size(); ++list) merge(list, std::move(more[list]));
  }

  void merge(std::size_t list, std::vector<Found> more) {
    const auto& filter = searches_[list].filter;
    const auto first = [&](const Found& a, const Found& b) {
      const auto left = std::tie(a.sort, a.dossier), right = std::tie(b.sort, b.dossier);
      return filter.sort == ListFilter::Sort::Due ? left < right : right < left;
    };
    std::ranges::sort(more, first);
    std::vector<Found> both;
    std::ranges::set_union(found_[list], more, std::back_inserter(both), first);  // what a window showed is seen again
    both.resize(std::min(both.size(), static_cast<std::size_t>(limit(searches_[list]))));
    found_[list] = std::move(both);
  }

  db::Reader& reader_;
  const Searches searches_;
  std::vector<std::vector<Found>> found_;
};

}  // namespace

void choose_ranges(db::Reader& reader, Searches searches, const KindRules& rules, bool many) {
  const Choice choice(reader, searches.front(), many);
  for (auto& search : searches) choice.add_ranges(search, rules);
}

std::vector<std::vector<Found>> find_pages(db::Reader& reader, Searches searches) {
  return Merge(reader, searches).pages();
}

/// In whatever order: the stages of a shelf together.
std::vector<std::int64_t> count_rows(db::Reader& reader, Searches searches) {
  std::vector<Counted> counted;
  std::vector<std::size_t> lists;
  for (std::size_t list = 0; list < searches.size(); ++list) {
    std::optional<std::size_t> last;
    for (const auto& range : searches[list].ranges) {
      if (last == range.shelf) continue;
      last = range.shelf;
      lists.push_back(list);
      counted.push_back(rows_of(searches[list], {range.shelf, "", range.through}));
    }
  }
  const auto counts = count_all(reader, counted, kCountCap + 1);
  std::vector<std::int64_t> sums(searches.size());
  for (std::size_t i = 0; i < counts.size(); ++i) sums[lists[i]] = std::min(sums[lists[i]] + counts[i], kCountCap + 1);
  return sums;
}

}  // namespace hospitium::ledger
