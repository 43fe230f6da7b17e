// Cards of cases, masked for their reader.
#pragma once
#include "domain/case/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

std::vector<cases::CaseCard> cards_of(Rooms& rooms, const ledger::ListPage& page);
/// Whether the reader is of the owner's people, who read every task, and sees how they share the case among them.
bool shows_desk(const access::Rights& rights);
std::vector<Id<Dossier>> ids_of(const std::vector<cases::CaseCard>& cards);
/// Adds the classes that this card really shows: for the access log.
void add_classes(std::vector<DataClass>& classes, const cases::CaseCard& card);
std::vector<DataClass> classes_of(const std::vector<cases::CaseCard>& cards);

}  // namespace hospitium::http
