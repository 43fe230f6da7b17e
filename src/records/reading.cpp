#include "records/reading.hpp"

#include "domain/case/state.hpp"
#include "fhir/identity.hpp"

namespace hospitium::records {
namespace {

const cases::RecordRef* find_record(const ledger::Opened& opened, Id<Record> id) {
  for (const auto& record : opened.dossier->as<cases::State>().records)
    if (record.id == id) return &record;
  return nullptr;
}

Result<std::string> load(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened,
                         const cases::RecordRef& record) {
  std::optional<std::string> bytes;
  database.read([&](db::Reader& reader) { bytes = blobs.load(reader, opened.id, *opened.key, record.blob); });
  if (!bytes) throw db::Fault(db::FaultKind::Broken, "a file of a record is missing or altered");
  return *std::move(bytes);
}

bool whole(const access::Rights& rights, DataClass data_class) {
  return rights.reads_whole(data_class) && rights.detail(data_class) == Detail::Full;
}

}  // namespace

Result<Original> original(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> id) {
  const auto* record = find_record(opened, id);
  // An original names the patient: whoever may see files only masked reads the summary instead.
  if (record == nullptr || !opened.key || !whole(opened.rights, DataClass::Files)) return refuse(Code::NotFound);
  TRY(auto bytes, load(database, blobs, opened, *record));
  return Original{std::move(bytes), record->media_type, record->title};
}

Result<fhir::Summary> summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> id) {
  const auto* record = find_record(opened, id);
  if (record == nullptr || !opened.key || !opened.rights.reads_whole(DataClass::Clinical)) return refuse(Code::NotFound);
  if (record->type != cases::RecordType::PatientSummary) return refuse(Code::UnsupportedMedia);
  TRY(auto bytes, load(database, blobs, opened, *record));
  TRY(auto readable, fhir::read_summary(bytes));
  if (!whole(opened.rights, DataClass::Identity) || opened.rights.detail(DataClass::Clinical) == Detail::Masked)
    fhir::hide_identity(readable);
  return readable;
}

}  // namespace hospitium::records
