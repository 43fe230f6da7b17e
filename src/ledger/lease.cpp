#include "ledger/lease.hpp"

#include "ledger/bytes.hpp"

namespace hospitium::ledger {

Lease::Lease(db::Database& database, std::string name, IdBytes holder, std::function<Instant()> now)
    : database_(database), name_(std::move(name)), holder_(holder), now_(std::move(now)) {}

bool Lease::hold() {
  if (database_.dialect() == db::Dialect::Sqlite) return true;
  const auto now = now_();
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

}  // namespace hospitium::ledger
