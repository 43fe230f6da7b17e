// From rows to records; inside the room only.
#pragma once
#include "directory/directory.hpp"

namespace hospitium::directory {

/// Weak against nothing: reference records are plain, so the tag may be their version.
std::string tag_of(std::int64_t version);
PartyView party_view(const db::Row& row);           ///< columns: id, record, version
/// The party with those of its licences that are of one kind: decisions ask for the right to treat.
PartyFact fact_of(const PartyView& view, LicenceKind kind);
/// Memberships `m` that hold on day ?2.
inline constexpr std::string_view kHoldsToday = " AND COALESCE(m.valid_from, ?2) <= ?2 AND COALESCE(m.valid_until, ?2) >= ?2";
MembershipRecord membership_of(const db::Row& row);  ///< columns: party, role, valid_from, valid_until
UserView user_view(vault::Vault& vault, const db::Row& row, const db::Rows& memberships);  ///< id, sealed, version, language, zone
std::string email_key(vault::Vault& vault, std::string_view email);
/// The journal's ids are 16 bytes; that of a record with a key of its own ("VN>RU-SPE", "rate:RUB") is made from it.
IdBytes id_of_key(std::string_view key);
/// A record that Hospitium wrote and can no longer read is broken machinery.
template <class Record>
Record stored(std::string_view text) {
  auto record = json::read_own<Record>(text);
  if (!record) throw db::Fault(db::FaultKind::Broken, "a reference record does not read");
  return *std::move(record);
}

}  // namespace hospitium::directory
