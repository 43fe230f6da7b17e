// The case that a path names, opened for its reader: what the routes of records share.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

struct WantedRecord {
  ledger::Opened opened;
  Id<Record> record;                     ///< as the path says; whether it is there is told by records::open_record
};

/// /api/cases/{id}/.../{record}
Result<WantedRecord> wanted_record(Rooms& rooms, const Request& request);
/// /api/cases/{id}/...: NotFound unless the reader may add something of this class; PartySuspended where only that stands in the way, as
/// the ledger tells it of every command.
/// `part` is what it belongs to, for those who may add to their own only.
Result<ledger::Opened> case_to_add_to(Rooms& rooms, const Request& request, DataClass data_class, const access::Part& part = std::nullopt);

}  // namespace hospitium::http
