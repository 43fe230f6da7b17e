// One reader's ranges of table `participant`, as SQL. A shelf is what a party's members of one role, or one user, take part in.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

struct Shelf {
  IdBytes holder{};
  Role role{};
  friend bool operator==(const Shelf&, const Shelf&) = default;
};
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

/// One range: a shelf and, without search words, one stage.
struct Range {
  std::size_t shelf = 0;
  std::string stage;
  bool by_shelf = false;                 ///< with words: the shelf is small, so look through it and not through all that a word finds
};

/// A filter made ready: shelves, hashed words, cursor.
struct Search {
  const ListFilter& filter;
  ListFilter::Sort sort{};               ///< by words always Opened
  std::vector<Shelf> shelves;
  std::vector<std::string> tokens;
  std::optional<ListCursor> cursor;
  std::vector<Range> ranges;
};

/// "dossier, sort" of the rows of one range after the cursor, in order.
Sql page_sql(const Search& search, const Range& range, int limit);
/// How many rows a range has, at most `limit`.
Sql count_sql(const Search& search, const Range& range, std::int64_t limit);

}  // namespace hospitium::ledger
