// Table `lookup`: which organisation asked whether the person of a dossier is known elsewhere. The answer tells of dossiers that the asker may not
// open, so nobody asks without limit: whoever tries passport after passport comes to its end within a day.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// One question: about whom a dossier is, as far as it is known now. Asked again that day it is the same one.
struct Lookup {
  Id<Dossier> dossier;
  Id<Party> asker;
  Day day;
  std::string question;                  ///< keyed hash
};
/// Nothing where nothing is known by which the person could be found.
std::optional<Lookup> lookup_of(const Engine& engine, const Opened& opened, Id<Party> asker);
struct LookupAnswer {
  bool elsewhere = false;
  Day day;                               ///< on which it was given
};
/// The last answer to it. It stays what it was: nobody watches who comes later.
std::optional<LookupAnswer> kept_lookup(const Engine& engine, const Lookup& lookup);
/// The answer of that day, which is `elsewhere` unless it was given before. LookupsExhausted when the asker has asked Options::lookups_per_day others
/// that day, PersonsExhausted after kPersonsPerCase others about this dossier: a case is about one person, however often a name is mended. Both say
/// how many it may be; the day is that of UTC.
Result<LookupAnswer> keep_lookup(const Engine& engine, const Lookup& lookup, bool elsewhere);
constexpr std::int64_t kPersonsPerCase = 5;
void drop_lookups(db::Writer& writer, Id<Dossier> dossier);

}  // namespace hospitium::ledger
