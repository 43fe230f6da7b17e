// What the system could not do by itself, as people see it.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

struct RefusedItem {
  std::string process;                   ///< the process manager, or "jobs"
  Kind kind{};
  Id<Dossier> id;
  std::string number, command;
  std::string code;                      ///< of the refusal: message errors.<code>
  Instant at;
};
BOOST_DESCRIBE_STRUCT(RefusedItem, (), (process, kind, id, number, command, code, at))

/// On dossiers that the reader may open, newest first; all of them for an administrator.
std::vector<RefusedItem> refused_items(Rooms& rooms, const access::Principal& principal, int most);

/// Who reads the node's journal: an auditor.
bool reads_every_journal(const access::Principal& principal);

}  // namespace hospitium::http
