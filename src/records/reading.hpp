// Reading what a case keeps: the original bytes, or the summary in readable form.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "domain/case/state.hpp"
#include "fhir/summary.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::records {

struct Original {
  std::unique_ptr<vault::BlobSource> bytes;
  std::string media_type;
  std::string name;                      ///< for saving: the title with the ending of what it is
  DataClass data_class{};                ///< by which right it was read
};

/// The record, where the reader may open it: a translation by the right to translations, a summary by Clinical, all others by Files.
/// Whoever sees files only masked opens those that were found to be without identity; a translator what was asked of it. NotFound otherwise.
Result<const cases::RecordRef*> open_record(const ledger::Opened& opened, Id<Record> record);
DataClass class_of(const cases::RecordRef& record);

/// All bytes of a record that has been opened; for small ones.
Result<std::string> load(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, const cases::RecordRef& record);

/// NotFound when the case has no such record or the reader may not read it.
Result<Original> original(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> record);
/// NotFound as above (class Clinical, or to be translated); UnsupportedMedia when the record is no patient summary. The patient part is left out for
/// readers who may not see identity in full.
Result<fhir::Summary> summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> record);

/// What summary() shows to this reader: the patient's part of a document is of another class than the rest.
std::vector<DataClass> classes_of_summary(const ledger::Opened& opened, Id<Record> record);

}  // namespace hospitium::records
