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

Result<Unit> check_all(db::Reader& reader, std::span<const ServiceRecord> records) {
  Id<Party> known;                       // neighbours usually belong to one organisation
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto sound = catalogue::check_service(records[i]);
    if (sound && records[i].party != known) sound = check_party(reader, records[i].party);
    if (!sound) return refuse(sound.error().code, fmt::format("/{}{}", i, sound.error().field));
    known = records[i].party;
  }
  return Unit{};
}

}  // namespace

Result<Kept> Register::keep_service(const Change& change, std::optional<Id<Service>> id, const ServiceRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Directory, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(catalogue::check_service(record));
  const Instant now = environment_.now();
  const Pending pending{"service", id ? id->bytes : make_id_bytes(now.us, environment_.random()), !id, json::write(record)};
  const Id<Service> key{pending.id};
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    TRY_DO(check_party(writer, record.party));
    const auto rows = writer.query("SELECT version, party FROM service WHERE id = ?1", {key});
    if (!pending.fresh && rows.empty()) return refuse(Code::NotFound);
    if (!rows.empty() && rows.front().id<Party>(1) != record.party) return refuse(Code::UnknownParty, "/party");
    TRY(const auto version, next_version(rows.empty() ? 0 : rows.front().number(0), change.if_match));
    write_service(writer, record, pending, version, now);
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
  directory_.catalogue().refresh();
  return kept;
}

Result<std::vector<Id<Service>>> Register::add_services(const Change& change, std::span<const ServiceRecord> records) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  if (records.size() > kBatch) return refuse(Code::TooMany);
  const Instant now = environment_.now();
  std::vector<Id<Service>> ids;
  for (std::size_t i = 0; i < records.size(); ++i) ids.push_back({make_id_bytes(now.us, environment_.random())});
  Result<Unit> added = Unit{};
  database_.write([&](db::Writer& writer) {
    added = check_all(writer, records);
    if (!added) return db::Verdict::RollBack;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Pending pending{"service", ids[i].bytes, true, json::write(records[i])};
      write_service(writer, records[i], pending, 1, now);
      append_journal(writer, pending, 1, now, change.principal.user);
    }
    return db::Verdict::Commit;
  });
  if (!added) return tl::unexpected(added.error());
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
