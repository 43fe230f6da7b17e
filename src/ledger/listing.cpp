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
  Search search{filter, shelves_of(principal), tokens_of(engine.vault, filter), criteria_of(filter), {}, {}, {}};
  TRY(search.cursor, parse_cursor(filter.cursor));
  const auto& rules = engine.rules(filter.kind);
  for (const auto& stage : filter.stages)
    if (!rules.stage_mask(stage)) return refuse(Code::UnknownValue, "?stage");
  return search;
}

/// The first `limit` rows over all ranges, in order. Once the page is full, a range is asked only for what comes before its last row; until
/// then, one in which a filter may match nothing for long is looked into no further than a window, and read to its end when the page is full.
class Merge {
 public:
  Merge(db::Reader& reader, const Search& search, int limit) : reader_(reader), search_(search), limit_(limit) {}

  std::vector<Found> rows() && {
    std::vector<const Range*> rest;
    for (const auto& range : search_.ranges) {
      const bool sparse = !full() && may_be_sparse(search_, range);
      add(range, sparse ? kWindow : kNoWindow);
      if (sparse) rest.push_back(&range);
    }
    for (const auto* range : rest) add(*range, kNoWindow);
    return std::move(found_);
  }

 private:
  static constexpr int kWindow = 200;

  bool full() const { return found_.size() == static_cast<std::size_t>(limit_); }

  void add(const Range& range, int window) {
    const auto end = full() ? std::optional(ListCursor{found_.back().sort, found_.back().dossier}) : std::nullopt;
    std::vector<Found> more, both;
    for (const auto& row : page_sql(search_, range, {search_.cursor, end, limit_, window}).query(reader_))
      more.push_back({row.id<Dossier>(0), row.number(1), range.shelf});
    const auto first = [&](const Found& a, const Found& b) {
      const auto left = std::tie(a.sort, a.dossier), right = std::tie(b.sort, b.dossier);
      return search_.filter.sort == ListFilter::Sort::Due ? left < right : right < left;
    };
    std::ranges::set_union(found_, more, std::back_inserter(both), first);  // what a window showed is seen again
    both.resize(std::min(both.size(), static_cast<std::size_t>(limit_)));
    found_ = std::move(both);
  }

  db::Reader& reader_;
  const Search& search_;
  const int limit_;
  std::vector<Found> found_;
};

/// In whatever order: the stages of a shelf together.
std::int64_t count(db::Reader& reader, const Search& search) {
  std::int64_t counted = 0;
  std::vector<Range> ranges;
  for (const auto& range : search.ranges)
    if (ranges.empty() || ranges.back().shelf != range.shelf) ranges.push_back({range.shelf, "", range.through});
  for (const auto& range : ranges)
    if (const auto room = kCountCap + 1 - counted; room > 0) counted += number_of(count_sql(search, range, room).query(reader));
  return counted;
}

/// What was answered last to the same question about the same shelves; where other servers write too, nothing is kept. Make it before the
/// transaction that answers.
template <class Memory, class Answer>
class Remembered {
 public:
  Remembered(Memory* memory, const ShelfChanges& changes, const Search& search, std::string question)
      : memory_(memory), question_(std::move(question)) {
    if (!memory_) return;
    mark_ = changes.mark(search.shelves);
    answer = memory_->find(question_, mark_);
  }
  void keep(Answer found) {
    if (memory_) memory_->keep(question_, mark_, found);
    answer = std::move(found);
  }
  std::optional<Answer> answer;

 private:
  Memory* memory_;
  const std::string question_;
  std::uint64_t mark_ = 0;
};

/// One list on its way: what is remembered needs no transaction.
class Listing {
 public:
  Listing(const Engine& engine, const Search& search)
      : engine_(engine), search_(search),
        count_(memory() ? &memory()->counts : nullptr, lists().moves, search, question_of(search)),
        found_(memory() ? &memory()->pages : nullptr, in_time() ? lists().touches : lists().moves, search, page_question_of(search)),
        listed_(engine, search) {}

  ListPage page(const access::Principal& principal) && {
    const bool known = found_.answer && listed_.find(shown());
    if (!known || (search_.filter.count && !count_.answer)) engine_.database.read([this](db::Reader& reader) { read(reader); });
    listed_.open();
    ListPage page;
    if (found().size() > limit()) page.next = cursor_text({shown().back().sort, shown().back().dossier});
    page.rows = listed_.rows(principal, engine_.environment.now());
    if (!search_.filter.count) return page;
    page.exact = *count_.answer <= kCountCap;
    page.count = std::min(*count_.answer, kCountCap);
    return page;
  }

 private:
  const ListMemory& lists() const { return *engine_.lists; }
  ListMemory* memory() const { return engine_.list_memory(); }
  bool in_time() const { return search_.filter.sort == ListFilter::Sort::Updated; }
  std::size_t limit() const { return static_cast<std::size_t>(search_.filter.limit); }
  const std::vector<Found>& found() const { return **found_.answer; }
  /// Without the one more that tells whether there are more.
  std::span<const Found> shown() const { return std::span(found()).first(std::min(limit(), found().size())); }

  void read(db::Reader& reader) {
    Search search = search_;
    Ranges(reader, search, engine_.rules(search.filter.kind)).choose(count_.answer && *count_.answer > kFew);
    if (!found_.answer) {
      found_.keep(std::make_shared<const std::vector<Found>>(Merge(reader, search, search.filter.limit + 1).rows()));
      listed_.find(shown());
    }
    listed_.read(reader);
    if (search.filter.count && !count_.answer) count_.keep(count(reader, search));
  }

  const Engine& engine_;
  const Search& search_;
  Remembered<decltype(ListMemory::counts), std::int64_t> count_;
  Remembered<decltype(ListMemory::pages), std::shared_ptr<const std::vector<Found>>> found_;
  ListedPage listed_;
};

}  // namespace

Result<ListPage> read_list(const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  TRY(const auto search, prepare(engine, principal, filter));
  if (!filter.words.empty() && search.tokens.empty()) return ListPage{};
  return Listing(engine, search).page(principal);
}

}  // namespace hospitium::ledger
