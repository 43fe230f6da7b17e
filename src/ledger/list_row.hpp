// The rows of a page: what a holder's row says, the reader's rights, the dossier's number and its card, still sealed.
#pragma once
#include <vector>

#include "ledger/shelf.hpp"

namespace hospitium::ledger {

struct SealedRow {
  ListRow row;
  vault::KeyId key_id;
  std::string card;
};

/// In the order of `found`; without those in which the reader no longer takes part.
std::vector<SealedRow> read_rows(db::Reader& reader, const Search& search, const access::Principal& principal, const std::vector<Found>& found,
                                 Instant now);

/// Opens the cards. Leaves out what was erased meanwhile.
std::vector<ListRow> open_cards(const Engine& engine, std::vector<SealedRow> sealed);

}  // namespace hospitium::ledger
