// When each facet of a dossier last changed. From it come a tag and an "updated" for each reader that no rival's doing moves.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "access/rights.hpp"
#include "ledger/kind_rules.hpp"

namespace hospitium::ledger {

/// One reader of one dossier: what it may read, and how it knows the stage.
struct Viewer {
  access::Rights rights;
  Id<Party> owner;                       ///< of the dossier
  std::optional<IdBytes> chosen;         ///< the part that was chosen
  std::string stage;                     ///< as this reader may know it

  bool reads(const Facet& facet) const;
};
Viewer viewer_of(const access::Principal& principal, Kind kind, const Projection& projection, Instant now);

class Revisions {
 public:
  struct Entry {
    Facet facet;
    std::int64_t version = 0;
    Instant at;
  };

  void touch(const Facet& facet, std::int64_t version, Instant at);
  const std::vector<Entry>& entries() const { return entries_; }

  /// When something that this reader may read last changed; 0 when nothing did.
  Instant updated(const Viewer& viewer) const;
  /// What a tag is the keyed hash of: the visible entries and the extent of the rights themselves.
  std::string visible(const Viewer& viewer) const;
  /// The same of one class of data: what others write elsewhere in the dossier does not move it.
  std::string visible(const Viewer& viewer, DataClass data_class) const;

  /// One line without line breaks, kept before the state in the sealed snapshot.
  std::string text() const;
  static std::optional<Revisions> parse(std::string_view text);

 private:
  std::vector<Entry> entries_;  ///< some dozen: searched linearly
};

}  // namespace hospitium::ledger
