#include "directory/rows.hpp"

#include "base/text.hpp"
#include "vault/password.hpp"

namespace hospitium::directory {

std::string tag_of(std::int64_t version) { return fmt::format("\"{}\"", version); }

PartyView party_view(const db::Row& row) {
  return {row.id<Party>(0), stored<PartyRecord>(row.text(1)), std::nullopt, tag_of(row.number(2))};
}

PartyFact fact_of(const PartyView& view, LicenceKind kind) {
  PartyFact fact{view.id, view.record.type, view.record.state, view.record.place, {}};
  for (const auto& licence : view.record.licences)
    if (licence.kind.value_or(LicenceKind::Licence) == kind)
      fact.licences.push_back({licence.specialties, licence.from, licence.until, licence.suspended});
  return fact;
}

MembershipRecord membership_of(const db::Row& row) {
  const auto day = [&](std::size_t column) { return row.null(column) ? std::nullopt : std::optional(Day{static_cast<std::int32_t>(row.number(column))}); };
  return {row.id<Party>(0), value_of<Role>(row.text(1)).value(), day(2), day(3)};
}

UserView user_view(vault::Vault& vault, const db::Row& row, const db::Rows& memberships) {
  const auto id = row.id<User>(0);
  auto plain = vault.open_node(row.text(1), "account" + id.text());
  if (!plain) throw db::Fault(db::FaultKind::Broken, "an account does not open");
  UserView view{id, stored<UserRecord>(*plain), tag_of(row.number(2))};
  view.record.language = row.text(3);  // preferences change without resealing
  view.record.zone = row.text(4);
  view.record.memberships.clear();
  for (const auto& member : memberships)
    view.record.memberships.push_back(membership_of(member));
  return view;
}

IdBytes id_of_key(std::string_view key) {
  IdBytes id{};
  const auto hash = vault::token_hash(key);
  std::memcpy(id.data(), hash.data(), id.size());
  return id;
}

std::string email_key(vault::Vault& vault, std::string_view email) {
  const auto hash = vault.node_hash(vault::Purpose::Search, "email:" + fold(email));
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace hospitium::directory
