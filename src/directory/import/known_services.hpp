// The services that are there already, as rows of a price list name them again. Inside only.
#pragma once
#include <unordered_map>

#include "directory/import/cells.hpp"

namespace hospitium::directory {

/// Which service a row means: one that is there, or perhaps one of several; else a new one.
struct MeantService {
  const ServiceView* there = nullptr;
  std::vector<const ServiceView*> perhaps = {};
};

/// Read when a row first speaks of an organisation.
class KnownServices {
 public:
  explicit KnownServices(Directory& directory) : directory_(directory) {}

  /// That of the organisation which has the row's code. Without such a one, those of the same titles (in each language that both have), specialty, setting
  /// and kind, unless both have a code: the row means the only one, or the only one that says just as much, and nobody guesses between others, nor
  /// gives a code to one that has none. What is withdrawn counts where nothing is offered.
  MeantService find(Id<Party> party, const catalogue::ServiceRecord& row);
  /// nullptr where the organisation has none of this identifier.
  const ServiceView* find(Id<Party> party, Id<Service> id);

 private:
  std::vector<ServiceView>& of(Id<Party> party);
  Directory& directory_;
  std::unordered_map<Id<Party>, std::vector<ServiceView>> of_party_;
};

/// What the row and any other that means the same service have in common.
std::string key_of(Id<Party> party, const catalogue::ServiceRecord& row);

}  // namespace hospitium::directory
