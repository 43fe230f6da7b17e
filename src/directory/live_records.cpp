// What the directory's records are now, for comparison with their journal.
#include "directory/catalogue.hpp"
#include "directory/directory.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

using Each = std::function<void(const ledger::ReferenceRow&)>;

/// What sign-in goes by stands beside the sealed record: who changes a role, a state or an address there has changed the user.
bool agrees(vault::Vault& vault, db::Reader& reader, const db::Row& row) {
  const auto id = row.id<User>(0);
  const auto plain = vault.open_node(row.text(2), "account" + id.text());
  const auto record = plain ? json::read_own<UserRecord>(*plain) : refuse(Code::Malformed);
  if (!record || row.text(3) != name_of(record->state) || row.text(4) != email_key(vault, record->email)) return false;
  const auto members = reader.query("SELECT party, role, valid_from, valid_until FROM membership WHERE account = ?1 ORDER BY position", {id});
  return std::ranges::equal(members, record->memberships, [](const db::Row& member, const MembershipRecord& kept) {
    return value_of<Role>(member.text(1)) && membership_of(member) == kept;
  });
}

void each_user(vault::Vault& vault, db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, sealed, state, email_hash FROM account ORDER BY id"))
    each({"user", row.id<User>(0).bytes, row.number(1), agrees(vault, reader, row) ? row.text(2) : std::string()});
}

/// A suspended party must be found suspended, whatever its record says.
void each_party(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, record, type, state FROM party ORDER BY id")) {
    const auto record = json::read_own<PartyRecord>(row.text(2));
    const bool agreed = record && row.text(3) == name_of(record->type) && row.text(4) == name_of(record->state);
    each({"party", row.id<Party>(0).bytes, row.number(1), agreed ? row.text(2) : std::string()});
  }
}

void each_corridor(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, record FROM corridor_rule ORDER BY id"))
    each({"corridor", id_of_key(row.text(0)), row.number(1), row.text(2)});
}

/// What is withdrawn must not be found, and a service is found only under its own organisation, whatever its record says.
void each_service(db::Reader& reader, const Each& each) {
  constexpr std::size_t kBatch = 500;    // a register may hold a million
  Id<Party> party;
  Id<Service> id;
  while (true) {
    const auto rows = reader.query("SELECT party, id, version, record, state FROM service WHERE (party, id) > (?1, ?2) ORDER BY party, id LIMIT ?3",
                                   {party, id, kBatch});
    for (const auto& row : rows) {
      party = row.id<Party>(0), id = row.id<Service>(1);
      const auto record = json::read_own<catalogue::ServiceRecord>(row.text(3));
      const bool agreed = record && record->party == party && row.text(4) == name_of(record->state);
      each({"service", id.bytes, row.number(2), agreed ? row.text(3) : std::string()});
    }
    if (rows.size() < kBatch) return;
  }
}

void each_rate(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, record FROM exchange_rate ORDER BY id"))
    each({"rate", id_of_key("rate:" + row.text(0)), row.number(1), row.text(2)});
}

void each_calendar(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, record FROM working_calendar ORDER BY id"))
    each({"calendar", id_of_key("calendar:" + row.text(0)), row.number(1), row.text(2)});
}

void each_gate(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT id, version, record FROM gate ORDER BY id"))
    each({"gate", row.id<Gate>(0).bytes, row.number(1), row.text(2)});
}

/// A template is found under its own organisation and kind, whatever its record says.
void each_template(db::Reader& reader, const Each& each) {
  for (const auto& row : reader.query("SELECT party, id, version, record, kind, state FROM template ORDER BY party, id")) {
    const auto record = json::read_own<TemplateRecord>(row.text(3));
    const bool agreed = record && record->party == row.id<Party>(0) && row.text(4) == name_of(record->kind) && row.text(5) == name_of(record->state);
    each({"template", row.id<Template>(1).bytes, row.number(2), agreed ? row.text(3) : std::string()});
  }
}

}  // namespace

ledger::LiveRecords live_records(vault::Vault& vault) {
  return [&vault](db::Reader& reader, const Each& each) {
    each_party(reader, each);
    each_user(vault, reader, each);
    each_corridor(reader, each);
    each_service(reader, each);
    each_rate(reader, each);
    each_gate(reader, each);
    each_calendar(reader, each);
    each_template(reader, each);
  };
}

}  // namespace hospitium::directory
