#include "ledger/verify_dossier.hpp"

#include "ledger/bytes.hpp"
#include "ledger/erasure.hpp"
#include "ledger/mention_rows.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 500;

constexpr std::string_view kRowSql =
    "SELECT kind, number, stage, version, origin, destination, specialty, urgency, owner, owes, due, opened, updated, erased, key_id, head, "
    "card, shape, snapshot FROM dossier WHERE id = ?1";

bool same_text(const db::Row& row, std::size_t column, const std::optional<std::string>& expected) {
  return row.null(column) ? !expected : expected && row.text(column) == *expected;
}
bool same_number(const db::Row& row, std::size_t column, const std::optional<std::int64_t>& expected) {
  return row.null(column) ? !expected : expected && row.number(column) == *expected;
}
bool same_id(const db::Row& row, std::size_t column, const std::optional<IdBytes>& expected) {
  return row.null(column) ? !expected : expected && row.text(column) == view_of(*expected);
}
template <class E>
std::optional<std::string> text_of(const std::optional<E>& value) {
  return value ? std::optional(std::string(name_of(*value))) : std::nullopt;
}
std::optional<std::string> text_of(const std::optional<Place>& place) { return place ? std::optional(place->code) : std::nullopt; }

/// The four columns of corridor, specialty and urgency, which stand in a row together.
bool same_filters(const db::Row& row, std::size_t column, const Projection& projection) {
  return same_text(row, column, text_of(projection.origin)) && same_text(row, column + 1, text_of(projection.destination)) &&
         same_text(row, column + 2, text_of(projection.specialty)) && same_text(row, column + 3, text_of(projection.urgency));
}

bool same_clear(const db::Row& row, const Projection& projection) {
  const auto due = projection.due ? std::optional(projection.due->us) : std::nullopt;
  return row.text(1) == projection.number && row.text(2) == projection.stage && same_filters(row, 4, projection) &&
         same_id(row, 8, projection.owner.bytes) && same_id(row, 9, projection.owes.bytes) && same_number(row, 10, due);
}

bool same_holder(const db::Row& row, const Held& held, const Projection& projection, const HolderRow& expected) {
  const auto owes = expected.owes ? std::optional(expected.owes->bytes) : std::nullopt;
  return same_id(row, 0, expected.holder) && row.text(1) == name_of(expected.role) && row.text(2) == name_of(held.kind) &&
         row.text(3) == expected.stage && same_filters(row, 4, projection) && same_id(row, 8, projection.owner.bytes) &&
         same_id(row, 9, owes) && row.number(10) == expected.due && row.instant(11) == expected.updated &&
         row.number(12) == (expected.named ? 1 : 0) && row.text(13) == expected.holds;
}

}  // namespace

const KindRules* DossierVerifier::rules_of(std::string_view kind) const {
  const auto found = std::ranges::find_if(kinds_, [&](const auto& rules) { return name_of(rules->kind()) == kind; });
  return found == kinds_.end() ? nullptr : found->get();
}

DossierVerifier::Seen DossierVerifier::check(Id<Dossier> id) {
  const auto row = reader_.query(kRowSql, {id}).at(0);
  const auto version = row.number(3);
  const auto journal = check_chain(id, version, row.text(15));
  const Seen seen{static_cast<std::int64_t>(journal.size()), !row.null(13)};
  const bool times = !journal.empty() && journal.front().at == row.instant(11) && journal.back().at == row.instant(12);
  if (!times) found("dossier_differs", id, version);
  if (seen.erased) {
    for (const auto& one : journal)
      if (!one.mark.empty()) found("mark_differs", id, one.version);
    check_erased(id, row);
    return seen;
  }
  const auto* rules = rules_of(row.text(0));
  Held held;
  held.id = id;
  held.version = version;
  held.updated = row.instant(12);
  held.key_id = row.id<vault::KeyTag>(14);
  held.key = vault_.key(held.key_id);
  if (!rules || !held.key) {
    found(rules ? "key_missing" : "dossier_differs", id, version);
    return seen;
  }
  held.kind = rules->kind();
  if (refold(held, *rules, journal)) check_live(held, *rules, row);
  return seen;
}

std::vector<JournalRow> DossierVerifier::check_chain(Id<Dossier> id, std::int64_t version, std::string_view head) {
  std::vector<JournalRow> journal;
  auto previous = kFirstHash;
  while (true) {
    auto rows = read_journal(reader_, id, journal.empty() ? INT64_MIN : journal.back().version, INT64_MAX, kBatch);
    if (rows.empty()) break;
    for (auto& row : rows) {
      if (row.version != static_cast<std::int64_t>(journal.size()) + 1) found("row_missing", id, row.version);
      if (row.previous != previous || journal_hash(id, row) != row.hash) found("chain_broken", id, row.version);
      previous = row.hash;
      journal.push_back(std::move(row));
    }
  }
  if (static_cast<std::int64_t>(journal.size()) != version) found("row_missing", id, version);
  if (previous != head) found("chain_broken", id, version);
  return journal;
}

/// False when the journal cannot be read: nothing can be compared with it then.
bool DossierVerifier::refold(Held& held, const KindRules& rules, const std::vector<JournalRow>& journal) {
  held.dossier = rules.fresh();
  for (const auto& row : journal) {
    const auto entry = open_event(*held.key, held.id, row);
    const auto facet = entry ? rules.facet_of(row.type, entry->json) : std::nullopt;
    if (!facet || !held.dossier->fold(row.type, entry->json, row.at, entry->actor)) {
      found("event_altered", held.id, row.version);
      return false;
    }
    if (!row.mark.empty() && row.mark != mark_of(*held.key, *facet)) found("mark_differs", held.id, row.version);
    held.revisions.touch(*facet, row.version, row.at);
  }
  return true;
}

void DossierVerifier::check_live(Held& held, const KindRules& rules, const db::Row& row) {
  const auto implied = implied_by(rules, held);
  const auto snapshot = row.null(18) ? std::nullopt : open_snapshot(*held.key, held.id, held.version, row.number(17), row.text(18));
  const bool older = row.number(17) != rules.shape();
  const bool same = snapshot && (older || (snapshot->revisions == held.revisions.text() && snapshot->state == held.dossier->snapshot()));
  if (!same) found("snapshot_differs", held.id, held.version);
  const auto card = row.null(16) ? std::nullopt : open_card(*held.key, held.id, row.text(16));
  if (!same_clear(row, implied.projection) || card != implied.projection.card) found("dossier_differs", held.id, held.version);
  if (!holders_agree(held, implied)) found("participant_differs", held.id, held.version);
  if (!clocks_agree(held, implied.projection)) found("clock_differs", held.id, held.version);
  if (!mentions_agree(reader_, held.id, implied.projection)) found("mention_differs", held.id, held.version);
  if (!tokens_agree(held, implied.projection)) found("search_differs", held.id, held.version);
}

bool DossierVerifier::holders_agree(const Held& held, const Implied& implied) {
  const auto rows = reader_.query("SELECT holder, role, kind, stage, origin, destination, specialty, urgency, owner, owes, due, updated, named, "
                                  "holds FROM participant WHERE dossier = ?1", {held.id});
  if (rows.size() != implied.holders.size()) return false;
  return std::ranges::all_of(implied.holders, [&](const HolderRow& expected) {
    return std::ranges::any_of(rows, [&](const db::Row& row) { return same_holder(row, held, implied.projection, expected); });
  });
}

bool DossierVerifier::clocks_agree(const Held& held, const Projection& projection) {
  const auto rows = reader_.query("SELECT name, part, owner, owes, due, left_us FROM clock WHERE dossier = ?1", {held.id});
  if (rows.size() != projection.clocks.size()) return false;
  return std::ranges::all_of(projection.clocks, [&](const Clock& clock) {
    const auto owes = clock.owes.nil() ? projection.owner : clock.owes;
    const auto due = clock.left_us ? std::nullopt : std::optional(clock.due.us);
    return std::ranges::any_of(rows, [&](const db::Row& row) {
      return row.text(0) == clock.name && same_id(row, 1, clock.part.value_or(IdBytes{})) && same_id(row, 2, projection.owner.bytes) &&
             same_id(row, 3, owes.bytes) && same_number(row, 4, due) && same_number(row, 5, clock.left_us);
    });
  });
}

bool DossierVerifier::tokens_agree(const Held& held, const Projection& projection) {
  return std::ranges::all_of(search_tokens(vault_, held.kind, projection), [&](const std::string& token) {
    return !reader_.query("SELECT 1 FROM search WHERE token = ?1 AND dossier = ?2", {db::BlobView{token}, held.id}).empty();
  });
}

/// An erasure is true when its signed row says so, the key is gone, and nothing else is left.
void DossierVerifier::check_erased(Id<Dossier> id, const db::Row& row) {
  const auto key = row.id<vault::KeyTag>(14);
  const auto rows = reader_.query("SELECT key_id, at, by_user, signature FROM erasure WHERE dossier = ?1", {id});
  const auto stub = [&] {
    return ErasedStub{id, key, row.text(0), row.text(1), row.number(3), row.instant(11), row.instant(12), rows[0].instant(1), rows[0].id<User>(2)};
  };
  const bool signed_for = !rows.empty() && rows[0].instant(1) == row.instant(13) && rows[0].id<vault::KeyTag>(0) == key &&
                          vault_.verify_signature(stub().message(), rows[0].text(3));
  if (!signed_for) return found("erasure_forged", id, row.number(3));
  if (vault_.key(key)) found("erasure_unfinished", id, row.number(3));
  bool empty = row.text(2).empty() && row.number(17) == 0;
  for (const std::size_t column : {4, 5, 6, 7, 8, 9, 10, 16, 18}) empty = empty && row.null(column);
  if (!empty) found("dossier_differs", id, row.number(3));
}

}  // namespace hospitium::ledger
