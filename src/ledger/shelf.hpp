// One reader's ranges of table `participant`, as SQL.
#pragma once
#include <deque>
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
  enum class Type { Place, Word, Party } type{};
  std::string_view column;
  std::string value;                     ///< a place, a word, or the bytes of a party's id
};
std::vector<Criterion> criteria_of(const ListFilter& filter);

/// What a range is read through: the holder's index in order; or what is few: the dossiers that a word or a column's value has over all
/// shelves, those of the shelf where somebody owes the next step.
enum class Through { Shelf, Words, Column, Owed };

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
/// "dossier, sort" of the rows of a stretch of one range, in order.
Sql page_sql(const Search& search, const Range& range, const Stretch& stretch);
/// How many rows a range has, at most `limit`.
Sql count_sql(const Search& search, const Range& range, std::int64_t limit);
/// How many dossiers have what is asked, over all shelves, at most `limit`.
Sql extent_sql(const Search& search, const Criterion& asked, std::int64_t limit);
/// How many dossiers a shelf holds; with `owes` only those where the filter's party owes the next step; at most `limit`.
enum class Whose { All, Owed };
Sql shelf_sql(const Search& search, const Shelf& shelf, Whose whose, std::int64_t limit);
/// What the filter asks of the shelves, as one text: equal questions have equal counts at one moment.
std::string question_of(const Search& search);
/// The same for one page: equal ones show the same dossiers.
std::string page_question_of(const Search& search);

/// " alias.holder = .. AND alias.role = .."
Sql& on_shelf(Sql& sql, std::string_view alias, const Shelf& shelf);

}  // namespace hospitium::ledger
