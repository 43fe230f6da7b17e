#include "http/open_case.hpp"

namespace hospitium::http {
namespace {

bool may_once_active(Rooms& rooms, const Request& request, const ledger::Opened& opened, DataClass data_class, const access::Part& part) {
  const auto rights = access::rights_on(access::as_if_active(request.principal()), Kind::Case, opened.projection.participants,
                                        rooms.environment.now());
  return rights.may(data_class, Action::Create, part);
}

}  // namespace

Result<WantedRecord> wanted_record(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto record, request.id<Record>("record"));
  TRY(auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  return WantedRecord{std::move(opened), record};
}

Result<ledger::Opened> case_to_add_to(Rooms& rooms, const Request& request, DataClass data_class, const access::Part& part) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  if (opened.key && opened.rights.may(data_class, Action::Create, part)) return opened;
  return refuse(opened.key && may_once_active(rooms, request, opened, data_class, part) ? Code::PartySuspended : Code::NotFound);
}

}  // namespace hospitium::http
