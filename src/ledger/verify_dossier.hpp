// Verifies one dossier: its chain, its snapshot against the refolded journal, and all that its state implies against the tables.
#pragma once
#include <functional>

#include "ledger/dossier_store.hpp"
#include "ledger/journal.hpp"
#include "ledger/projector.hpp"
#include "ledger/verify.hpp"

namespace hospitium::ledger {

class DossierVerifier {
 public:
  using Found = std::function<void(Finding)>;
  DossierVerifier(db::Reader& reader, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds, Found found)
      : reader_(reader), vault_(vault), kinds_(kinds), found_(std::move(found)) {}

  struct Seen {
    std::int64_t events = 0;
    bool erased = false;
  };
  Seen check(Id<Dossier> id);

 private:
  void found(std::string what, Id<Dossier> id, std::int64_t version) { found_({std::move(what), id.text(), version}); }
  const KindRules* rules_of(std::string_view kind) const;
  std::vector<JournalRow> check_chain(Id<Dossier> id, std::int64_t version, std::string_view head);
  bool refold(Held& held, const KindRules& rules, const std::vector<JournalRow>& journal);
  void check_live(Held& held, const KindRules& rules, const db::Row& row);
  void check_erased(Id<Dossier> id, const db::Row& row);
  bool holders_agree(const Held& held, const Implied& implied);
  bool clocks_agree(const Held& held, const Projection& projection);
  bool tokens_agree(const Held& held, const Projection& projection);

  db::Reader& reader_;
  vault::Vault& vault_;
  std::span<const std::unique_ptr<KindRules>> kinds_;
  Found found_;
};

}  // namespace hospitium::ledger
