#include "ledger/outside.hpp"

#include <tuple>

#include "base/json.hpp"
#include "ledger/dossier_store.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

/// By the keyed hashes that search keeps: the dossier itself is not opened for it.
bool alike(db::Reader& reader, const Engine& engine, Id<Dossier> id, Kind kind, const std::vector<std::string>& identities) {
  return std::ranges::any_of(identities, [&](const std::string& identity) {
    const auto token = identity_token(engine.vault, kind, identity);
    return !reader.query("SELECT 1 FROM search WHERE token = ?1 AND dossier = ?2", {db::BlobView{token}, id}).empty();
  });
}

/// What a card says of itself alone is of its kind; this is for all kinds.
struct MergedCard { std::optional<std::int32_t> merged; };
BOOST_DESCRIBE_STRUCT(MergedCard, (), (merged))

std::int32_t merged(const Engine& engine, Id<Dossier> id, const db::Row& row) {
  const auto key = engine.vault.key(row.id<vault::KeyTag>(4));
  const auto card = key && !row.null(5) ? open_card(*key, id, row.text(5)) : std::nullopt;
  if (!card) return 0;
  const auto read = json::read_own<MergedCard>(*card);
  return read ? read->merged.value_or(0) : 0;
}

std::vector<DossierFact> read_dossiers(db::Reader& reader, const Engine& engine, const Needs& needs, Others others) {
  constexpr std::string_view kPlain = "SELECT kind, stage, number, owner, key_id, card FROM dossier WHERE id = ?1 AND erased IS NULL";
  static const std::string kStaying = std::string(kPlain).append(db::for_share(db::Dialect::Postgresql));
  const bool stay = others == Others::Stay && engine.database.dialect() == db::Dialect::Postgresql;
  std::vector<DossierFact> facts;
  for (const auto id : needs.dossiers) {
    const auto rows = reader.query(stay ? std::string_view(kStaying) : kPlain, {id});
    const auto kind = rows.empty() ? std::nullopt : value_of<Kind>(rows[0].text(0));
    if (!kind) continue;
    facts.push_back({id, *kind, rows[0].text(1), rows[0].text(2), rows[0].id<Party>(3), alike(reader, engine, id, *kind, needs.identities)});
    if (!needs.identities.empty()) facts.back().merged = merged(engine, id, rows[0]);
  }
  return facts;
}

template <class T>
std::vector<T> without(const std::vector<T>& wanted, const std::vector<T>& known) {
  std::vector<T> missing;
  for (const auto& one : wanted)
    if (!std::ranges::count(known, one)) missing.push_back(one);
  return missing;
}

template <class T>
void append(std::vector<T>& all, std::vector<T> more) {
  std::ranges::move(more, std::back_inserter(all));
}

/// The known facts about `wanted`.
template <class Fact, class Key>
std::vector<Fact> chosen(const std::vector<Fact>& known, const std::vector<Key>& wanted, Key Fact::* key) {
  std::vector<Fact> facts;
  for (const auto& one : wanted)
    if (const auto found = std::ranges::find(known, one, key); found != known.end()) facts.push_back(*found);
  return facts;
}

bool same_licence(const Licence& a, const Licence& b) {
  return std::tie(a.specialties, a.from, a.until, a.suspended) == std::tie(b.specialties, b.from, b.until, b.suspended);
}
bool same_party(const PartyFact& a, const PartyFact& b) {
  return std::tie(a.id, a.type, a.state, a.place) == std::tie(b.id, b.type, b.state, b.place) && std::ranges::equal(a.licences, b.licences, same_licence);
}
bool same_dossier(const DossierFact& a, const DossierFact& b) {
  return std::tie(a.id, a.kind, a.stage, a.number, a.owner, a.alike, a.merged) == std::tie(b.id, b.kind, b.stage, b.number, b.owner, b.alike, b.merged);
}
bool same_corridor(const CorridorFact& a, const CorridorFact& b) {
  return a.corridor == b.corridor && a.home_approval == b.home_approval && a.levels == b.levels;
}

}  // namespace

Outside read_outside(db::Reader& reader, const Engine& engine, const Needs& needs, Others others) {
  Outside outside;
  if (!needs.parties.empty()) outside.parties = engine.facts.parties(reader, needs.parties);
  if (!needs.corridors.empty()) outside.corridors = engine.facts.corridors(reader, needs.corridors);
  if (!needs.currencies.empty()) outside.rates = engine.facts.rates(reader, needs.currencies);
  if (!needs.users.empty()) outside.users = engine.facts.users(reader, needs.users);
  if (!needs.calendars.empty()) outside.calendars = engine.facts.calendars(reader, needs.calendars);
  outside.dossiers = read_dossiers(reader, engine, needs, others);
  return outside;
}

const std::vector<DossierFact>& OutsideBasis::compared(const Needs& needs) {
  const auto same = [&](const Compared& one) { return one.asked.dossiers == needs.dossiers && one.asked.identities == needs.identities; };
  if (const auto found = std::ranges::find_if(compared_, same); found != compared_.end()) return found->known;
  Compared one;
  one.asked.dossiers = needs.dossiers;
  one.asked.identities = needs.identities;
  engine_.database.read([&](db::Reader& reader) { one.known = read_dossiers(reader, engine_, one.asked, Others::AsTheyAre); });
  return compared_.emplace_back(std::move(one)).known;
}

Outside OutsideBasis::get(const Needs& needs) {
  const bool plain = needs.identities.empty();
  Needs missing{without(needs.parties, asked_.parties), plain ? without(needs.dossiers, asked_.dossiers) : std::vector<Id<Dossier>>{},
                without(needs.corridors, asked_.corridors), without(needs.currencies, asked_.currencies), without(needs.users, asked_.users),
                without(needs.calendars, asked_.calendars), {}};
  if (!missing.parties.empty() || !missing.dossiers.empty() || !missing.corridors.empty() || !missing.currencies.empty() || !missing.users.empty() ||
      !missing.calendars.empty()) {
    Outside more;
    engine_.database.read([&](db::Reader& reader) { more = read_outside(reader, engine_, missing, Others::AsTheyAre); });
    append(known_.parties, std::move(more.parties));
    append(known_.dossiers, std::move(more.dossiers));
    append(known_.corridors, std::move(more.corridors));
    append(known_.rates, std::move(more.rates));
    append(known_.users, std::move(more.users));
    append(known_.calendars, std::move(more.calendars));
    append(asked_.parties, std::move(missing.parties));
    append(asked_.dossiers, std::move(missing.dossiers));
    append(asked_.corridors, std::move(missing.corridors));
    append(asked_.currencies, std::move(missing.currencies));
    append(asked_.users, std::move(missing.users));
    append(asked_.calendars, std::move(missing.calendars));
  }
  return {chosen(known_.parties, needs.parties, &PartyFact::id), plain ? chosen(known_.dossiers, needs.dossiers, &DossierFact::id) : compared(needs),
          chosen(known_.corridors, needs.corridors, &CorridorFact::corridor), chosen(known_.rates, needs.currencies, &RateFact::currency),
          chosen(known_.users, needs.users, &UserFact::id), chosen(known_.calendars, needs.calendars, &CalendarFact::of)};
}

bool OutsideBasis::holds(db::Reader& reader) const {
  const auto now = read_outside(reader, engine_, asked_, Others::Stay);
  const auto as_compared = [&](const Compared& one) {
    return std::ranges::equal(read_dossiers(reader, engine_, one.asked, Others::Stay), one.known, same_dossier);
  };
  return now.rates == known_.rates && now.users == known_.users && now.calendars == known_.calendars &&
         std::ranges::equal(now.parties, known_.parties, same_party) && std::ranges::equal(now.dossiers, known_.dossiers, same_dossier) &&
         std::ranges::equal(now.corridors, known_.corridors, same_corridor) && std::ranges::all_of(compared_, as_compared);
}

}  // namespace hospitium::ledger
