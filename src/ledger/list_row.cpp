#include "ledger/list_row.hpp"

#include "ledger/bytes.hpp"
#include "ledger/dossier_store.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::string_view kSharedSql =
    "SELECT id, number, origin, destination, specialty, urgency, owner, opened, key_id, card FROM dossier WHERE erased IS NULL AND id IN (";
constexpr std::string_view kHoldersSql =
    "SELECT dossier, holder, role, stage, owes, due, updated, holds FROM participant WHERE dossier IN (";

/// Few texts for any number of rows: so many are asked for at once, the last again in the places left over.
constexpr std::array<std::size_t, 3> kPlaces{8, 64, 256};
constexpr auto kMostRows = kPlaces.back();

Sql rows_sql(std::string_view start, const std::vector<Id<Dossier>>& ids) {
  Sql sql;
  sql << start;
  const auto places = *std::ranges::lower_bound(kPlaces, ids.size());
  for (std::size_t i = 0; i < places; ++i) (sql << (i ? "," : "")).bind(ids[std::min(i, ids.size() - 1)]);
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

ListedDossier listed_of(const db::Row& row) {
  ListedDossier listed;
  auto& shared = listed.shared;
  shared.id = row.id<Dossier>(0);
  shared.number = row.text(1);
  shared.origin = place_of(row, 2);
  shared.destination = place_of(row, 3);
  shared.specialty = enum_of<Specialty>(row, 4);
  shared.urgency = enum_of<Urgency>(row, 5);
  shared.owner = party_of(row, 6);
  shared.opened = row.instant(7);
  listed.key_id = row.id<vault::KeyTag>(8);
  shared.card = row.text(9);
  return listed;
}

ListedDossier::Holder holder_of(const db::Row& row) {
  ListedDossier::Holder holder{row.id<Party>(1).bytes, value_of<Role>(row.text(2)).value_or(Role{}), row.text(3), party_of(row, 4), {}, row.instant(6),
                               row.text(7)};
  if (row.number(5) != kNever) holder.due = row.instant(5);
  return holder;
}

/// A holder's row and the shelf on which it stands.
struct Standing {
  std::size_t shelf = 0;
  const ListedDossier::Holder* holder = nullptr;
};

/// In the order of the reader's shelves; without what stands on none of them.
std::vector<Standing> standings_of(const Search& search, const ListedDossier& listed) {
  std::vector<Standing> standings;
  for (std::size_t shelf = 0; shelf < search.shelves.size(); ++shelf)
    for (const auto& holder : listed.holders)
      if (search.shelves[shelf] == Shelf{holder.holder, holder.role}) standings.push_back({shelf, &holder});
  return standings;
}

/// Rights follow from what somebody holds, and a page's rows mostly hold the same: worked out once for each of them.
class RightsOfRows {
 public:
  RightsOfRows(const Search& search, const access::Principal& principal, Instant now) : search_(search), principal_(principal), now_(now) {}

  const access::Rights& of(const std::vector<Standing>& rows) {
    std::string held;
    for (const auto& row : rows) (held += static_cast<char>(row.shelf)) += row.holder->holds;
    const auto [known, added] = known_.try_emplace(std::move(held));
    if (added) known->second = worked_out(rows);
    return known->second;
  }

 private:
  access::Rights worked_out(const std::vector<Standing>& rows) const {
    std::vector<Participant> participants;
    for (const auto& row : rows)
      for (auto& participant : parse_holds(row.holder->holds, row.holder->holder)) participants.push_back(std::move(participant));
    return access::rights_on(principal_, search_.filter.kind, participants, now_);
  }

  const Search& search_;
  const access::Principal& principal_;
  const Instant now_;
  std::unordered_map<std::string, access::Rights> known_;
};

/// The row as the first shelf that holds it shows it, with the rights of all memberships together. A member's own illness is another matter.
std::optional<ListRow> shown(const Search& search, RightsOfRows& rights, const ListedDossier& listed, const Found& found) {
  auto rows = standings_of(search, listed);
  std::erase_if(rows, [&](const Standing& row) {
    const bool first = row.shelf == found.shelf, later = row.shelf > found.shelf;
    return !first && (!later || access::by_account(search.shelves[row.shelf].role));
  });
  if (rows.empty()) return std::nullopt;
  const auto& held_rights = rights.of(rows);
  if (held_rights.none()) return std::nullopt;
  ListRow row = listed.shared;
  const auto& holder = *rows.front().holder;
  row.stage = holder.stage;
  row.owes = holder.owes;
  row.due = holder.due;
  row.updated = holder.updated;
  row.rights = held_rights;
  return row;
}

}  // namespace

bool ListedPage::find(std::vector<Found> found) {
  found_ = std::move(found);
  listed_.assign(found_.size(), nullptr);
  if (!engine_.alone()) return found_.empty();
  std::vector<Id<Dossier>> ids;
  ids.reserve(found_.size());
  for (const auto& one : found_) ids.push_back(one.dossier);
  listed_ = engine_.lists->dossiers.find(ids);
  return !std::ranges::count(listed_, nullptr);
}

void ListedPage::read(db::Reader& reader) {
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < listed_.size(); ++i)
    if (!listed_[i]) missing.push_back(i);
  for (std::size_t at = 0; at < missing.size(); at += kMostRows)
    read_some(reader, std::span(missing).subspan(at, std::min(kMostRows, missing.size() - at)));
}

void ListedPage::read_some(db::Reader& reader, std::span<const std::size_t> places) {
  std::vector<Id<Dossier>> ids;
  std::unordered_map<Id<Dossier>, std::size_t> place;
  for (const auto at : places) place.emplace(ids.emplace_back(found_[at].dossier), at);
  std::unordered_map<Id<Dossier>, ListedDossier> listed;
  for (const auto& row : rows_sql(kSharedSql, ids).query(reader)) listed.emplace(row.id<Dossier>(0), listed_of(row));
  for (const auto& row : rows_sql(kHoldersSql, ids).query(reader))
    if (const auto held = listed.find(row.id<Dossier>(0)); held != listed.end()) held->second.holders.push_back(holder_of(row));
  for (auto& [id, one] : listed) read_.emplace_back(place.at(id), std::move(one));
}

void ListedPage::open() {
  std::vector<vault::KeyId> ids;
  for (const auto& [place, one] : read_) ids.push_back(one.key_id);
  const auto keys = engine_.vault.keys(ids);
  std::vector<ListedDossiers::Listed> opened;
  for (std::size_t i = 0; i < read_.size(); ++i) {
    auto& [place, one] = read_[i];
    auto card = keys[i] ? open_card(*keys[i], one.shared.id, one.shared.card) : std::nullopt;
    if (!card) continue;
    one.shared.card = *std::move(card);
    listed_[place] = opened.emplace_back(std::make_shared<const ListedDossier>(std::move(one)));
  }
  if (auto* memory = engine_.list_memory()) memory->dossiers.keep(mark_, opened);
}

std::vector<std::optional<ListRow>> ListedPage::rows(const access::Principal& principal, Instant now) const {
  std::vector<std::optional<ListRow>> list(found_.size());
  RightsOfRows rights(search_, principal, now);
  for (std::size_t i = 0; i < found_.size(); ++i)
    if (listed_[i]) list[i] = shown(search_, rights, *listed_[i], found_[i]);
  return list;
}

}  // namespace hospitium::ledger
