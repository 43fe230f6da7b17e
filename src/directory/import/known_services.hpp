// The services that are there already, as rows of a price list name them again. Inside only.
#pragma once
#include <unordered_map>

#include "directory/import/cells.hpp"

namespace hospitium::directory {

/// Read when a row first speaks of an organisation.
class KnownServices {
 public:
  explicit KnownServices(Directory& directory) : directory_(directory) {}

  /// That of the organisation which has the row's code; else the one of the same titles (in each language that both have), specialty, setting and kind,
  /// unless each of the two has a code. One that is offered goes before one that is withdrawn, then the older one; nullptr where there is none.
  const ServiceView* find(Id<Party> party, const catalogue::ServiceRecord& row);

 private:
  Directory& directory_;
  std::unordered_map<Id<Party>, std::vector<ServiceView>> of_party_;
};

/// What the row and any other that means the same service have in common.
std::string key_of(Id<Party> party, const catalogue::ServiceRecord& row);

}  // namespace hospitium::directory
