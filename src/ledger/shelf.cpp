#include "ledger/shelf.hpp"

#include <charconv>

#include "ledger/bytes.hpp"

namespace hospitium::ledger {
namespace {

/// A country contains its regions.
void within(Sql& sql, std::string_view column, const std::optional<Place>& place) {
  if (!place) return;
  (sql << " AND (" << column << " = ").bind_text(place->code);
  if (place->code.size() == 2) (sql << " OR substr(" << column << ", 1, 3) = ").bind_text(place->code + "-");
  sql << ")";
}

template <class E>
void equal_name(Sql& sql, std::string_view column, const std::optional<E>& value) {
  if (value) (sql << " AND " << column << " = ").bind(name_of(*value));
}
void equal_id(Sql& sql, std::string_view column, const std::optional<Id<Party>>& id) {
  if (id) (sql << " AND " << column << " = ").bind(*id);
}

void on_shelf(Sql& sql, std::string_view alias, const Shelf& shelf) {
  (sql << alias << ".holder = ").bind(db::BlobView{view_of(shelf.holder)});
  (sql << " AND " << alias << ".role = ").bind(name_of(shelf.role));
}

void in_stages(Sql& sql, const Search& search, const Range& range) {
  if (!range.stage.empty()) {
    (sql << " AND p.stage = ").bind_text(range.stage);
  } else if (!search.filter.stages.empty()) {
    sql << " AND (";
    for (std::size_t i = 0; i < search.filter.stages.size(); ++i) (sql << (i ? " OR p.stage = " : "p.stage = ")).bind_text(search.filter.stages[i]);
    sql << ")";
  }
}

void with_words(Sql& sql, const Search& search) {
  if (search.tokens.empty()) return;
  (sql << " AND p.named = 1 AND s.token = ").bind_bytes(search.tokens.front());
  for (std::size_t i = 1; i < search.tokens.size(); ++i) {
    (sql << " AND EXISTS (SELECT 1 FROM search o WHERE o.token = ").bind_bytes(search.tokens[i]);
    sql << " AND o.dossier = p.dossier)";
  }
}

/// A dossier that stands on two of the reader's shelves is listed by the first.
void not_on_earlier(Sql& sql, const Search& search, const Range& range) {
  for (std::size_t i = 0; i < range.shelf; ++i) {
    sql << " AND NOT EXISTS (SELECT 1 FROM participant q WHERE q.dossier = p.dossier AND ";
    on_shelf(sql, "q", search.shelves[i]);
    sql << ")";
  }
}

/// CROSS JOIN keeps SQLite to the order written.
std::string_view tables_of(const Search& search, const Range& range) {
  if (search.tokens.empty()) return " FROM participant p WHERE ";
  return range.by_shelf ? " FROM participant p CROSS JOIN search s WHERE p.dossier = s.dossier AND "
                        : " FROM search s CROSS JOIN participant p WHERE p.dossier = s.dossier AND ";
}

void from_where(Sql& sql, const Search& search, const Range& range) {
  const auto& filter = search.filter;
  sql << tables_of(search, range);
  on_shelf(sql, "p", search.shelves[range.shelf]);
  (sql << " AND p.kind = ").bind(name_of(filter.kind));
  in_stages(sql, search, range);
  within(sql, "p.origin", filter.origin);
  within(sql, "p.destination", filter.destination);
  equal_name(sql, "p.specialty", filter.specialty);
  equal_name(sql, "p.urgency", filter.urgency);
  equal_id(sql, "p.owner", filter.owner);
  equal_id(sql, "p.owes", filter.owes);
  with_words(sql, search);
  not_on_earlier(sql, search, range);
}

struct Order {
  std::string_view sort, after, by;
};
Order order_of(const Search& search, const Range& range) {
  switch (search.sort) {
    case ListFilter::Sort::Updated: return {"p.updated", "(p.updated, p.dossier) < (", "p.updated DESC, p.dossier DESC"};
    case ListFilter::Sort::Due: return {"p.due", "(p.due, p.dossier) > (", "p.due, p.dossier"};
    case ListFilter::Sort::Opened: break;
  }
  if (search.tokens.empty() || range.by_shelf) return {"0", "p.dossier < (", "p.dossier DESC"};
  return {"0", "s.dossier < (", "s.dossier DESC"};
}

}  // namespace

std::vector<Shelf> shelves_of(const access::Principal& principal) {
  std::vector<Shelf> shelves;
  const auto add = [&](const Shelf& shelf) {
    if (!std::ranges::count(shelves, shelf)) shelves.push_back(shelf);
  };
  for (const auto& membership : principal.memberships) add({membership.party.bytes, membership.role});
  for (const auto& row : access::kDossierPolicy)
    if (access::by_account(row.role)) add({principal.user.bytes, row.role});
  return shelves;
}

void Sql::place() { fmt::format_to(std::back_inserter(text_), "?{}", params_.size()); }
Sql& Sql::bind(db::Param param) {
  params_.push_back(param);
  place();
  return *this;
}
Sql& Sql::bind_text(std::string text) { return bind(std::string_view(kept_.emplace_back(std::move(text)))); }
Sql& Sql::bind_bytes(std::string bytes) { return bind(db::BlobView{kept_.emplace_back(std::move(bytes))}); }

std::string cursor_text(const ListCursor& cursor) { return fmt::format("{}.{}", cursor.sort, cursor.dossier.text()); }

Result<std::optional<ListCursor>> parse_cursor(std::string_view text) {
  if (text.empty()) return std::nullopt;
  ListCursor cursor;
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return refuse(Code::Malformed, "/cursor");
  const auto [end, problem] = std::from_chars(text.data(), text.data() + dot, cursor.sort);
  const auto id = Id<Dossier>::parse(text.substr(dot + 1));
  if (problem != std::errc() || end != text.data() + dot || !id) return refuse(Code::Malformed, "/cursor");
  cursor.dossier = *id;
  return cursor;
}

Sql page_sql(const Search& search, const Range& range, int limit) {
  const auto order = order_of(search, range);
  Sql sql;
  sql << "SELECT p.dossier, " << order.sort;
  from_where(sql, search, range);
  if (search.cursor) {
    sql << " AND " << order.after;
    if (search.sort != ListFilter::Sort::Opened) sql.bind(search.cursor->sort) << ", ";
    sql.bind(search.cursor->dossier) << ")";
  }
  (sql << " ORDER BY " << order.by << " LIMIT ").bind(limit);
  return sql;
}

Sql count_sql(const Search& search, const Range& range, std::int64_t limit) {
  Sql sql;
  sql << "SELECT count(*) FROM (SELECT 1";
  from_where(sql, search, range);
  (sql << " LIMIT ").bind(limit) << ") AS counted";
  return sql;
}

}  // namespace hospitium::ledger
