// Names of the patient's side: they have no account, and stand in their case.
#pragma once
#include <map>

#include "domain/case/state.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

using PersonNames = std::map<Id<User>, std::string>;

/// For readers of consent and identity, as the view's member `persons`; nothing for others, and on dossiers that are no cases.
inline PersonNames person_names(const ledger::Opened& opened) {
  PersonNames names;
  const auto& rights = opened.rights;
  const bool named = rights.reads_whole(DataClass::Identity) && rights.detail(DataClass::Identity) == Detail::Full;
  if (opened.kind != Kind::Case || !named || !rights.reads_whole(DataClass::Consent)) return names;
  for (const auto& person : opened.dossier->as<cases::State>().persons) names[person.id] = person.terms.name;
  return names;
}

inline std::string user_name(Rooms& rooms, const PersonNames& persons, Id<User> user) {
  const auto person = persons.find(user);
  return person == persons.end() ? rooms.directory.user_name(user) : person->second;
}

}  // namespace hospitium::http
