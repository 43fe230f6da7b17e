#include "ledger/mention_rows.hpp"

#include <algorithm>

#include "ledger/reading.hpp"

namespace hospitium::ledger {

void write_mentions(db::Writer& writer, Id<Dossier> dossier, const Projection& before, const Projection& after) {
  for (const auto& mention : after.mentions)
    if (!std::ranges::count(before.mentions, mention))
      writer.execute("INSERT INTO mention(dossier, holder, at) VALUES(?1, ?2, ?3) ON CONFLICT(dossier, holder) DO UPDATE SET at = excluded.at",
                     {dossier, mention.user, mention.at});
  for (const auto& mention : before.mentions)
    if (!std::ranges::count(after.mentions, mention.user, &Mention::user))
      writer.execute("DELETE FROM mention WHERE dossier = ?1 AND holder = ?2", {dossier, mention.user});
}

void drop_mentions(db::Writer& writer, Id<Dossier> dossier) { writer.execute("DELETE FROM mention WHERE dossier = ?1", {dossier}); }

bool mentions_agree(db::Reader& reader, Id<Dossier> dossier, const Projection& projection) {
  const auto rows = reader.query("SELECT holder, at FROM mention WHERE dossier = ?1", {dossier});
  return rows.size() == projection.mentions.size() && std::ranges::all_of(rows, [&](const db::Row& row) {
    const auto found = std::ranges::find(projection.mentions, row.id<User>(0), &Mention::user);
    return found != projection.mentions.end() && found->at == row.instant(1);
  });
}

std::vector<MentionRow> read_mentions(db::Reader& reader, const Engine& engine, const access::Principal& principal, int limit) {
  constexpr int kLooked = 200;
  std::vector<MentionRow> list;
  for (const auto& row : reader.query("SELECT m.dossier, d.kind, d.number, m.at FROM mention m JOIN dossier d ON d.id = m.dossier "
                                      "WHERE m.holder = ?1 ORDER BY m.at DESC LIMIT ?2", {principal.user, kLooked})) {
    const MentionRow one{row.id<Dossier>(0), value_of<Kind>(row.text(1)).value_or(Kind{}), row.text(2), row.instant(3)};
    if (read_mention(reader, engine, principal, one.kind, one.dossier)) list.push_back(one);
    if (static_cast<int>(list.size()) == limit) break;
  }
  return list;
}

}  // namespace hospitium::ledger
