#include "ledger/listing.hpp"

#include "base/text.hpp"
#include "ledger/list_row.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kMostRows = 200;
constexpr std::int64_t kSmallShelf = 500;  ///< looked through, because that costs less than whatever a word or a column finds among all
constexpr std::int64_t kFew = kCountCap;   ///< dossiers that are gathered from an index of their own and sorted, rather than looked for in order

/// What people type: numbers as they are written, words folded.
std::vector<std::string> tokens_of(const vault::Vault& vault, const ListFilter& filter) {
  std::vector<std::string> tokens;
  std::string_view rest = filter.words;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \t\n"), rest.size());
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool number = piece.find('-') != std::string_view::npos && piece.find_first_of("0123456789") != std::string_view::npos;
    const auto words = number ? std::vector{fold(piece)} : words_of(piece);
    for (const auto& word : words) tokens.push_back(search_token(vault, filter.kind, word));
  }
  return tokens;
}

std::int64_t number_of(const db::Rows& rows) { return rows.at(0).number(0); }

/// Chooses what each range of a search is read through, so that what is rare is not looked for along a whole shelf.
class Ranges {
 public:
  Ranges(db::Reader& reader, Search& search, const KindRules& rules) : reader_(reader), search_(search), rules_(rules) {}

  /// `many` says that more than kFew rows are known to match: then reading in order meets them soon.
  void choose(bool many) {
    if (!many && search_.tokens.empty()) search_.rare = rarest();
    for (std::size_t shelf = 0; shelf < search_.shelves.size(); ++shelf) add(shelf, many);
  }

 private:
  void add(std::size_t shelf, bool many) {
    const auto through = search_.rare ? Through::Column : Through::Words;
    if (access::by_account(search_.shelves[shelf].role) && search_.tokens.empty()) return add(shelf, {}, Through::Shelf);
    if (search_.rare || !search_.tokens.empty()) return add(shelf, {}, small(shelf) ? Through::Shelf : through);
    if (!many && search_.filter.owes && few_owed(shelf)) return add(shelf, {}, Through::Owed);
    const auto& stages = search_.filter.stages;
    for (const auto& stage : stages) add(shelf, stage, Through::Shelf);
    if (!stages.empty()) return;
    for (const auto stage : rules_.stages()) add(shelf, std::string(stage), Through::Shelf);
  }
  void add(std::size_t shelf, std::string stage, Through through) { search_.ranges.push_back({shelf, std::move(stage), through}); }

  std::optional<std::size_t> rarest() {
    std::optional<std::size_t> rarest;
    auto least = kFew + 1;
    for (std::size_t i = 0; i < search_.criteria.size(); ++i) {
      const auto extent = number_of(extent_sql(search_, search_.criteria[i], least).query(reader_));
      if (extent >= least) continue;
      least = extent;
      rarest = i;
    }
    return rarest;
  }
  bool small(std::size_t shelf) { return number_of(shelf_sql(search_, search_.shelves[shelf], Whose::All, kSmallShelf).query(reader_)) < kSmallShelf; }
  bool few_owed(std::size_t shelf) { return number_of(shelf_sql(search_, search_.shelves[shelf], Whose::Owed, kFew + 1).query(reader_)) <= kFew; }

  db::Reader& reader_;
  Search& search_;
  const KindRules& rules_;
};

Result<Search> prepare(const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  if (filter.limit < 1 || filter.limit > kMostRows) return refuse(Code::OutOfRange, "?limit");
  Search search{filter, filter.sort, shelves_of(principal), tokens_of(engine.vault, filter), criteria_of(filter), {}, {}, {}};
  TRY(search.cursor, parse_cursor(filter.cursor));
  const auto& rules = engine.rules(filter.kind);
  for (const auto& stage : filter.stages)
    if (!rules.stage_mask(stage)) return refuse(Code::UnknownValue, "?stage");
  if (!search.tokens.empty()) search.sort = ListFilter::Sort::Opened;
  return search;
}

/// One range, read in order a chunk at a time: most ranges give a page no more than a few of its rows.
class Run {
 public:
  Run(db::Reader& reader, const Search& search, const Range& range, int chunk) : reader_(reader), search_(search), range_(range), chunk_(chunk) {}

  /// The next row; null at the end.
  const Found* head() {
    if (at_ == found_.size() && !ended_) refill();
    return at_ < found_.size() ? &found_[at_] : nullptr;
  }
  void pop() { ++at_; }

 private:
  void refill() {
    auto after = search_.cursor;
    if (!found_.empty()) after = ListCursor{found_.back().sort, found_.back().dossier};
    found_.clear();
    at_ = 0;
    for (const auto& row : page_sql(search_, range_, after, chunk_).query(reader_)) found_.push_back({row.id<Dossier>(0), row.number(1), range_.shelf});
    ended_ = found_.size() < static_cast<std::size_t>(chunk_);
    chunk_ *= 2;
  }

  db::Reader& reader_;
  const Search& search_;
  const Range& range_;
  int chunk_;
  std::vector<Found> found_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

/// What is sorted after it was gathered is read at once; of what is read in order, twice its share.
std::vector<Run> runs_of(db::Reader& reader, const Search& search, int limit) {
  const auto in_order = static_cast<int>(std::ranges::count_if(search.ranges, [](const Range& range) { return !range.stage.empty(); }));
  std::vector<Run> runs;
  for (const auto& range : search.ranges)
    runs.emplace_back(reader, search, range, range.stage.empty() ? limit : std::min(limit, 2 * limit / in_order + 1));
  return runs;
}

/// The first `limit` rows over all ranges, in order.
std::vector<Found> merge(db::Reader& reader, const Search& search, int limit) {
  const auto first = [&](const Found& a, const Found& b) {
    const auto left = std::tie(a.sort, a.dossier), right = std::tie(b.sort, b.dossier);
    return search.sort == ListFilter::Sort::Due ? left < right : right < left;
  };
  auto runs = runs_of(reader, search, limit);
  std::vector<Found> found;
  while (found.size() < static_cast<std::size_t>(limit)) {
    Run* next = nullptr;
    for (auto& run : runs)
      if (run.head() && (!next || first(*run.head(), *next->head()))) next = &run;
    if (!next) break;
    found.push_back(*next->head());
    next->pop();
  }
  return found;
}

std::int64_t count(db::Reader& reader, const Search& search) {
  std::int64_t counted = 0;
  for (const auto& range : search.ranges)
    if (const auto room = kCountCap + 1 - counted; room > 0) counted += number_of(count_sql(search, range, room).query(reader));
  return counted;
}

/// The count of a search as it was kept, or counted afresh; where other servers write too, always afresh.
class Counting {
 public:
  Counting(const Engine& engine, const Search& search) : counts_(engine.alone() ? engine.counts.get() : nullptr) {
    if (!counts_) return;
    question_ = question_of(search);
    mark_ = counts_->mark(search.shelves);
    counted_ = counts_->find(question_, mark_);
  }
  bool many() const { return counted_ && *counted_ > kFew; }

  void tell(db::Reader& reader, const Search& search, ListPage& page) {
    if (!counted_) {
      counted_ = count(reader, search);
      if (counts_) counts_->keep(question_, mark_, *counted_);
    }
    page.exact = *counted_ <= kCountCap;
    page.count = std::min(*counted_, kCountCap);
  }

 private:
  ListCounts* counts_;
  std::string question_;
  std::uint64_t mark_ = 0;
  std::optional<std::int64_t> counted_;
};

}  // namespace

Result<ListPage> read_list(const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  TRY(auto search, prepare(engine, principal, filter));
  ListPage page;
  if (!filter.words.empty() && search.tokens.empty()) return page;
  Counting counting(engine, search);  // before the transaction begins
  std::vector<SealedRow> rows;
  engine.database.read([&](db::Reader& reader) {
    Ranges(reader, search, engine.rules(filter.kind)).choose(counting.many());
    auto found = merge(reader, search, filter.limit + 1);
    if (found.size() > static_cast<std::size_t>(filter.limit)) {
      found.pop_back();
      page.next = cursor_text({found.back().sort, found.back().dossier});
    }
    rows = read_rows(reader, search, principal, found, engine.environment.now());
    if (filter.count) counting.tell(reader, search, page);
  });
  page.rows = open_cards(engine, std::move(rows));
  return page;
}

std::vector<ClockRow> read_clocks(db::Reader& reader, const Engine&, const access::Principal& principal, Instant before, int limit) {
  constexpr std::string_view kSql =
      "SELECT c.dossier, d.kind, d.number, c.name, c.part, c.owes, c.due FROM clock c CROSS JOIN dossier d "
      "CROSS JOIN participant p WHERE d.id = c.dossier AND p.dossier = c.dossier AND p.holder = ?1 AND p.role = ?4 AND ";
  static const std::string kOwed = std::string(kSql) + "c.owes = ?1 AND c.due < ?2 ORDER BY c.due LIMIT ?3";
  static const std::string kOwned = std::string(kSql) + "c.owner = ?1 AND c.owes <> ?1 AND c.due < ?2 ORDER BY c.due LIMIT ?3";
  std::vector<ClockRow> clocks;
  for (const auto& membership : principal.memberships)
    for (const auto* sql : {&kOwed, &kOwned})
      for (const auto& row : reader.query(*sql, {membership.party, before, limit, name_of(membership.role)})) {
        const auto part = row.id<Dossier>(4);
        clocks.push_back({row.id<Dossier>(0), value_of<Kind>(row.text(1)).value_or(Kind{}), row.text(2), row.text(3),
                          part.nil() ? std::nullopt : std::optional(part.bytes), row.id<Party>(5), row.instant(6)});
      }
  std::ranges::sort(clocks, {}, &ClockRow::due);
  if (clocks.size() > static_cast<std::size_t>(limit)) clocks.resize(static_cast<std::size_t>(limit));
  return clocks;
}

}  // namespace hospitium::ledger
