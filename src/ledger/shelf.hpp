// One reader's ranges of table `participant`, as SQL.
#pragma once
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

std::vector<Shelf> shelves_of(const access::Principal& principal);

/// A statement with its parameters; keeps the texts that they view.
class Sql {
 public:
  Sql& operator<<(std::string_view piece) { text_ += piece; return *this; }
  Sql& bind(db::Param param);
  Sql& bind_text(std::string text);
  Sql& bind_bytes(std::string bytes);
  db::Rows query(db::Reader& reader) const { return reader.query(text_, params_); }

 private:
  void place();
  std::string text_;
  std::vector<db::Param> params_;
  std::deque<std::string> kept_;
};

/// Where a page goes on: after this sort value and dossier.
struct ListCursor {
  std::int64_t sort = 0;
  Id<Dossier> dossier;
};
std::string cursor_text(const ListCursor& cursor);
Result<std::optional<ListCursor>> parse_cursor(std::string_view text);

/// What a filter asks of a column that stands in table `dossier` as well, where it has an index.
struct Criterion {
  enum class Type { Place, Word, Party, Label } type{};
  std::string_view column;
  std::string value;                     ///< a place, a word, the bytes of a party's id, or a label's token in table `search`
};
std::vector<Criterion> criteria_of(const vault::Vault& vault, const ListFilter& filter);

/// What a range is read through: the holder's index in order; or what is few: the dossiers that a word or a column's value has over all
/// shelves, those of the shelf where somebody owes the next step, those of its stage that are of the specialty.
enum class Through { Shelf, Words, Column, Owed, Specialty };

/// One range: a shelf and, where many are to be read in order, one stage.
struct Range {
  std::size_t shelf = 0;
  std::string stage;
  Through through = Through::Shelf;
};

/// A filter made ready: shelves, hashed words, cursor.
struct Search {
  const ListFilter& filter;
  std::vector<Shelf> shelves;
  std::vector<std::string> tokens;
  std::vector<Criterion> criteria;
  std::optional<ListCursor> cursor;
  std::optional<std::size_t> rare;       ///< of `criteria`, the one that ranges are read through
  std::vector<Range> ranges;
  bool numbers = false;                  ///< `tokens` stand for whole numbers alone, which whoever takes part knows
};

inline constexpr int kNoWindow = 0;
inline constexpr std::int64_t kMostFound = kCountCap;  ///< of what words find on one shelf, when it is sorted otherwise than by opening
/// Which of a range's rows are wanted.
struct Stretch {
  std::optional<ListCursor> after, before;
  int limit = 0;
  int window = kNoWindow;                ///< looks at no more rows than these, whether they match or not; only where may_be_sparse()
};
/// Whether reading the range in order may pass many rows that a filter leaves out.
bool may_be_sparse(const Search& search, const Range& range);

/// A stretch of a range of one of several searches.
struct Wanted {
  std::size_t list = 0;                  ///< which search
  const Search* search = nullptr;
  Range range;
  Stretch stretch;
};
/// "dossier, sort, shelf, list" of all of them by one statement, as many of each list as a stretch of it may have. Those of one list stand together.
Sql stretches_sql(std::span<const Wanted> wanted);

/// Something to be counted: writes the SELECT whose rows are.
using Counted = std::function<void(Sql&)>;
/// "place, many" of all of them by one statement, each counted to `limit`.
Sql counts_sql(std::span<const Counted> counted, std::int64_t limit);
/// The rows of a range.
Counted rows_of(const Search& search, const Range& range);
/// The dossiers that have what is asked, over all shelves.
Counted extent_of(const Search& search, const Criterion& asked);
/// The dossiers of a shelf; those where the filter's party owes the next step; those of one of its stages that are of the filter's specialty.
Counted all_on(const Search& search, const Shelf& shelf);
Counted owed_on(const Search& search, const Shelf& shelf);
Counted of_specialty(const Search& search, const Range& range);
/// The rows that a stretch passes in order, whatever a filter leaves of them.
Counted passed_in(const Wanted& wanted);
/// What the filter asks of the shelves, as one text: equal questions have equal counts at one moment.
std::string question_of(const Search& search);
/// The same for one page: equal ones show the same dossiers.
std::string page_question_of(const Search& search);

/// " alias.holder = .. AND alias.role = .."
Sql& on_shelf(Sql& sql, std::string_view alias, const Shelf& shelf);

}  // namespace hospitium::ledger
