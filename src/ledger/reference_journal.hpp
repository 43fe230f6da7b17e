// The journal of reference records: plain rows with version and validity, kept by the rooms that own them (directory, observatory). Each
// record has a chain of its own; its newest row says what the record must be now.
#pragma once
#include <functional>
#include <string>

#include "db/migration.hpp"
#include "ledger/verify.hpp"

namespace hospitium::ledger {

std::span<const db::Migration> reference_migrations();

/// One version of a record.
struct ReferenceRow {
  std::string concept_name;              ///< "party", "user", "corridor", "figure" ...
  IdBytes id{};
  std::int64_t version = 0;
  std::string record;                    ///< as it stands in the record's own table: JSON, sealed where it is about a person
};

/// In the transaction that changes the record. `version` follows the last one.
void append_reference(db::Writer& writer, const ReferenceRow& row, Instant at, Id<User> actor);

/// A version that was, when it became so and by whom (nil: the system).
struct ReferenceVersion {
  std::int64_t version = 0;
  Instant at;
  Id<User> actor;
  std::string record;
};

/// The newest first, at most kMostVersions of them.
inline constexpr int kMostVersions = 200;
std::vector<ReferenceVersion> read_versions(db::Reader& reader, std::string_view concept_name, const IdBytes& id);

/// Calls back with each record of a room as it stands now.
using LiveRecords = std::function<void(db::Reader&, const std::function<void(const ReferenceRow&)>&)>;

/// Finds rows that were altered, swapped or cut off, and records that are not what their newest row says. What it cannot see: a record
/// rolled back together with its newest rows, the way a restored backup looks; compare with an export.
void verify_references(db::Reader& reader, std::span<const LiveRecords> rooms, VerifyReport& report);

}  // namespace hospitium::ledger
