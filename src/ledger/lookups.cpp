#include "ledger/lookups.hpp"

#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

std::optional<LookupAnswer> last_answer(db::Reader& reader, const Lookup& lookup) {
  for (const auto& row : reader.query("SELECT elsewhere, day FROM lookup WHERE dossier = ?1 AND party = ?2 AND question = ?3 AND elsewhere IS NOT NULL ORDER BY day DESC LIMIT 1",
                                      {lookup.dossier, lookup.asker, db::BlobView{lookup.question}}))
    return LookupAnswer{row.number(0) != 0, Day{static_cast<std::int32_t>(row.number(1))}};
  return std::nullopt;
}

/// The day's own limit first: where it is reached, no other case helps either.
Result<Unit> check_rations(db::Reader& reader, const Lookup& lookup, std::int64_t most) {
  const std::int64_t day = lookup.day.days;
  const auto by_asker = reader.query("SELECT count(*) FROM (SELECT 1 FROM lookup WHERE party = ?1 AND day = ?2 LIMIT ?3) AS asked", {lookup.asker, day, most});
  const auto of_case = reader.query("SELECT count(*) FROM lookup WHERE dossier = ?1 AND party = ?2 AND day = ?3", {lookup.dossier, lookup.asker, day});
  if (by_asker.at(0).number(0) >= most) return refuse(Code::LookupsExhausted, {}, {{"limit", std::to_string(most)}});
  if (of_case.at(0).number(0) >= kPersonsPerCase) return refuse(Code::PersonsExhausted, {}, {{"limit", std::to_string(kPersonsPerCase)}});
  return Unit{};
}

}  // namespace

std::optional<Lookup> lookup_of(const Engine& engine, const Opened& opened, Id<Party> asker) {
  if (opened.projection.identities.empty()) return std::nullopt;
  std::string words = "lookup";
  for (const auto& identity : opened.projection.identities) words += ' ' + identity;
  return Lookup{opened.id, asker, day_of(engine.environment.now()), search_token(engine.vault, opened.kind, words)};
}

std::optional<LookupAnswer> kept_lookup(const Engine& engine, const Lookup& lookup) {
  std::optional<LookupAnswer> answer;
  engine.database.read([&](db::Reader& reader) { answer = last_answer(reader, lookup); });
  return answer;
}

Result<LookupAnswer> keep_lookup(const Engine& engine, const Lookup& lookup, bool elsewhere) {
  const auto of_today = [&](const std::optional<LookupAnswer>& answer) { return answer && answer->day == lookup.day; };
  if (const auto given = kept_lookup(engine, lookup); of_today(given)) return *given;
  Result<LookupAnswer> answer = LookupAnswer{elsewhere, lookup.day};
  engine.database.write([&](db::Writer& writer) {
    answer = LookupAnswer{elsewhere, lookup.day};
    if (const auto given = last_answer(writer, lookup); of_today(given)) {
      answer = *given;
      return db::Verdict::RollBack;
    }
    if (auto sound = check_rations(writer, lookup, engine.options.lookups_per_day); !sound) {
      answer = tl::unexpected(std::move(sound).error());
      return db::Verdict::RollBack;
    }
    writer.execute("INSERT INTO lookup(dossier, party, day, question, elsewhere) VALUES(?1, ?2, ?3, ?4, ?5) "
                   "ON CONFLICT(dossier, party, day, question) DO UPDATE SET elsewhere = excluded.elsewhere",
                   {lookup.dossier, lookup.asker, std::int64_t{lookup.day.days}, db::BlobView{lookup.question}, std::int64_t{elsewhere}});
    return db::Verdict::Commit;
  });
  return answer;
}

void drop_lookups(db::Writer& writer, Id<Dossier> dossier) { writer.execute("DELETE FROM lookup WHERE dossier = ?1", {dossier}); }

}  // namespace hospitium::ledger
