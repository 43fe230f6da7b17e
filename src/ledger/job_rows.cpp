#include "ledger/job_rows.hpp"

#include "ledger/bytes.hpp"
#include "ledger/jobs.hpp"

namespace hospitium::ledger {
namespace {

bool asks_for_job(const Clock& clock) { return !clock.then.empty() && !clock.left_us; }

bool same_job(const Clock& a, const Clock& b) { return a.name == b.name && a.part == b.part && a.due == b.due && a.then == b.then; }

/// Tokens of a job that goes and comes again never meet: each version of the dossier has a range of its own, wider than all attempts.
std::int64_t first_token(const Held& held) { return held.version << 16; }

std::int64_t bucket_of(Id<Dossier> dossier) { return dossier.bytes.back() % Jobs::kBuckets; }

void put_job(db::Writer& writer, const Held& held, const Clock& clock) {
  const auto part = clock.part.value_or(IdBytes{});
  writer.execute("INSERT INTO job(dossier, name, part, kind, command, bucket, due, ready, token, attempts) "
                 "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, 0) ON CONFLICT(dossier, name, part) DO UPDATE SET "
                 "command = excluded.command, due = excluded.due, ready = excluded.ready, token = excluded.token, attempts = 0",
                 {held.id, clock.name, db::BlobView{view_of(part)}, name_of(held.kind), clock.then, bucket_of(held.id), clock.due, first_token(held)});
}

void drop_job(db::Writer& writer, Id<Dossier> dossier, const Clock& clock) {
  const auto part = clock.part.value_or(IdBytes{});
  writer.execute("DELETE FROM job WHERE dossier = ?1 AND name = ?2 AND part = ?3", {dossier, clock.name, db::BlobView{view_of(part)}});
}

template <class Same>
bool any_asks(const std::vector<Clock>& clocks, Same same) {
  return std::ranges::any_of(clocks, [&](const Clock& clock) { return asks_for_job(clock) && same(clock); });
}

}  // namespace

void write_jobs(db::Writer& writer, const Held& held, const Projection& before, const Projection& after) {
  for (const auto& clock : after.clocks)
    if (asks_for_job(clock) && !any_asks(before.clocks, [&](const Clock& old) { return same_job(old, clock); })) put_job(writer, held, clock);
  for (const auto& clock : before.clocks) {
    const auto same_place = [&](const Clock& now) { return now.name == clock.name && now.part == clock.part; };
    if (asks_for_job(clock) && !any_asks(after.clocks, same_place)) drop_job(writer, held.id, clock);
  }
}

void drop_jobs(db::Writer& writer, Id<Dossier> dossier) { writer.execute("DELETE FROM job WHERE dossier = ?1", {dossier}); }

}  // namespace hospitium::ledger
