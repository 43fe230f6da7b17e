// Changing reference records: one generic path with policy, ETag and a hash-chained journal of its own.
#pragma once
#include <span>

#include "directory/catalogue.hpp"
#include "directory/directory.hpp"

namespace hospitium::directory {

struct Change {
  access::Principal principal;
  std::string if_match = {};             ///< "" = none; the tag of the record that was edited
  std::string key = {};                  ///< "" = none; the same change with the same key is done once (IdempotencyReused for another)
  std::string asked = {};                ///< what the key is bound to: what was asked, as it came
};

struct Kept {
  IdBytes id{};
  std::string tag;
};

/// Whether the principal writes offers, or messages, in the name of this organisation.
bool may_use(const access::Principal& principal, Id<Party> party, TemplateKind kind);

/// Refusals: NotFound where the principal may not, VersionConflict, UnknownParty, WrongPartyType, DateOrder, AlreadyDone (an e-mail
/// that is taken), OutOfRange. Threads: any; each call is one write transaction and waits for it.
class Register {
 public:
  Register(db::Database& database, vault::Vault& vault, Directory& directory, ledger::Environment environment);

  Result<Kept> keep_party(const Change& change, std::optional<Id<Party>> id, const PartyRecord& record);
  /// `password` is set for a new user, or to change it, which ends the user's sessions; 12 to 128 characters (NIST SP 800-63B asks
  /// at least 8).
  Result<Kept> keep_user(const Change& change, std::optional<Id<User>> id, const UserRecord& record,
                         const std::optional<std::string>& password);
  Result<Kept> keep_corridor(const Change& change, const CorridorRecord& record);
  /// A service stays with its party: under another it is UnknownParty. The party must be one that may offer services.
  Result<Kept> keep_service(const Change& change, std::optional<Id<Service>> id, const catalogue::ServiceRecord& record);
  /// New services, and others as nobody has changed them since they were `seen`, in one transaction, all or none: at most kBatch. The refusal's field
  /// begins with the index of the entry.
  static constexpr std::size_t kBatch = 1000;
  struct ServiceEntry {
    catalogue::ServiceRecord record;
    std::optional<Id<Service>> id = {};
    std::string seen = {};               ///< its tag
  };
  Result<std::vector<Id<Service>>> keep_services(const Change& change, std::span<const ServiceEntry> entries);
  Result<Kept> keep_gate(const Change& change, std::optional<Id<Gate>> id, const catalogue::GateRecord& record);
  /// A template stays with its party and of its kind: NotFound under another.
  Result<Kept> keep_template(const Change& change, std::optional<Id<Template>> id, const TemplateRecord& record);
  Result<Kept> keep_rate(const Change& change, const RateRecord& record);
  Result<Kept> keep_calendar(const Change& change, const WorkingCalendarRecord& record);

 private:
  db::Database& database_;
  vault::Vault& vault_;
  Directory& directory_;
  ledger::Environment environment_;
};

}  // namespace hospitium::directory
