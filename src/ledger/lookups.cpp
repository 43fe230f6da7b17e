#include "ledger/lookups.hpp"

#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

bool kept(db::Reader& reader, const Lookup& lookup) {
  return !reader.query("SELECT 1 FROM lookup WHERE dossier = ?1 AND party = ?2 AND question = ?3 LIMIT 1",
                       {lookup.dossier, lookup.asker, db::BlobView{lookup.question}}).empty();
}

std::int64_t asked(db::Reader& reader, const Lookup& lookup, std::int64_t most) {
  return reader.query("SELECT count(*) FROM (SELECT 1 FROM lookup WHERE party = ?1 AND day = ?2 LIMIT ?3) AS asked",
                      {lookup.asker, std::int64_t{lookup.day.days}, most}).at(0).number(0);
}

}  // namespace

std::optional<Lookup> lookup_of(const Engine& engine, const Opened& opened, Id<Party> asker) {
  if (opened.projection.identities.empty()) return std::nullopt;
  std::string words = "lookup";
  for (const auto& identity : opened.projection.identities) words += ' ' + identity;
  return Lookup{opened.id, asker, day_of(engine.environment.now()), search_token(engine.vault, opened.kind, words)};
}

bool kept_lookup(const Engine& engine, const Lookup& lookup) {
  bool known = false;
  engine.database.read([&](db::Reader& reader) { known = kept(reader, lookup); });
  return known;
}

Result<Unit> keep_lookup(const Engine& engine, const Lookup& lookup) {
  if (kept_lookup(engine, lookup)) return Unit{};
  Result<Unit> outcome = Unit{};
  engine.database.write([&](db::Writer& writer) {
    const auto most = engine.options.lookups_per_day;
    outcome = asked(writer, lookup, most) < most ? Result<Unit>(Unit{}) : refuse(Code::LookupsExhausted);
    if (!outcome) return db::Verdict::RollBack;
    writer.execute("INSERT INTO lookup(dossier, party, day, question) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(dossier, party, day, question) DO NOTHING",
                   {lookup.dossier, lookup.asker, std::int64_t{lookup.day.days}, db::BlobView{lookup.question}});
    return db::Verdict::Commit;
  });
  return outcome;
}

void drop_lookups(db::Writer& writer, Id<Dossier> dossier) { writer.execute("DELETE FROM lookup WHERE dossier = ?1", {dossier}); }

}  // namespace hospitium::ledger
