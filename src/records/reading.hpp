// Reading what a case keeps: the original bytes, or the summary in readable form.
#pragma once
#include <optional>
#include <string>

#include "fhir/summary.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::records {

struct Original {
  std::string bytes;
  std::string media_type;
  std::string title;
};

/// NotFound when the case has no such record or the reader may not read files.
Result<Original> original(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> record);
/// NotFound as above (class Clinical); UnsupportedMedia when the record is no patient summary. The patient part is left out for
/// readers who may not see identity in full.
Result<fhir::Summary> summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> record);

}  // namespace hospitium::records
