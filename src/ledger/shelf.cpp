#include "ledger/shelf.hpp"

#include <charconv>

#include "ledger/bytes.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kCountry = 2;      ///< letters of a country's code, with which those of its regions begin

/// A country contains its regions.
void within(Sql& sql, std::string_view alias, const Criterion& asked) {
  (sql << " AND substr(" << alias << "." << asked.column << ", 1, 2) = ").bind_text(asked.value.substr(0, kCountry));
  if (asked.value.size() > kCountry) (sql << " AND " << alias << "." << asked.column << " = ").bind_text(asked.value);
}

void as_asked(Sql& sql, std::string_view alias, const Criterion& asked) {
  if (asked.type == Criterion::Type::Place) return within(sql, alias, asked);
  if (asked.type == Criterion::Type::Label) {
    (sql << " AND EXISTS (SELECT 1 FROM search l WHERE l.token = ").bind_bytes(asked.value);
    sql << " AND l.dossier = " << alias << ".dossier)";
    return;
  }
  sql << " AND " << alias << "." << asked.column << " = ";
  if (asked.type == Criterion::Type::Party) sql.bind_bytes(asked.value);
  else sql.bind_text(asked.value);
}

/// What has the value that is asked, as `f` with its dossier's `id`: from the table where that has an index.
void gathered(Sql& sql, const Search& search, const Criterion& asked) {
  if (asked.type == Criterion::Type::Label) {
    (sql << "(SELECT l.dossier AS id FROM search l WHERE l.token = ").bind_bytes(asked.value);
    sql << ") f";
    return;
  }
  (sql << "(SELECT d.id FROM dossier d WHERE d.kind = ").bind(name_of(search.filter.kind));
  as_asked(sql, "d", asked);
  sql << ") f";
}

/// Of a stage that is read in order. No index leads to it, or SQLite would gather all of a common specialty and sort them.
void sifted(Sql& sql, const Criterion& asked) {
  if (asked.type != Criterion::Type::Word) return as_asked(sql, "p", asked);
  (sql << " AND coalesce(p." << asked.column << ", '') = ").bind_text(asked.value);
}

/// All that are asked, but not again the one that the range is read through.
void all_asked(Sql& sql, const Search& search, const Range& range) {
  for (std::size_t i = 0; i < search.criteria.size(); ++i) {
    if (range.through == Through::Column && i == search.rare) continue;
    if (range.stage.empty()) as_asked(sql, "p", search.criteria[i]);
    else sifted(sql, search.criteria[i]);
  }
  if (!search.filter.labels.empty()) (sql << " AND p.owner = ").bind(db::BlobView{view_of(search.shelves[range.shelf].holder)});
  if (search.filter.owes) (sql << " AND p.owes = ").bind(*search.filter.owes);
  if (search.filter.due_from) (sql << " AND p.due >= ").bind(*search.filter.due_from);
  if (search.filter.due_until) (sql << " AND p.due < ").bind(*search.filter.due_until);
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
  if (!search.numbers) sql << " AND p.named = 1";
  (sql << " AND s.token = ").bind_bytes(search.tokens.front());
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

void shelved(Sql& sql, std::string_view alias, const Search& search, const Shelf& shelf) {
  (on_shelf(sql, alias, shelf) << " AND " << alias << ".kind = ").bind(name_of(search.filter.kind));
}

void owed(Sql& sql, const Search& search, const Shelf& shelf) {
  shelved(sql, "o", search, shelf);
  (sql << " AND o.owes = ").bind(*search.filter.owes);
}

void specialised(Sql& sql, const Search& search, const Range& range) {
  shelved(sql, "o", search, search.shelves[range.shelf]);
  (sql << " AND o.specialty = ").bind(name_of(*search.filter.specialty));
  (sql << " AND o.stage = ").bind_text(range.stage);
}

/// CROSS JOIN keeps SQLite to the order written.
void from_tables(Sql& sql, const Search& search, const Range& range) {
  if (range.through == Through::Column) {
    gathered(sql << " FROM ", search, search.criteria[*search.rare]);
    sql << " CROSS JOIN participant p WHERE p.dossier = f.id AND ";
  } else if (range.through == Through::Owed) {
    owed(sql << " FROM participant o CROSS JOIN participant p WHERE ", search, search.shelves[range.shelf]);
    sql << " AND p.dossier = o.dossier AND ";
  } else if (range.through == Through::Specialty) {
    specialised(sql << " FROM participant o CROSS JOIN participant p WHERE ", search, range);
    sql << " AND p.dossier = o.dossier AND ";
  } else if (search.tokens.empty()) {
    sql << " FROM participant p WHERE ";
  } else {
    sql << (range.through == Through::Shelf ? " FROM participant p CROSS JOIN search s" : " FROM search s CROSS JOIN participant p")
        << " WHERE p.dossier = s.dossier AND ";
  }
}

void where_placed(Sql& sql, const Search& search, const Range& range) {
  shelved(sql, "p", search, search.shelves[range.shelf]);
  in_stages(sql, search, range);
}

void where_asked(Sql& sql, const Search& search, const Range& range) {
  all_asked(sql, search, range);
  with_words(sql, search);
  not_on_earlier(sql, search, range);
}

void from_where(Sql& sql, const Search& search, const Range& range) {
  from_tables(sql, search, range);
  where_placed(sql, search, range);
  where_asked(sql, search, range);
}

struct Order {
  std::string_view sort, place, by;
  bool falls = true;                     ///< the first row has the greatest value
};
Order order_of(ListFilter::Sort sort, const Range& range) {
  switch (sort) {
    case ListFilter::Sort::Updated: return {"p.updated", "(p.updated, p.dossier)", "p.updated DESC, p.dossier DESC"};
    case ListFilter::Sort::Due: return {"p.due", "(p.due, p.dossier)", "p.due, p.dossier", false};
    case ListFilter::Sort::Opened: break;
  }
  if (range.through != Through::Words) return {"0", "p.dossier", "p.dossier DESC"};
  return {"0", "s.dossier", "s.dossier DESC"};
}

void on_one_side(Sql& sql, const Search& search, const Order& order, bool greater, const ListCursor& place) {
  sql << " AND " << order.place << (greater ? " > (" : " < (");
  if (search.filter.sort != ListFilter::Sort::Opened) sql.bind(place.sort) << ", ";
  sql.bind_bytes(std::string(view_of(place.dossier))) << ")";
}

void within_stretch(Sql& sql, const Search& search, const Order& order, const Stretch& stretch) {
  if (stretch.after) on_one_side(sql, search, order, !order.falls, *stretch.after);
  if (stretch.before) on_one_side(sql, search, order, order.falls, *stretch.before);
}

/// The columns that filters and orders ask for, as each order's index holds them.
std::string_view window_columns(ListFilter::Sort sort) {
  switch (sort) {
    case ListFilter::Sort::Updated: return "p.dossier, p.updated, p.origin, p.destination, p.specialty, p.urgency, p.owes, p.owner";
    case ListFilter::Sort::Due: return "p.dossier, p.due, p.origin, p.destination, p.specialty, p.urgency, p.owes, p.owner";
    case ListFilter::Sort::Opened: break;
  }
  return "p.dossier, p.origin, p.destination, p.specialty, p.urgency, p.owes, p.owner";
}

/// A window of a range is a table of its own, of which the filter leaves what it asks.
void from_window(Sql& sql, const Search& search, const Range& range, const Order& order, const Stretch& stretch) {
  sql << " FROM (SELECT " << window_columns(search.filter.sort) << " FROM participant p WHERE ";
  where_placed(sql, search, range);
  within_stretch(sql, search, order, stretch);
  (sql << " ORDER BY " << order.by << " LIMIT ").bind(stretch.window) << ") p WHERE 1 = 1";
  where_asked(sql, search, range);
}

/// What words find lies in the order of opening: another order is made of so many, those opened last.
void from_found(Sql& sql, const Search& search, const Range& range) {
  sql << " FROM (SELECT " << window_columns(search.filter.sort);
  from_where(sql, search, range);
  (sql << " ORDER BY " << order_of(ListFilter::Sort::Opened, range).by << " LIMIT ").bind(kMostFound) << ") p WHERE 1 = 1";
}

/// A SELECT of its own table, since each has its own order and limit.
void stretch(Sql& sql, const Wanted& wanted, std::size_t place) {
  const auto& [list, search_, range, stretch] = wanted;
  const auto& search = *search_;
  const auto order = order_of(search.filter.sort, range);
  sql << fmt::format("SELECT * FROM (SELECT p.dossier AS dossier, {} AS sort, {} AS shelf, {} AS list", order.sort, range.shelf, list);
  if (stretch.window != kNoWindow) {
    from_window(sql, search, range, order, stretch);
  } else {
    if (search.tokens.empty() || search.filter.sort == ListFilter::Sort::Opened) from_where(sql, search, range);
    else from_found(sql, search, range);
    within_stretch(sql, search, order, stretch);
  }
  (sql << " ORDER BY " << order.by << " LIMIT ").bind(stretch.limit) << fmt::format(") AS stretch{}", place);
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
  if (dot == std::string_view::npos) return refuse(Code::Malformed, "?cursor");
  const auto [end, problem] = std::from_chars(text.data(), text.data() + dot, cursor.sort);
  const auto id = Id<Dossier>::parse(text.substr(dot + 1));
  if (problem != std::errc() || end != text.data() + dot || !id) return refuse(Code::Malformed, "?cursor");
  cursor.dossier = *id;
  return cursor;
}

std::vector<Criterion> criteria_of(const vault::Vault& vault, const ListFilter& filter) {
  std::vector<Criterion> list;
  if (filter.origin) list.push_back({Criterion::Type::Place, "origin", filter.origin->code});
  if (filter.destination) list.push_back({Criterion::Type::Place, "destination", filter.destination->code});
  if (filter.specialty) list.push_back({Criterion::Type::Word, "specialty", std::string(name_of(*filter.specialty))});
  if (filter.urgency) list.push_back({Criterion::Type::Word, "urgency", std::string(name_of(*filter.urgency))});
  if (filter.owner) list.push_back({Criterion::Type::Party, "owner", std::string(view_of(*filter.owner))});
  for (const auto& label : filter.labels) list.push_back({Criterion::Type::Label, "label", label_token(vault, filter.kind, label)});
  return list;
}

Sql& on_shelf(Sql& sql, std::string_view alias, const Shelf& shelf) {
  (sql << alias << ".holder = ").bind(db::BlobView{view_of(shelf.holder)});
  return (sql << " AND " << alias << ".role = ").bind(name_of(shelf.role));
}

bool may_be_sparse(const Search& search, const Range& range) {
  const bool in_order = range.through == Through::Shelf && !range.stage.empty();
  return in_order && (!search.criteria.empty() || search.filter.owes || range.shelf > 0);
}

Sql stretches_sql(std::span<const Wanted> wanted) {
  Sql sql;
  std::size_t lists = 0;
  for (std::size_t from = 0, end = 0; from < wanted.size(); from = end, ++lists) {
    const auto& first = wanted[from];
    while (end < wanted.size() && wanted[end].list == first.list) ++end;
    sql << (from ? " UNION ALL SELECT * FROM (" : "SELECT * FROM (");
    for (auto i = from; i < end; ++i) stretch(sql << (i > from ? " UNION ALL " : ""), wanted[i], i);
    const bool falls = first.search->filter.sort != ListFilter::Sort::Due;
    (sql << (falls ? " ORDER BY sort DESC, dossier DESC LIMIT " : " ORDER BY sort, dossier LIMIT ")).bind(first.stretch.limit) << fmt::format(") AS list{}", lists);
  }
  return sql;
}

Sql counts_sql(std::span<const Counted> counted, std::int64_t limit) {
  Sql sql;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    sql << fmt::format("{}SELECT {} AS place, count(*) AS many FROM (", i ? " UNION ALL " : "", i);
    counted[i](sql);
    (sql << " LIMIT ").bind(limit) << fmt::format(") AS counted{}", i);
  }
  return sql;
}

Counted rows_of(const Search& search, const Range& range) {
  return [&search, range](Sql& sql) { from_where(sql << "SELECT 1", search, range); };
}
Counted extent_of(const Search& search, const Criterion& asked) {
  return [&search, &asked](Sql& sql) { gathered(sql << "SELECT 1 FROM ", search, asked); };
}
Counted all_on(const Search& search, const Shelf& shelf) {
  return [&search, &shelf](Sql& sql) { shelved(sql << "SELECT 1 FROM participant o WHERE ", "o", search, shelf); };
}
Counted owed_on(const Search& search, const Shelf& shelf) {
  return [&search, &shelf](Sql& sql) { owed(sql << "SELECT 1 FROM participant o WHERE ", search, shelf); };
}
Counted of_specialty(const Search& search, const Range& range) {
  return [&search, &range](Sql& sql) { specialised(sql << "SELECT 1 FROM participant o WHERE ", search, range); };
}

Counted passed_in(const Wanted& wanted) {
  return [&wanted](Sql& sql) {
    where_placed(sql << "SELECT 1 FROM participant p WHERE ", *wanted.search, wanted.range);
    within_stretch(sql, *wanted.search, order_of(wanted.search->filter.sort, wanted.range), wanted.stretch);
  };
}

std::string question_of(const Search& search) {
  std::string text(name_of(search.filter.kind));
  for (const auto& shelf : search.shelves) append_sized(append_sized(text, view_of(shelf.holder)), name_of(shelf.role));
  for (const auto& stage : search.filter.stages) append_sized(text += 's', stage);
  for (const auto& token : search.tokens) append_sized(text += 't', token);
  for (const auto& asked : search.criteria) append_sized(append_sized(text += 'f', asked.column), asked.value);
  if (search.filter.owes) append_sized(text += 'o', view_of(*search.filter.owes));
  if (search.filter.due_from) append_sized(text += 'a', std::to_string(search.filter.due_from->us));
  if (search.filter.due_until) append_sized(text += 'b', std::to_string(search.filter.due_until->us));
  return text;
}

std::string page_question_of(const Search& search) {
  auto text = question_of(search);
  append_sized(text += 'p', search.filter.cursor);
  append(text, search.filter.limit);
  append(text, static_cast<int>(search.filter.sort));
  return text;
}

}  // namespace hospitium::ledger
