#include "ledger/lease.hpp"

#include "ledger/bytes.hpp"

namespace hospitium::ledger {

Lease::Lease(db::Database& database, std::string name, Environment environment)
    : database_(database), name_(std::move(name)), environment_(std::move(environment)),
      holder_(make_id_bytes(environment_.now().us, environment_.random())) {}

bool Lease::hold() {
  if (database_.dialect() == db::Dialect::Sqlite) return true;
  const auto now = environment_.now();
  if (now < until_ - kTerm_us / 2) return true;
  const auto until = now + kTerm_us;
  std::int64_t token = 0;
  database_.write([&](db::Writer& writer) {
    const auto rows = writer.query(
        "INSERT INTO lease(name, holder, token, until) VALUES(?1, ?2, 1, ?3) ON CONFLICT(name) DO UPDATE SET holder = excluded.holder, "
        "until = excluded.until, token = lease.token + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END "
        "WHERE lease.holder = excluded.holder OR lease.until < ?4 RETURNING token",
        {name_, db::BlobView{view_of(holder_)}, until, now});
    token = rows.empty() ? 0 : rows[0].number(0);
    return db::Verdict::Commit;
  });
  token_ = token;
  until_ = token ? until : Instant{};
  return token != 0;
}

void Lease::check(db::Writer& writer) const {
  if (database_.dialect() == db::Dialect::Sqlite) return;
  const auto rows = writer.query("SELECT token FROM lease WHERE name = ?1 FOR UPDATE", {name_});
  if (rows.empty() || rows[0].number(0) != token_) throw db::Fault(db::FaultKind::Conflict, "the lease of " + name_ + " went to another server");
}

void Lease::release() {
  if (!token_) return;
  try {
    database_.write([&](db::Writer& writer) {
      writer.execute("UPDATE lease SET until = 0 WHERE name = ?1 AND token = ?2", {name_, token_});
      return db::Verdict::Commit;
    });
  } catch (const db::Fault&) {
    // Whoever waits for it waits until the term is over.
  }
  token_ = 0;
  until_ = {};
}

}  // namespace hospitium::ledger
