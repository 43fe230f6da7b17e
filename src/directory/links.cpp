#include "directory/links.hpp"

#include "domain/case/events.hpp"
#include "vault/password.hpp"

namespace hospitium::directory {
namespace {

/// Uniform: what would favour small numbers is thrown again.
std::string random_code() {
  constexpr std::uint32_t kCodes = 1'000'000, kFair = UINT32_MAX / kCodes * kCodes;
  std::uint32_t number = kFair;
  while (number >= kFair) vault::random_bytes(&number, sizeof number);
  return fmt::format("{:06}", number % kCodes);
}

std::string bound_to(Id<User> person) { return "link code " + person.text(); }

struct LinkRow {
  Id<User> person;
  Id<Dossier> dossier;
  Instant expires;
  std::optional<std::string> code;       ///< sealed
  std::optional<Instant> code_until;
  std::int64_t tries = 0;
  bool waiting(Instant now) const { return code && *code_until > now && tries < kLinkTries; }
};

constexpr std::string_view kColumns = "SELECT person, dossier, expires, code, code_until, tries FROM link WHERE ";

std::optional<LinkRow> read_link(db::Reader& reader, std::string_view where, db::Param key) {
  for (const auto& row : reader.query(std::string(kColumns) + std::string(where), {std::move(key)})) {
    LinkRow link{row.id<User>(0), row.id<Dossier>(1), row.instant(2), {}, {}, row.number(5)};
    if (!row.null(3)) link.code = row.text(3);
    if (!row.null(4)) link.code_until = row.instant(4);
    return link;
  }
  return std::nullopt;
}

Result<LinkRow> living(db::Reader& reader, const std::string& hash, Instant now) {
  auto link = read_link(reader, "hash = ?1", db::BlobView{hash});
  if (!link) return refuse(Code::NotFound);
  if (link->expires <= now || link->tries >= kLinkTries) return refuse(Code::LinkEnded);
  return *std::move(link);
}

void end_link(db::Writer& writer, Id<User> person) {
  writer.execute("DELETE FROM link WHERE person = ?1", {person});
  writer.execute("DELETE FROM session WHERE account = ?1", {person});
}

}  // namespace

Links::Links(db::Database& database, vault::Vault& vault, Sessions& sessions, ledger::Environment environment)
    : database_(database), vault_(vault), sessions_(sessions), environment_(std::move(environment)) {}

std::string Links::make(const LinkTerms& terms) {
  auto secret = vault::random_token();
  const auto hash = vault::token_hash(secret);
  const Instant now = environment_.now();
  database_.write([&](db::Writer& writer) {
    end_link(writer, terms.person);
    writer.execute("DELETE FROM link WHERE expires < ?1", {now});
    writer.execute("INSERT INTO link (person, dossier, hash, language, made, expires, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
                   {terms.person, terms.dossier, db::BlobView{hash}, terms.language, now, now + kLinkLife_us});
    return db::Verdict::Commit;
  });
  sessions_.forget();
  return secret;
}

std::optional<LinkState> Links::state(Id<User> person) {
  std::optional<LinkState> state;
  const Instant now = environment_.now();
  database_.read([&](db::Reader& reader) {
    state.reset();
    const auto link = read_link(reader, "person = ?1", person);
    if (!link) return;
    state = LinkState{link->expires, {}, {}, {}};
    for (const auto& row : reader.query("SELECT opened FROM link WHERE person = ?1 AND opened IS NOT NULL", {person}))
      state->opened = row.instant(0);
    if (!link->waiting(now)) return;
    state->code = vault_.open_node(*link->code, bound_to(person));
    state->code_until = link->code_until;
  });
  return state;
}

Result<Links::Waiting> Links::ask_code(std::string_view secret) {
  const auto hash = vault::token_hash(secret);
  const auto code = random_code();
  const Instant now = environment_.now();
  Result<Waiting> waiting = refuse(Code::Internal);
  database_.write([&](db::Writer& writer) {
    const auto link = living(writer, hash, now);
    if (!link) {
      waiting = tl::unexpected(link.error());
      return db::Verdict::RollBack;
    }
    if (link->code_until && *link->code_until > now + (kCodeLife_us - kLinkPause_us)) {
      waiting = refuse(Code::TooManyRequests);
      return db::Verdict::RollBack;
    }
    waiting = Waiting{link->person, link->dossier, now + kCodeLife_us};
    const auto sealed = vault_.seal_node(code, bound_to(link->person));
    writer.execute("UPDATE link SET code = ?2, code_until = ?3 WHERE person = ?1",
                   {link->person, db::BlobView{sealed}, waiting->until});
    return db::Verdict::Commit;
  });
  return waiting;
}

Result<SignedIn> Links::enter(std::string_view secret, std::string_view code, const Device& device) {
  const auto hash = vault::token_hash(secret);
  const Instant now = environment_.now();
  Result<Id<User>> person = refuse(Code::Internal);
  database_.write([&](db::Writer& writer) {
    const auto link = living(writer, hash, now);
    if (!link || !link->waiting(now)) {
      person = refuse(link ? Code::LinkEnded : link.error().code);
      return db::Verdict::RollBack;
    }
    const auto expected = vault_.open_node(*link->code, bound_to(link->person));
    const bool right = expected && vault::token_hash(*expected) == vault::token_hash(code);
    if (right) {
      writer.execute("UPDATE link SET code = NULL, code_until = NULL, tries = 0, opened = ?2 WHERE person = ?1", {link->person, now});
      person = link->person;
    } else {
      writer.execute("UPDATE link SET tries = tries + 1 WHERE person = ?1", {link->person});
      person = refuse(Code::WrongCredentials, {}, {{"of", "link"}});
    }
    return db::Verdict::Commit;  // a wrong try counts
  });
  TRY(const auto who, person);
  return sessions_.begin(who, device);
}

ledger::FeedFollower Links::follower() {
  const auto apply = [](db::Writer& writer, const ledger::FeedEntry& entry) {
    if (const auto dismissed = entry.as<cases::PersonDismissed>()) end_link(writer, dismissed->person);
  };
  return {"links", apply, ledger::names_of<cases::PersonDismissed>()};
}

}  // namespace hospitium::directory
