// Whose eye is asked for: one row per person and dossier, so that a start page finds them.
#pragma once
#include "db/database.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::ledger {

struct Engine;

void write_mentions(db::Writer& writer, Id<Dossier> dossier, const Projection& before, const Projection& after);
void drop_mentions(db::Writer& writer, Id<Dossier> dossier);
bool mentions_agree(db::Reader& reader, Id<Dossier> dossier, const Projection& projection);
/// Of the principal in person, newest first, on dossiers that it may open.
std::vector<MentionRow> read_mentions(db::Reader& reader, const Engine& engine, const access::Principal& principal, int limit);

}  // namespace hospitium::ledger
