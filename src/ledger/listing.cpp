#include "ledger/listing.hpp"

#include "base/text.hpp"
#include "ledger/bytes.hpp"
#include "ledger/dossier_store.hpp"
#include "ledger/projector.hpp"
#include "ledger/shelf.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kMostRows = 200;

/// A row of a page before it is filled.
struct Found {
  Id<Dossier> dossier;
  std::int64_t sort = 0;
  std::size_t shelf = 0;
};

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

/// Whether a shelf holds so little that looking through it costs less than whatever a word finds among all.
bool small(db::Reader& reader, const ListFilter& filter, const Shelf& shelf) {
  constexpr std::int64_t kSmall = 500;
  return reader.query("SELECT count(*) FROM (SELECT 1 FROM participant WHERE holder = ?1 AND role = ?2 AND kind = ?3 LIMIT ?4) AS counted",
                      {db::BlobView{view_of(shelf.holder)}, name_of(shelf.role), name_of(filter.kind), kSmall}).at(0).number(0) < kSmall;
}

/// A person's own dossiers and what words find are few: one range. An organisation's are read stage by stage, in the index's order.
void add_ranges(db::Reader& reader, Search& search, const KindRules& rules, std::size_t shelf) {
  const auto& stages = search.filter.stages;
  if (!search.tokens.empty()) return search.ranges.push_back({shelf, "", small(reader, search.filter, search.shelves[shelf])});
  if (access::by_account(search.shelves[shelf].role)) return search.ranges.push_back({shelf, "", true});
  for (const auto& stage : stages) search.ranges.push_back({shelf, stage, false});
  if (!stages.empty()) return;
  for (const auto stage : rules.stages()) search.ranges.push_back({shelf, std::string(stage), false});
}

Result<Search> prepare(db::Reader& reader, const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  if (filter.limit < 1 || filter.limit > kMostRows) return refuse(Code::OutOfRange, "/limit");
  Search search{filter, filter.sort, shelves_of(principal), tokens_of(engine.vault, filter), {}, {}};
  TRY(search.cursor, parse_cursor(filter.cursor));
  const auto& rules = engine.rules(filter.kind);
  for (const auto& stage : filter.stages)
    if (!rules.stage_mask(stage)) return refuse(Code::UnknownValue, "/stage");
  if (!search.tokens.empty()) search.sort = ListFilter::Sort::Opened;
  for (std::size_t shelf = 0; shelf < search.shelves.size(); ++shelf) add_ranges(reader, search, rules, shelf);
  return search;
}

/// The first `limit` rows over all ranges, in order.
std::vector<Found> merge(db::Reader& reader, const Search& search, int limit) {
  std::vector<Found> found;
  for (const auto& range : search.ranges)
    for (const auto& row : page_sql(search, range, limit).query(reader)) found.push_back({row.id<Dossier>(0), row.number(1), range.shelf});
  const bool ascending = search.sort == ListFilter::Sort::Due;
  std::ranges::sort(found, [&](const Found& a, const Found& b) {
    const auto left = std::tie(a.sort, a.dossier), right = std::tie(b.sort, b.dossier);
    return ascending ? left < right : right < left;
  });
  if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
  return found;
}

void count(db::Reader& reader, const Search& search, ListPage& page) {
  for (const auto& range : search.ranges) {
    const auto room = kCountCap + 1 - page.count;
    if (room > 0) page.count += count_sql(search, range, room).query(reader).at(0).number(0);
  }
  page.exact = page.count <= kCountCap;
  page.count = std::min(page.count, kCountCap);
}

std::optional<Place> place_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(Place{row.text(column)});
}
template <class E>
std::optional<E> enum_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : value_of<E>(row.text(column));
}
Id<Party> party_of(const db::Row& row, std::size_t column) { return row.null(column) ? Id<Party>{} : row.id<Party>(column); }

/// A list row whose card is still sealed.
struct SealedRow {
  ListRow row;
  vault::KeyId key_id;
  std::string card;
};

constexpr std::string_view kRowSql =
    "SELECT d.number, p.stage, d.origin, d.destination, d.specialty, d.urgency, p.owner, p.owes, p.due, p.updated, d.opened, p.holds, "
    "d.key_id, d.card FROM participant p JOIN dossier d ON d.id = p.dossier WHERE p.dossier = ?1 AND p.holder = ?2 AND p.role = ?3 "
    "AND d.erased IS NULL";

SealedRow sealed_row(Id<Dossier> id, const db::Row& row) {
  SealedRow sealed{{id, row.text(0), row.text(1), {}, place_of(row, 2), place_of(row, 3), enum_of<Specialty>(row, 4), enum_of<Urgency>(row, 5),
                    party_of(row, 6), party_of(row, 7), {}, row.instant(9), row.instant(10), {}},
                   row.id<vault::KeyTag>(12), row.text(13)};
  if (row.number(8) != kNever) sealed.row.due = row.instant(8);
  return sealed;
}

/// The row as the first shelf that holds it shows it, with the rights of all memberships together. A member's own illness is another matter.
std::optional<SealedRow> read_row(db::Reader& reader, const Search& search, const access::Principal& principal, const Found& found, Instant now) {
  std::optional<SealedRow> sealed;
  std::vector<Participant> participants;
  for (std::size_t i = 0; i < search.shelves.size(); ++i) {
    const auto& shelf = search.shelves[i];
    if (i < found.shelf || (i > found.shelf && access::by_account(shelf.role))) continue;
    const auto rows = reader.query(kRowSql, {found.dossier, db::BlobView{view_of(shelf.holder)}, name_of(shelf.role)});
    if (rows.empty()) continue;
    if (!sealed) sealed = sealed_row(found.dossier, rows[0]);
    for (auto& participant : parse_holds(rows[0].text(11), shelf.holder)) participants.push_back(std::move(participant));
  }
  if (sealed) sealed->row.rights = access::rights_on(principal, search.filter.kind, participants, now);
  return sealed;
}

void open_cards(const Engine& engine, std::vector<SealedRow>& sealed, ListPage& page) {
  std::vector<vault::KeyId> ids;
  for (const auto& one : sealed) ids.push_back(one.key_id);
  const auto keys = engine.vault.keys(ids);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto card = keys[i] ? open_card(*keys[i], sealed[i].row.id, sealed[i].card) : std::nullopt;
    if (!card) continue;  // erased meanwhile
    sealed[i].row.card = *std::move(card);
    page.rows.push_back(std::move(sealed[i].row));
  }
}

}  // namespace

Result<ListPage> read_list(db::Reader& reader, const Engine& engine, const access::Principal& principal, const ListFilter& filter) {
  TRY(const auto search, prepare(reader, engine, principal, filter));
  ListPage page;
  if (!filter.words.empty() && search.tokens.empty()) return page;
  auto found = merge(reader, search, filter.limit + 1);
  if (found.size() > static_cast<std::size_t>(filter.limit)) {
    found.pop_back();
    page.next = cursor_text({found.back().sort, found.back().dossier});
  }
  std::vector<SealedRow> sealed;
  const auto now = engine.environment.now();
  for (const auto& one : found) {
    auto row = read_row(reader, search, principal, one, now);
    if (row && !row->row.rights.none()) sealed.push_back(*std::move(row));
  }
  open_cards(engine, sealed, page);
  if (filter.count) count(reader, search, page);
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
