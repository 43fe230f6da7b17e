#include "ledger/list_row.hpp"

#include <unordered_map>

#include "ledger/bytes.hpp"
#include "ledger/dossier_store.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::string_view kRowSql =
    "SELECT d.number, p.stage, d.origin, d.destination, d.specialty, d.urgency, p.owner, p.owes, p.due, p.updated, d.opened, p.holds, "
    "d.key_id, d.card, p.dossier, p.holder, p.role FROM participant p CROSS JOIN dossier d WHERE d.id = p.dossier AND d.erased IS NULL AND p.holder IN (";

/// Few texts for any number of rows: so many are asked for at once, the last again in the places left over.
constexpr std::size_t kFewRows = 8, kMostRows = 64;

Sql rows_sql(const Search& search, std::span<const Found> found) {
  Sql sql;
  sql << kRowSql;
  for (std::size_t i = 0; i < search.shelves.size(); ++i) (sql << (i ? "," : "")).bind(db::BlobView{view_of(search.shelves[i].holder)});
  sql << ") AND p.dossier IN (";
  const auto places = found.size() <= kFewRows ? kFewRows : kMostRows;
  for (std::size_t i = 0; i < places; ++i) (sql << (i ? "," : "")).bind(found[std::min(i, found.size() - 1)].dossier);
  return std::move(sql << ")");
}

std::optional<Place> place_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(Place{row.text(column)});
}
template <class E>
std::optional<E> enum_of(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : value_of<E>(row.text(column));
}
Id<Party> party_of(const db::Row& row, std::size_t column) { return row.null(column) ? Id<Party>{} : row.id<Party>(column); }

SealedRow sealed_row(const db::Row& row) {
  SealedRow sealed{{row.id<Dossier>(14), row.text(0), row.text(1), {}, place_of(row, 2), place_of(row, 3), enum_of<Specialty>(row, 4),
                    enum_of<Urgency>(row, 5), party_of(row, 6), party_of(row, 7), {}, row.instant(9), row.instant(10), {}},
                   row.id<vault::KeyTag>(12), row.text(13)};
  if (row.number(8) != kNever) sealed.row.due = row.instant(8);
  return sealed;
}

/// A holder's row and the shelf on which it stands.
struct Standing {
  Id<Dossier> dossier;
  std::size_t shelf = 0;
  const db::Row* row = nullptr;
  const std::string& holds() const { return row->text(11); }
};

/// As many as there are shelves for what stands on none of them: a holder's row in another role.
std::size_t shelf_of(const Search& search, const db::Row& row) {
  const auto holder = row.id<Party>(15).bytes;
  const auto at = std::ranges::find_if(search.shelves, [&](const Shelf& shelf) { return shelf.holder == holder && name_of(shelf.role) == row.text(16); });
  return static_cast<std::size_t>(at - search.shelves.begin());
}

std::vector<Standing> by_dossier(const Search& search, const db::Rows& rows) {
  std::vector<Standing> held;
  held.reserve(rows.size());
  for (const auto& row : rows)
    if (const auto shelf = shelf_of(search, row); shelf < search.shelves.size()) held.push_back({row.id<Dossier>(14), shelf, &row});
  std::ranges::sort(held, {}, [](const Standing& one) { return std::pair(one.dossier, one.shelf); });
  return held;
}

/// Rights follow from what somebody holds, and a page's rows mostly hold the same: worked out once for each of them.
class RightsOfRows {
 public:
  RightsOfRows(const Search& search, const access::Principal& principal, Instant now) : search_(search), principal_(principal), now_(now) {}

  const access::Rights& of(const std::vector<const Standing*>& rows) {
    std::string held;
    for (const auto* row : rows) (held += static_cast<char>(row->shelf)) += row->holds();
    const auto [known, added] = known_.try_emplace(std::move(held));
    if (added) known->second = worked_out(rows);
    return known->second;
  }

 private:
  access::Rights worked_out(const std::vector<const Standing*>& rows) const {
    std::vector<Participant> participants;
    for (const auto* row : rows)
      for (auto& participant : parse_holds(row->holds(), search_.shelves[row->shelf].holder)) participants.push_back(std::move(participant));
    return access::rights_on(principal_, search_.filter.kind, participants, now_);
  }

  const Search& search_;
  const access::Principal& principal_;
  const Instant now_;
  std::unordered_map<std::string, access::Rights> known_;
};

/// The row as the first shelf that holds it shows it, with the rights of all memberships together. A member's own illness is another matter.
std::optional<SealedRow> shown(const Search& search, RightsOfRows& rights, const std::vector<Standing>& held, const Found& found) {
  std::vector<const Standing*> rows;
  for (const auto& one : std::ranges::equal_range(held, found.dossier, {}, &Standing::dossier)) {
    const bool first = one.shelf == found.shelf, later = one.shelf > found.shelf;
    if (first || (later && !access::by_account(search.shelves[one.shelf].role))) rows.push_back(&one);
  }
  if (rows.empty()) return std::nullopt;
  const auto& held_rights = rights.of(rows);
  if (held_rights.none()) return std::nullopt;
  auto sealed = sealed_row(*rows.front()->row);
  sealed.row.rights = held_rights;
  return sealed;
}

}  // namespace

std::vector<SealedRow> read_rows(db::Reader& reader, const Search& search, const access::Principal& principal, const std::vector<Found>& found,
                                 Instant now) {
  std::vector<SealedRow> list;
  list.reserve(found.size());
  RightsOfRows rights(search, principal, now);
  for (std::size_t at = 0; at < found.size(); at += kMostRows) {
    const auto some = std::span(found).subspan(at, std::min(kMostRows, found.size() - at));
    const auto rows = rows_sql(search, some).query(reader);
    const auto held = by_dossier(search, rows);
    for (const auto& one : some)
      if (auto row = shown(search, rights, held, one)) list.push_back(*std::move(row));
  }
  return list;
}

std::vector<ListRow> open_cards(const Engine& engine, std::vector<SealedRow> sealed) {
  std::vector<vault::KeyId> ids;
  for (const auto& one : sealed) ids.push_back(one.key_id);
  const auto keys = engine.vault.keys(ids);
  std::vector<ListRow> rows;
  rows.reserve(sealed.size());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto card = keys[i] ? open_card(*keys[i], sealed[i].row.id, sealed[i].card) : std::nullopt;
    if (!card) continue;
    sealed[i].row.card = *std::move(card);
    rows.push_back(std::move(sealed[i].row));
  }
  return rows;
}

}  // namespace hospitium::ledger
