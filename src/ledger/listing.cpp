#include "ledger/listing.hpp"

#include "base/text.hpp"
#include "ledger/gathering.hpp"
#include "ledger/list_row.hpp"
#include "ledger/numbers.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kMostRows = 200;

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string_view without_zeros(std::string_view text) { return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1)); }

/// As numbers are kept, with how many zeros they may be typed: "vn-2026-412" as "vn-2026-00412".
std::string whole_number(std::string folded) {
  const auto place = folded.rfind('-') + 1;
  const auto group = folded.substr(place);
  const auto plain = without_zeros(group);
  return folded.substr(0, place) + std::string(kNumberDigits - std::min(kNumberDigits, plain.size()), '0').append(plain);
}

/// "vn-2026-412": two letters, a year, digits. What else has a hyphen and digits is words: "covid-19".
bool like_number(std::string_view folded) {
  constexpr std::size_t kYear = 3, kGroup = 8;             // where these begin
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return folded.size() > kGroup && letter(folded[0]) && letter(folded[1]) && folded[kYear - 1] == '-' && digits(folded.substr(kYear, 4)) &&
         folded[kGroup - 1] == '-' && digits(folded.substr(kGroup));
}

/// What people type: numbers as they are written, words folded. The last digits of a number stand for it, which are kept without zeros before them.
struct AskedWords {
  std::vector<std::string> tokens;
  bool numbers = true;                   ///< whole ones alone: no word of a name is written as they are
};

AskedWords tokens_of(const vault::Vault& vault, const ListFilter& filter) {
  AskedWords asked;
  std::string_view rest = filter.words;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \t\n"), rest.size());
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto folded = fold(piece);
    const bool whole = like_number(folded);
    for (const auto& word : whole ? std::vector{whole_number(folded)} : words_of(piece))
      asked.tokens.push_back(search_token(vault, filter.kind, digits(word) ? without_zeros(word) : word));
    asked.numbers &= whole;
  }
  return asked;
}

/// Labels are read as the tasks are, by who reads all of them.
bool sees_labels(Kind kind, Role role) {
  const auto* row = access::find_row(kind, role);
  if (!row) return false;
  const auto& tasks = row->cells[static_cast<std::size_t>(DataClass::Tasks)];
  return tasks.allows(Action::Read) && tasks.scope == access::Scope::All;
}

Result<Search> prepare(const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  if (filter.limit < 1 || filter.limit > kMostRows) return refuse(Code::OutOfRange, "?limit");
  auto asked = tokens_of(engine.vault, filter);
  Search search{filter, shelves_of(principal), std::move(asked.tokens), criteria_of(engine.vault, filter), {}, {}, {}, asked.numbers};
  if (!filter.labels.empty()) std::erase_if(search.shelves, [&](const Shelf& shelf) { return !sees_labels(filter.kind, shelf.role); });
  TRY(search.cursor, parse_cursor(filter.cursor));
  const auto& rules = engine.rules(filter.kind);
  for (const auto& stage : filter.stages)
    if (!rules.stage_mask(stage)) return refuse(Code::UnknownValue, "?stage");
  return search;
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

/// One list on its way: what is remembered of it.
struct Asked {
  Asked(const Engine& engine, const Search& search)
      : count(memory(engine) ? &memory(engine)->counts : nullptr, engine.lists->moves, search, question_of(search)),
        found(memory(engine) ? &memory(engine)->pages : nullptr,
              search.filter.sort == ListFilter::Sort::Updated ? engine.lists->touches : engine.lists->moves, search, page_question_of(search)) {}
  static ListMemory* memory(const Engine& engine) { return engine.list_memory(); }

  Remembered<decltype(ListMemory::counts), std::int64_t> count;
  Remembered<decltype(ListMemory::pages), std::shared_ptr<const std::vector<Found>>> found;
};

/// The lists of one answer on their way: what is remembered needs no transaction.
class Listing {
 public:
  Listing(const Engine& engine, std::vector<Search> searches) : engine_(engine), searches_(std::move(searches)), listed_(engine, searches_.front()) {
    for (const auto& search : searches_) asked_.emplace_back(engine, search);
  }

  std::vector<ListPage> pages(const access::Principal& principal) && {
    const bool known = unfound().empty() && listed_.find(shown());
    if (!known || !uncounted().empty()) engine_.database.read([this](db::Reader& reader) { read(reader); });
    listed_.open();
    const auto rows = listed_.rows(principal, engine_.environment.now());
    std::vector<ListPage> pages;
    for (std::size_t i = 0, place = 0; i < asked_.size(); place += shown(i).size(), ++i) pages.push_back(page(i, std::span(rows).subspan(place, shown(i).size())));
    return pages;
  }

 private:
  using Lists = std::vector<std::size_t>;
  Lists unfound() const {
    Lists lists;
    for (std::size_t i = 0; i < asked_.size(); ++i)
      if (!asked_[i].found.answer) lists.push_back(i);
    return lists;
  }
  Lists uncounted() const {
    Lists lists;
    for (std::size_t i = 0; i < asked_.size() && counts(); ++i)
      if (!asked_[i].count.answer) lists.push_back(i);
    return lists;
  }
  bool counts() const { return searches_.front().filter.count; }
  std::size_t limit() const { return static_cast<std::size_t>(searches_.front().filter.limit); }
  const std::vector<Found>& found(std::size_t list) const { return **asked_[list].found.answer; }
  /// Without the one more that tells whether there are more.
  std::span<const Found> shown(std::size_t list) const { return std::span(found(list)).first(std::min(limit(), found(list).size())); }
  std::vector<Found> shown() const {
    std::vector<Found> all;
    for (std::size_t i = 0; i < asked_.size(); ++i) std::ranges::copy(shown(i), std::back_inserter(all));
    return all;
  }

  void read(db::Reader& reader) {
    auto searches = searches_;
    const auto pages = unfound(), counts = uncounted();
    if (!pages.empty() || !counts.empty()) choose_ranges(reader, searches, engine_.rules(searches.front().filter.kind), many());
    if (!pages.empty()) {
      auto some = of(searches, pages);
      auto found = find_pages(reader, some);
      for (std::size_t i = 0; i < pages.size(); ++i) asked_[pages[i]].found.keep(std::make_shared<const std::vector<Found>>(std::move(found[i])));
      listed_.find(shown());
    }
    listed_.read(reader);
    if (counts.empty()) return;
    auto some = of(searches, counts);
    const auto counted = count_rows(reader, some);
    for (std::size_t i = 0; i < counts.size(); ++i) asked_[counts[i]].count.keep(counted[i]);
  }
  bool many() const {
    return std::ranges::all_of(asked_, [](const Asked& one) { return one.count.answer && *one.count.answer > kFew; });
  }
  static std::vector<Search> of(const std::vector<Search>& searches, const Lists& lists) {
    std::vector<Search> some;
    for (const auto list : lists) some.push_back(searches[list]);
    return some;
  }

  ListPage page(std::size_t list, std::span<const std::optional<ListRow>> rows) const {
    ListPage page;
    const auto shown = this->shown(list);
    if (found(list).size() > limit()) page.next = cursor_text({shown.back().sort, shown.back().dossier});
    for (const auto& row : rows)
      if (row) page.rows.push_back(*row);
    if (!counts()) return page;
    page.exact = *asked_[list].count.answer <= kCountCap;
    page.count = std::min(*asked_[list].count.answer, kCountCap);
    return page;
  }

  const Engine& engine_;
  const std::vector<Search> searches_;
  std::deque<Asked> asked_;
  ListedPage listed_;
};

}  // namespace

Result<ListPage> read_list(const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  TRY(auto search, prepare(engine, principal, filter));
  if (!filter.words.empty() && search.tokens.empty()) return ListPage{};
  std::vector<Search> searches;
  searches.push_back(std::move(search));
  return std::move(Listing(engine, std::move(searches)).pages(principal).front());
}

Result<std::vector<ListPage>> read_columns(const Engine& engine, const access::Principal& principal, const ListFilter& filter,
                                           std::span<const std::string_view> stages) {
  std::vector<ListFilter> filters(stages.size(), filter);
  std::vector<Search> searches;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    filters[i].stages = {std::string(stages[i])};
    TRY(auto search, prepare(engine, principal, filters[i]));
    searches.push_back(std::move(search));
  }
  if (searches.empty() || (!filter.words.empty() && searches.front().tokens.empty())) return std::vector<ListPage>(stages.size());
  return Listing(engine, std::move(searches)).pages(principal);
}

}  // namespace hospitium::ledger
