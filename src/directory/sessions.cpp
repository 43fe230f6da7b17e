#include "directory/sessions.hpp"

#include <algorithm>

#include "directory/holder_cache.hpp"
#include "directory/rows.hpp"
#include "vault/password.hpp"

namespace hospitium::directory {
namespace {

constexpr std::int64_t kSeenStep_us = 5 * kMinute_us;  ///< `seen` is written no more often than this
constexpr std::size_t kRemembered = 20'000;            ///< sessions and tokens
constexpr std::size_t kPrefix = 6;                     ///< letters of a token, of 43, by which its maker knows it again

/// Somebody of the patient's side: no memberships, so that nothing but their own part in their case is theirs.
std::optional<access::Principal> read_person(db::Reader& reader, Id<User> person, Instant now) {
  for (const auto& row : reader.query("SELECT language FROM link WHERE person = ?1 AND expires > ?2", {person, now}))
    return access::Principal{person, {}, {}, row.text(0)};
  return std::nullopt;
}

std::optional<access::Principal> read_principal(db::Reader& reader, Id<User> user, Instant now) {
  const auto accounts = reader.query("SELECT state, language FROM account WHERE id = ?1", {user});
  if (accounts.empty()) return read_person(reader, user, now);
  if (accounts.front().text(0) != name_of(UserState::Active)) return std::nullopt;
  access::Principal principal{user, {}, {}, accounts.front().text(1)};
  static const std::string kActsFor = std::string("SELECT m.party, m.role, p.state FROM membership m JOIN party p ON p.id = m.party "
                                                  "WHERE m.account = ?1").append(kHoldsToday).append(" ORDER BY m.position");
  const std::int64_t today = day_of(now).days;
  for (const auto& row : reader.query(kActsFor, {user, today}))
    principal.memberships.push_back(
        {row.id<Party>(0), value_of<Role>(row.text(1)).value(), value_of<PartyState>(row.text(2)).value()});
  return principal;
}

/// Whoever works for several organisations acts for the first of them that may.
void put_first(access::Principal& principal, Id<Party> party) {
  const auto all = std::move(principal.memberships);
  principal.memberships.clear();
  for (const bool first : {true, false})
    std::ranges::copy_if(all, std::back_inserter(principal.memberships), [&](const access::Membership& one) { return (one.party == party) == first; });
}

}  // namespace

class Sessions::Impl {
 public:
  Impl(db::Database& database, vault::Vault& vault, ledger::Environment environment)
      : database(database), vault(vault), environment(std::move(environment)) {}

  /// Losing this only ends an idle session early.
  void note_seen(std::string_view sql, const std::string& hash) {
    database.submit([sql, hash, now = environment.now()](db::Writer& writer) {
      writer.execute(sql, {db::BlobView{hash}, now});
      return db::Verdict::Commit;
    }, [](std::exception_ptr) {});
  }

  db::Database& database;
  vault::Vault& vault;
  ledger::Environment environment;
  HolderCache holders{kPrincipalAge_us, kRemembered};
};

Sessions::Sessions(db::Database& database, vault::Vault& vault, ledger::Environment environment)
    : impl_(std::make_unique<Impl>(database, vault, std::move(environment))) {}
Sessions::~Sessions() = default;

Result<SignedIn> Sessions::sign_in(std::string_view email, std::string_view password, const Device& device) {
  const auto key = email_key(impl_->vault, email);
  std::optional<std::pair<Id<User>, std::string>> account;
  impl_->database.read([&](db::Reader& reader) {
    account.reset();
    for (const auto& row : reader.query("SELECT id, password FROM account WHERE email_hash = ?1", {db::BlobView{key}}))
      account = {row.id<User>(0), row.text(1)};
  });
  if (!account) vault::verify_nothing(password);
  if (!account || !vault::verify_password(password, account->second)) return refuse(Code::WrongCredentials, {}, {{"of", "account"}});
  auto signed_in = begin(account->first, device);
  if (!signed_in) return refuse(Code::WrongCredentials, {}, {{"of", "account"}});  // a suspended user learns no more than a stranger
  return signed_in;
}

Result<Unit> Sessions::confirm(Id<User> user, std::string_view password) {
  std::string hash;
  impl_->database.read([&](db::Reader& reader) {
    hash.clear();
    for (const auto& row : reader.query("SELECT password FROM account WHERE id = ?1", {user})) hash = row.text(0);
  });
  return !hash.empty() && vault::verify_password(password, hash) ? Result<Unit>(Unit{}) : refuse(Code::WrongCredentials, {}, {{"of", "oneself"}});
}

Result<SignedIn> Sessions::begin(Id<User> user, const Device& device) {
  const auto principal = principal_of(user);
  if (!principal) return refuse(Code::SignInRequired);
  SignedIn signed_in{*principal, vault::random_token(), {}};
  signed_in.csrf = csrf_of(signed_in.secret);
  const Instant now = impl_->environment.now();
  signed_in.principal.session = {make_id_bytes(now.us, impl_->environment.random())};
  const auto hash = vault::token_hash(signed_in.secret);
  impl_->database.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM session WHERE seen < ?1", {now - kLinkIdle_us});
    writer.execute("INSERT INTO session (hash, account, id, created, seen, browser, system) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)",
                   {db::BlobView{hash}, user, signed_in.principal.session, now, device.browser, device.system});
    return db::Verdict::Commit;
  });
  return signed_in;
}

Result<access::Principal> Sessions::by_secret(std::string_view secret) { return look_up(secret, Use::Request); }

std::optional<access::Principal> Sessions::watch(std::string_view secret) {
  auto principal = look_up(secret, Use::Watch);
  return principal ? std::optional(*std::move(principal)) : std::nullopt;
}

Result<access::Principal> Sessions::look_up(std::string_view secret, Use use) {
  const auto hash = vault::token_hash(secret);
  const Instant now = impl_->environment.now();
  if (auto remembered = impl_->holders.find(hash, now)) return std::move(remembered->principal);
  const auto mark = impl_->holders.mark();
  std::optional<access::Principal> principal;
  bool expired = false, stale = false;
  impl_->database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT s.account, s.id, s.created, s.seen, l.person, s.acting FROM session s LEFT JOIN link l "
                                        "ON l.person = s.account WHERE s.hash = ?1", {db::BlobView{hash}})) {
      const bool by_link = !row.null(4);
      expired = now - row.instant(3) > (by_link ? kLinkIdle_us : kSessionIdle_us) ||
                now - row.instant(2) > (by_link ? kLinkSession_us : kSessionLife_us);
      stale = now - row.instant(3) > kSeenStep_us;
      principal = read_principal(reader, row.id<User>(0), now);
      if (principal) principal->session = row.id<Session>(1);
      if (principal && !row.null(5)) put_first(*principal, row.id<Party>(5));
    }
  });
  if (expired) return refuse(Code::SessionExpired);
  if (!principal) return refuse(Code::SignInRequired);
  if (stale && use == Use::Request) impl_->note_seen("UPDATE session SET seen = ?2 WHERE hash = ?1", hash);
  impl_->holders.keep(hash, {*principal, TokenScope::All}, now, mark);
  return *principal;
}

Result<TokenHolder> Sessions::by_token(std::string_view token) {
  const auto hash = vault::token_hash(token);
  const Instant now = impl_->environment.now();
  if (auto remembered = impl_->holders.find(hash, now)) return *std::move(remembered);
  const auto mark = impl_->holders.mark();
  std::optional<TokenHolder> holder;
  bool stale = false;
  impl_->database.read([&](db::Reader& reader) {
    holder.reset();
    for (const auto& row : reader.query("SELECT account, id, may, seen FROM api_token WHERE hash = ?1 AND expires > ?2", {db::BlobView{hash}, now})) {
      auto principal = read_principal(reader, row.id<User>(0), now);
      if (!principal) continue;
      principal->session = row.id<Session>(1);
      stale = row.null(3) || now - row.instant(3) > kSeenStep_us;
      holder = {*std::move(principal), value_of<TokenScope>(row.text(2)).value()};
    }
  });
  if (!holder) return refuse(Code::SignInRequired);
  if (stale) impl_->note_seen("UPDATE api_token SET seen = ?2 WHERE hash = ?1", hash);
  impl_->holders.keep(hash, *holder, now, mark);
  return *std::move(holder);
}

std::string Sessions::csrf_of(std::string_view secret) {
  const auto hash = vault::token_hash("csrf:" + std::string(secret));
  std::string text;
  for (unsigned char byte : hash.substr(0, 16)) text += fmt::format("{:02x}", byte);
  return text;
}

void Sessions::sign_out(std::string_view secret) {
  const auto hash = vault::token_hash(secret);
  impl_->database.write([&](db::Writer& writer) {
    writer.execute("DELETE FROM session WHERE hash = ?1", {db::BlobView{hash}});
    return db::Verdict::Commit;
  });
  impl_->holders.forget(hash);
}

Result<MadeToken> Sessions::make_token(Id<User> user, const TokenTerms& terms) {
  const auto token = vault::random_token();
  const auto hash = vault::token_hash(token);
  const Instant now = impl_->environment.now();
  const MadeToken made{{make_id_bytes(now.us, impl_->environment.random())}, token, token.substr(0, kPrefix), now + std::min(terms.life_us, kTokenLife_us)};
  bool room = false;
  impl_->database.write([&](db::Writer& writer) {
    room = writer.query("SELECT COUNT(*) FROM api_token WHERE account = ?1 AND expires > ?2", {user, now}).at(0).number(0) < kMostTokens;
    if (!room) return db::Verdict::RollBack;
    writer.execute("INSERT INTO api_token (hash, account, id, name, created, expires, prefix, may) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                   {db::BlobView{hash}, user, made.id, terms.name, now, made.expires, made.prefix, name_of(terms.scope)});
    return db::Verdict::Commit;
  });
  return room ? Result<MadeToken>(made) : refuse(Code::TooMany);
}

std::vector<CredentialView> Sessions::credentials(Id<User> user) {
  return credentials_of(impl_->database, user, impl_->environment.now());
}

Result<Unit> Sessions::revoke(Id<User> user, Id<Session> credential) {
  TRY_DO(revoke_credential(impl_->database, user, credential));
  impl_->holders.forget(user);
  return Unit{};
}

std::size_t Sessions::revoke_all(Id<User> user, Id<Session> spared) {
  const auto gone = revoke_credentials(impl_->database, user, spared);
  impl_->holders.forget(user);
  return gone;
}

std::optional<access::Principal> Sessions::principal_of(Id<User> user) {
  std::optional<access::Principal> principal;
  const Instant now = impl_->environment.now();
  impl_->database.read([&](db::Reader& reader) { principal = read_principal(reader, user, now); });
  return principal;
}

std::optional<Id<Dossier>> Sessions::case_of(Id<User> person) {
  std::optional<Id<Dossier>> dossier;
  impl_->database.read([&](db::Reader& reader) {
    dossier.reset();
    for (const auto& row : reader.query("SELECT dossier FROM link WHERE person = ?1", {person})) dossier = row.id<Dossier>(0);
  });
  return dossier;
}

Result<Unit> Sessions::act_for(const access::Principal& principal, Id<Party> party) {
  if (!principal.member_of(party)) return refuse(Code::UnknownParty, "/party");
  std::int64_t changed = 0;
  impl_->database.write([&](db::Writer& writer) {
    changed = writer.execute("UPDATE session SET acting = ?3 WHERE account = ?1 AND id = ?2", {principal.user, principal.session, party});
    return db::Verdict::Commit;
  });
  impl_->holders.forget(principal.user);
  return changed > 0 ? Result<Unit>(Unit{}) : refuse(Code::NotFound);
}

void Sessions::prefer(Id<User> user, const std::optional<std::string>& language, const std::optional<std::string>& zone) {
  impl_->database.write([&](db::Writer& writer) {
    writer.execute("UPDATE account SET language = COALESCE(?2, language), zone = COALESCE(?3, zone) WHERE id = ?1",
                   {user, language, zone});
    writer.execute("UPDATE link SET language = COALESCE(?2, language) WHERE person = ?1", {user, language});
    return db::Verdict::Commit;
  });
  impl_->holders.forget(user);
}

void Sessions::forget() { impl_->holders.forget(); }

}  // namespace hospitium::directory
