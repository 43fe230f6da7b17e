// The invented world: organisations and people do not exist, the places do. One row each.
#pragma once
#include <array>
#include <map>
#include <string_view>

#include "directory/records.hpp"
#include "main/node.hpp"

namespace hospitium::demo {

struct PartyRow {
  std::string_view key, name, name_latin;
  PartyType type;
  std::string_view place;
  directory::Ownership ownership;
  std::string_view languages;            ///< separated by spaces
  std::string_view specialties;          ///< wire names, separated by spaces; "" = all
  int licence_days = 900;                ///< until when its licence runs, from today; 0 = none
  std::string_view branch_of = {};
};
extern const std::array<PartyRow, 52> kParties;

struct UserRow {
  std::string_view email, name, language, zone;
  std::string_view memberships;          ///< "role:party role:party"
  bool shown;                            ///< offered on the sign-in page
};
extern const std::array<UserRow, 24> kUsers;

inline constexpr std::string_view kPassword = "hospitium-demo";

/// The directory of the world once it is in the node.
struct World {
  std::map<std::string, Id<Party>, std::less<>> parties;
  std::map<std::string, Id<User>, std::less<>> users;      ///< by e-mail
  Id<Party> party(std::string_view key) const;
  /// Acts as the user with this e-mail, in the memberships that the world gave it.
  access::Principal principal(Node& node, std::string_view email) const;
};

World make_world(Node& node);

}  // namespace hospitium::demo
