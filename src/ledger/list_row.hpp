// The rows of a page: what a holder's row says, the reader's rights, the dossier's number and its card. What was shown lately is remembered.
#pragma once
#include <vector>

#include "ledger/shelf.hpp"

namespace hospitium::ledger {

/// A dossier as lists show it: what all see alike, and what each holder's row says.
struct ListedDossier {
  struct Holder {
    IdBytes holder{};
    Role role{};
    std::string stage;
    Id<Party> owes;
    Instant due, updated;
    std::string holds;
  };
  ListRow shared;
  vault::KeyId key_id;
  std::vector<Holder> holders;
};

/// The dossiers of a page, or of the pages of a board. Make it before the transaction that finds them, find() and read() in it, open() after it.
class ListedPage {
 public:
  ListedPage(const Engine& engine, const Search& search) : engine_(engine), search_(search), mark_(engine.lists->dossiers.mark()) {}

  /// Takes those that are remembered; true when they are all.
  bool find(std::vector<Found> found);
  /// Reads the others.
  void read(db::Reader& reader);
  /// Opens the cards of those that were read. Leaves out what was erased meanwhile.
  void open();
  /// In the order of `found`; nothing for those in which the reader no longer takes part.
  std::vector<std::optional<ListRow>> rows(const access::Principal& principal, Instant now) const;

 private:
  void read_some(db::Reader& reader, std::span<const std::size_t> places);

  const Engine& engine_;
  const Search& search_;
  const std::uint64_t mark_;
  std::vector<Found> found_;
  std::vector<ListedDossiers::Listed> listed_;  ///< null until it is known
  std::vector<std::pair<std::size_t, ListedDossier>> read_;  ///< with their places in `found_`, their cards sealed
};

}  // namespace hospitium::ledger
