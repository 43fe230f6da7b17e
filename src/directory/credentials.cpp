#include "directory/credentials.hpp"

#include <algorithm>

#include "directory/sessions.hpp"

namespace hospitium::directory {
namespace {

std::optional<std::string> known(const db::Row& row, std::size_t column) {
  return row.null(column) || row.text(column).empty() ? std::nullopt : std::optional(row.text(column));
}

CredentialView session_view(const db::Row& row) {
  const Instant created = row.instant(1), seen = row.instant(2);
  CredentialView view{row.id<Session>(0), CredentialKind::Session, {}, {}, {}, {}, {}, created, seen, std::min(seen + kSessionIdle_us, created + kSessionLife_us)};
  view.browser = known(row, 3);
  view.system = known(row, 4);
  return view;
}

CredentialView token_view(const db::Row& row) {
  CredentialView view{row.id<Session>(0), CredentialKind::Token, row.text(1), known(row, 4), value_of<TokenScope>(row.text(6)).value(), {}, {},
                      row.instant(2), {}, row.instant(3)};
  if (!row.null(5)) view.seen = row.instant(5);
  return view;
}

}  // namespace

std::vector<CredentialView> credentials_of(db::Database& database, Id<User> user, Instant now) {
  std::vector<CredentialView> list;
  database.read([&](db::Reader& reader) {
    list.clear();
    for (const auto& row : reader.query("SELECT id, created, seen, browser, system FROM session WHERE account = ?1", {user})) list.push_back(session_view(row));
    for (const auto& row : reader.query("SELECT id, name, created, expires, prefix, seen, may FROM api_token WHERE account = ?1", {user})) list.push_back(token_view(row));
  });
  std::erase_if(list, [&](const CredentialView& one) { return one.expires <= now; });
  std::ranges::sort(list, [](const auto& a, const auto& b) { return std::pair(b.created, b.id) < std::pair(a.created, a.id); });
  return list;
}

Result<Unit> revoke_credential(db::Database& database, Id<User> user, Id<Session> id) {
  std::size_t gone = 0;
  database.write([&](db::Writer& writer) {
    gone = writer.execute("DELETE FROM session WHERE account = ?1 AND id = ?2", {user, id});
    gone += writer.execute("DELETE FROM api_token WHERE account = ?1 AND id = ?2", {user, id});
    return db::Verdict::Commit;
  });
  return gone ? Result<Unit>(Unit{}) : refuse(Code::NotFound);
}

std::size_t revoke_credentials(db::Database& database, Id<User> user, Id<Session> spared) {
  std::size_t gone = 0;
  database.write([&](db::Writer& writer) {
    gone = writer.execute("DELETE FROM session WHERE account = ?1 AND id <> ?2", {user, spared});
    gone += writer.execute("DELETE FROM api_token WHERE account = ?1 AND id <> ?2", {user, spared});
    return db::Verdict::Commit;
  });
  return gone;
}

}  // namespace hospitium::directory
