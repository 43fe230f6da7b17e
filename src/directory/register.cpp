#include "directory/register.hpp"

#include <set>

#include "base/text.hpp"
#include "directory/register_path.hpp"
#include "directory/rows.hpp"
#include "vault/password.hpp"

namespace hospitium::directory {
namespace {

Result<Unit> valid_place(const Place& place, const std::string& field) {
  if (place.code.empty() || place.group()) return refuse(Code::UnknownPlace, field);
  return Unit{};
}

/// An origin may be a country or a part of it, and stands once; so does each aspect within it.
Result<Unit> valid(const std::vector<ReceptionStandard>& standards) {
  for (std::size_t i = 0; i < standards.size(); ++i) {
    const auto field = fmt::format("/reception/{}", i);
    TRY_DO(valid_place(standards[i].origin, field + "/origin"));
    for (std::size_t j = 0; j < i; ++j)
      if (standards[j].origin == standards[i].origin) return refuse(Code::DuplicateKey, field + "/origin");
    std::set<ReceptionAspect> seen;
    for (std::size_t j = 0; j < standards[i].checks.size(); ++j)
      if (!seen.insert(standards[i].checks[j].aspect).second) return refuse(Code::DuplicateKey, fmt::format("{}/checks/{}/aspect", field, j));
  }
  return Unit{};
}

bool within_a_day(std::optional<std::int32_t> minute) { return !minute || (*minute >= 0 && *minute <= 24 * 60); }

/// Hours come together; which zones there are, the page's clock knows better than this table.
Result<Unit> valid_phone(const PhoneRecord& phone, const std::string& field) {
  const auto digits = std::ranges::count_if(phone.number, [](char c) { return c >= '0' && c <= '9'; });
  if (!phone.number.starts_with('+') || digits < 6 || digits > 15) return refuse(Code::UnknownValue, field + "/number");
  if (phone.from_minute.has_value() != phone.until_minute.has_value()) return refuse(Code::Required, field + "/until_minute");
  if (!within_a_day(phone.from_minute)) return refuse(Code::OutOfRange, field + "/from_minute");
  if (!within_a_day(phone.until_minute) || (phone.from_minute && *phone.until_minute <= *phone.from_minute))
    return refuse(Code::OutOfRange, field + "/until_minute");
  for (const auto day : phone.days)
    if (day < 1 || day > 7) return refuse(Code::OutOfRange, field + "/days");
  for (const auto& language : phone.languages)
    if (!well_formed_language(language)) return refuse(Code::UnknownValue, field + "/languages");
  return Unit{};
}

Result<Unit> valid_phones(const std::vector<PhoneRecord>& phones) {
  constexpr std::size_t kMostPhones = 10;
  if (phones.size() > kMostPhones) return refuse(Code::TooMany, "/phones");
  for (std::size_t i = 0; i < phones.size(); ++i) TRY_DO(valid_phone(phones[i], fmt::format("/phones/{}", i)));
  return Unit{};
}

Result<Unit> valid(const PartyRecord& record) {
  TRY_DO(valid_place(record.place, "/place"));
  if (record.reception) TRY_DO(valid(*record.reception));
  if (record.hours) TRY_DO(calendar::check_week(*record.hours, "/hours"));
  for (std::size_t i = 0; i < record.licences.size(); ++i)
    if (record.licences[i].until < record.licences[i].from)
      return refuse(Code::DateOrder, fmt::format("/licences/{}/until", i));
  for (std::size_t i = 0; i < record.languages.size(); ++i)
    if (!well_formed_language(record.languages[i])) return refuse(Code::UnknownValue, fmt::format("/languages/{}", i));
  return valid_phones(record.phones);
}

Result<Unit> valid(const UserRecord& record, const std::optional<std::string>& password, bool fresh) {
  const auto at = record.email.find('@');
  if (at == std::string::npos || at == 0 || at + 1 == record.email.size()) return refuse(Code::UnknownValue, "/email");
  if (!well_formed_language(record.language)) return refuse(Code::UnknownValue, "/language");
  for (std::size_t i = 0; i < record.memberships.size(); ++i)
    if (const auto& one = record.memberships[i]; one.from && one.until && *one.until < *one.from)
      return refuse(Code::DateOrder, fmt::format("/memberships/{}/until", i));
  if (fresh && !password) return refuse(Code::Required, "/password");
  if (password && (code_points(*password) < 12 || code_points(*password) > 128)) return refuse(Code::OutOfRange, "/password");
  return Unit{};
}

Result<Unit> valid_days(const std::optional<std::int32_t>& days, const std::string& field) {
  if (days && (*days < 1 || *days > kLongestApproval_days)) return refuse(Code::OutOfRange, field);
  return Unit{};
}

/// There is an appeal only where there is a time for it.
Result<Unit> valid(const ApprovalLevel& level, const std::string& at) {
  TRY_DO(valid_days(level.days, at + "/days"));
  TRY_DO(valid_days(level.appeal_days, at + "/appeal_days"));
  TRY_DO(valid_days(level.appeal_decided_days, at + "/appeal_decided_days"));
  if (!level.appeal_days && (level.appeal_to || level.appeal_decided_days)) return refuse(Code::Required, at + "/appeal_days");
  return Unit{};
}

Result<Unit> valid(const CorridorRecord& record) {
  TRY_DO(valid_place(record.origin, "/origin"));
  TRY_DO(valid_place(record.destination, "/destination"));
  if (record.from && record.until && *record.until < *record.from) return refuse(Code::DateOrder, "/until");
  if (!record.levels) return Unit{};
  if (record.levels->size() > kMostLevels) return refuse(Code::TooMany, "/levels");
  for (std::size_t i = 0; i < record.levels->size(); ++i) TRY_DO(valid((*record.levels)[i], fmt::format("/levels/{}", i)));
  return Unit{};
}

Result<Unit> check_authority(db::Reader& reader, const std::optional<Id<Party>>& party, const std::string& field) {
  if (!party) return Unit{};
  const auto rows = reader.query("SELECT type FROM party WHERE id = ?1", {*party});
  if (rows.empty()) return refuse(Code::UnknownParty, field);
  if (rows.front().text(0) != name_of(PartyType::Authority)) return refuse(Code::WrongPartyType, field);
  return Unit{};
}

Result<Unit> check_authorities(db::Reader& reader, const CorridorRecord& record) {
  if (!record.levels) return Unit{};
  for (std::size_t i = 0; i < record.levels->size(); ++i) {
    const auto& level = (*record.levels)[i];
    TRY_DO(check_authority(reader, level.authority, fmt::format("/levels/{}/authority", i)));
    TRY_DO(check_authority(reader, level.appeal_to, fmt::format("/levels/{}/appeal_to", i)));
  }
  return Unit{};
}

std::string search_words(const PartyRecord& record) {
  std::string words;
  for (const auto& word : words_of(record.name + " " + record.name_latin.value_or("") + " " + record.place.code)) words += word + " ";
  return words;
}

}  // namespace

Register::Register(db::Database& database, vault::Vault& vault, Directory& directory, ledger::Environment environment)
    : database_(database), vault_(vault), directory_(directory), environment_(std::move(environment)) {}

Result<Kept> Register::keep_party(const Change& change, std::optional<Id<Party>> id, const PartyRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Directory, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(valid(record));
  const Instant now = environment_.now();
  const Pending pending{"party", id ? id->bytes : make_id_bytes(now.us, environment_.random()), !id, json::write(record)};
  const Id<Party> key{pending.id};
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto current = current_version(writer, "SELECT version FROM party WHERE id = ?1", key);
    if (!pending.fresh && current == 0) return refuse(Code::NotFound);
    if (record.branch_of && (*record.branch_of == key || !party_exists(writer, *record.branch_of)))
      return refuse(Code::UnknownParty, "/branch_of");
    TRY(const auto version, next_version(current, change.if_match));
    writer.execute("INSERT INTO party (id, type, state, place, country, branch_of, words, record, version, changed) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET type = excluded.type, "
                   "state = excluded.state, place = excluded.place, country = excluded.country, branch_of = excluded.branch_of, "
                   "words = excluded.words, record = excluded.record, version = excluded.version, changed = excluded.changed",
                   {key, name_of(record.type), name_of(record.state), record.place.code, record.place.country(), record.branch_of,
                    search_words(record), pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
  directory_.forget_labels();
  directory_.catalogue().refresh();
  return kept;
}

Result<Kept> Register::keep_user(const Change& change, std::optional<Id<User>> id, const UserRecord& record,
                                 const std::optional<std::string>& password) {
  if (!access::may_on_node(change.principal, DataClass::Users, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(valid(record, password, !id));
  const Instant now = environment_.now();
  const Id<User> key{id ? id->bytes : make_id_bytes(now.us, environment_.random())};
  const Pending pending{"user", key.bytes, !id, vault_.seal_node(json::write(record), "account" + key.text())};
  const auto email = email_key(vault_, record.email);
  const auto secret = password ? vault::hash_password(*password) : std::string();
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto current = current_version(writer, "SELECT version FROM account WHERE id = ?1", key);
    if (!pending.fresh && current == 0) return refuse(Code::NotFound);
    TRY(const auto version, next_version(current, change.if_match));
    if (!writer.query("SELECT 1 FROM account WHERE email_hash = ?1 AND id <> ?2", {db::BlobView{email}, key}).empty())
      return refuse(Code::AlreadyDone, "/email");
    writer.execute("INSERT INTO account (id, email_hash, state, sealed, password, language, zone, version, changed) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET email_hash = excluded.email_hash, "
                   "state = excluded.state, sealed = excluded.sealed, language = excluded.language, zone = excluded.zone, "
                   "version = excluded.version, changed = excluded.changed, "
                   "password = CASE WHEN excluded.password = '' THEN account.password ELSE excluded.password END",
                   {key, db::BlobView{email}, name_of(record.state), db::BlobView{pending.record}, secret, record.language, record.zone,
                    version, now});
    // Whoever held the old password is out; tokens were made on purpose and are revoked on purpose.
    if (password) writer.execute("DELETE FROM session WHERE account = ?1", {key});
    writer.execute("DELETE FROM membership WHERE account = ?1", {key});
    for (std::size_t i = 0; i < record.memberships.size(); ++i) {
      const auto& [party, role, from, until] = record.memberships[i];
      if (!party_exists(writer, party)) return refuse(Code::UnknownParty, fmt::format("/memberships/{}/party", i));
      const auto days = [](const std::optional<Day>& day) { return day ? std::optional<std::int64_t>(day->days) : std::nullopt; };
      writer.execute("INSERT INTO membership (account, position, party, role, valid_from, valid_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                     {key, static_cast<std::int64_t>(i), party, name_of(role), days(from), days(until)});
    }
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{key.bytes, tag_of(version)};
  });
  directory_.forget_labels();
  return kept;
}

Result<Kept> Register::keep_corridor(const Change& change, const CorridorRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Rules, Action::Update)) return refuse(Code::NotFound);
  TRY_DO(valid(record));
  const Instant now = environment_.now();
  const std::string key = record.origin.code + ">" + record.destination.code;
  const Pending pending{"corridor", id_of_key(key), false, json::write(record)};
  return in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    TRY_DO(check_authorities(writer, record));
    const auto current = current_version(writer, "SELECT version FROM corridor_rule WHERE id = ?1", key);
    TRY(const auto version, next_version(current, change.if_match));
    writer.execute("INSERT INTO corridor_rule (id, origin, destination, record, version, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                   "ON CONFLICT (id) DO UPDATE SET record = excluded.record, version = excluded.version, changed = excluded.changed",
                   {key, record.origin.code, record.destination.code, pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
}

}  // namespace hospitium::directory
