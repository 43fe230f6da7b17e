// Services and exchange rates on the generic path.
#include "directory/register_path.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

Result<Unit> check_party(db::Reader& reader, Id<Party> party) {
  const auto rows = reader.query("SELECT type FROM party WHERE id = ?1", {party});
  if (rows.empty()) return refuse(Code::UnknownParty, "/party");
  if (!catalogue::may_offer(value_of<PartyType>(rows.front().text(0)).value())) return refuse(Code::WrongPartyType, "/party");
  return Unit{};
}

void write_service(db::Writer& writer, const ServiceRecord& record, const Pending& pending, std::int64_t version, Instant now) {
  writer.execute("INSERT INTO service (party, id, state, record, version, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                 "ON CONFLICT (party, id) DO UPDATE SET state = excluded.state, record = excluded.record, version = excluded.version, "
                 "changed = excluded.changed",
                 {record.party, Id<Service>{pending.id}, name_of(record.state), pending.record, version, now});
}

Result<Unit> check_all(db::Reader& reader, std::span<const Register::ServiceEntry> entries) {
  Id<Party> known;                       // neighbours usually belong to one organisation
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& record = entries[i].record;
    auto sound = catalogue::check_service(record);
    if (sound && record.party != known) sound = check_party(reader, record.party);
    if (!sound) return refuse(sound.error().code, fmt::format("/{}{}", i, sound.error().field));
    known = record.party;
  }
  return Unit{};
}

/// One that may be new: its next version, where nobody else has changed it and it stays with its party.
Result<std::int64_t> version_after(db::Reader& reader, const Pending& pending, Id<Party> party, const std::string& seen) {
  if (pending.fresh) return next_version(0, seen);
  const auto rows = reader.query("SELECT version, party FROM service WHERE id = ?1", {Id<Service>{pending.id}});
  if (rows.empty()) return refuse(Code::NotFound);
  if (rows.front().id<Party>(1) != party) return refuse(Code::UnknownParty, "/party");
  return next_version(rows.front().number(0), seen);
}

Result<Unit> put(db::Writer& writer, const ServiceRecord& record, const Pending& pending, const Change& change, const std::string& seen, Instant now) {
  TRY(const auto version, version_after(writer, pending, record.party, seen));
  write_service(writer, record, pending, version, now);
  append_journal(writer, pending, version, now, change.principal.user);
  return Unit{};
}

}  // namespace

Result<Kept> Register::keep_service(const Change& change, std::optional<Id<Service>> id, const ServiceRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Directory, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(catalogue::check_service(record));
  const Instant now = environment_.now();
  const Pending pending{"service", id ? id->bytes : make_id_bytes(now.us, environment_.random()), !id, json::write(record)};
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    TRY_DO(check_party(writer, record.party));
    TRY(const auto version, version_after(writer, pending, record.party, change.if_match));
    write_service(writer, record, pending, version, now);
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
  directory_.catalogue().refresh();
  return kept;
}

Result<std::vector<Id<Service>>> Register::keep_services(const Change& change, std::span<const ServiceEntry> entries) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  if (entries.size() > kBatch) return refuse(Code::TooMany);
  const Instant now = environment_.now();
  std::vector<Id<Service>> ids;
  for (const auto& entry : entries) ids.push_back(entry.id.value_or(Id<Service>{make_id_bytes(now.us, environment_.random())}));
  Result<Unit> kept = Unit{};
  database_.write([&](db::Writer& writer) {
    kept = check_all(writer, entries);
    for (std::size_t i = 0; kept && i < entries.size(); ++i) {
      const auto& record = entries[i].record;
      kept = put(writer, record, {"service", ids[i].bytes, !entries[i].id, json::write(record)}, change, entries[i].seen, now);
      if (!kept) kept = refuse(kept.error().code, fmt::format("/{}{}", i, kept.error().field));
    }
    return kept ? db::Verdict::Commit : db::Verdict::RollBack;
  });
  if (!kept) return tl::unexpected(kept.error());
  directory_.catalogue().refresh();
  return ids;
}

Result<Kept> Register::keep_gate(const Change& change, std::optional<Id<Gate>> id, const catalogue::GateRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Rules, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(catalogue::check_gate(record));
  const Instant now = environment_.now();
  const Pending pending{"gate", id ? id->bytes : make_id_bytes(now.us, environment_.random()), !id, json::write(record)};
  const Id<Gate> key{pending.id};
  return in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto current = current_version(writer, "SELECT version FROM gate WHERE id = ?1", key);
    if (!pending.fresh && current == 0) return refuse(Code::NotFound);
    TRY(const auto version, next_version(current, change.if_match));
    writer.execute("INSERT INTO gate (id, record, version, changed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET "
                   "record = excluded.record, version = excluded.version, changed = excluded.changed",
                   {key, pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
}

Result<Kept> Register::keep_rate(const Change& change, const RateRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Rules, Action::Update)) return refuse(Code::NotFound);
  if (!currency_exponent(record.currency)) return refuse(Code::UnknownValue, "/currency");
  if (record.per_dollar_micro <= 0) return refuse(Code::OutOfRange, "/per_dollar_micro");
  const Instant now = environment_.now();
  const Pending pending{"rate", id_of_key("rate:" + record.currency), false, json::write(record)};
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto current = current_version(writer, "SELECT version FROM exchange_rate WHERE id = ?1", record.currency);
    TRY(const auto version, next_version(current, change.if_match));
    writer.execute("INSERT INTO exchange_rate (id, record, version, changed) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (id) DO UPDATE SET record = excluded.record, version = excluded.version, changed = excluded.changed",
                   {record.currency, pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
  directory_.catalogue().refresh();
  return kept;
}

}  // namespace hospitium::directory
