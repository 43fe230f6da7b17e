#include "records/reading.hpp"

#include "fhir/identity.hpp"
#include "records/file_type.hpp"
#include "records/written_summary.hpp"

namespace hospitium::records {
namespace {

bool whole(const access::Rights& rights, DataClass data_class) {
  return rights.reads_whole(data_class) && rights.detail(data_class) == Detail::Full;
}

bool names_patient(const access::Rights& rights) {
  return whole(rights, DataClass::Identity) && rights.detail(DataClass::Clinical) != Detail::Masked;
}

/// Asked of the reader, who reads nothing else of its class: the record itself, or what was made of it for the same assignment.
bool assigned(const ledger::Opened& opened, const cases::RecordRef& record) {
  const auto data_class = class_of(record);
  if (opened.rights.reads_whole(data_class)) return false;
  const auto* translation = cases::find_translation(opened.dossier->as<cases::State>(), record.id);
  const auto part = translation ? translation->assignment.value_or(Id<Assignment>{}).bytes : record.id.bytes;
  return opened.rights.may(data_class, Action::Read, part);
}

}  // namespace

Result<std::string> load(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened,
                         const cases::RecordRef& record) {
  std::optional<std::string> bytes;
  database.read([&](db::Reader& reader) { bytes = blobs.load(reader, opened.id, *opened.key, record.blob); });
  if (!bytes) throw db::Fault(db::FaultKind::Broken, "a file of a record is missing or altered");
  return *std::move(bytes);
}

DataClass class_of(const cases::RecordRef& record) {
  if (record.type == cases::RecordType::Translation) return DataClass::Translations;
  return record.type == cases::RecordType::Summary ? DataClass::Clinical : DataClass::Files;
}

Result<const cases::RecordRef*> open_record(const ledger::Opened& opened, Id<Record> id) {
  const auto& state = opened.dossier->as<cases::State>();
  const auto* record = cases::find_record(state, id);
  if (record == nullptr || !opened.key) return refuse(Code::NotFound);
  const auto data_class = class_of(*record);
  if (assigned(opened, *record)) return record;
  if (!opened.rights.reads_whole(data_class)) return refuse(Code::NotFound);
  // A file, and a translation of one, names the patient: whoever may see files only masked reads the summaries instead.
  const auto subject = record->type == cases::RecordType::Translation ? record->of.value_or(id) : id;
  const bool full = opened.rights.detail(DataClass::Files) == Detail::Full || data_class == DataClass::Clinical;
  if (!full && !cases::marked_without_identity(state, subject)) return refuse(Code::NotFound);
  return record;
}

Result<Original> original(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> id) {
  TRY(const auto* record, open_record(opened, id));
  std::unique_ptr<vault::BlobSource> source;
  database.read([&](db::Reader& reader) { source = blobs.open(reader, opened.id, *opened.key, record->blob); });
  if (!source) throw db::Fault(db::FaultKind::Broken, "a file of a record is missing or altered");
  const auto* type = type_of(record->media_type);
  std::string name = record->title;
  if (type && !name.ends_with(type->ending)) name += type->ending;
  return Original{std::move(source), record->media_type, std::move(name), class_of(*record)};
}

Result<fhir::Summary> summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> id) {
  const auto* record = cases::find_record(opened.dossier->as<cases::State>(), id);
  if (record == nullptr || !opened.key) return refuse(Code::NotFound);
  if (!opened.rights.reads_whole(DataClass::Clinical) && !assigned(opened, *record)) return refuse(Code::NotFound);
  if (record->type == cases::RecordType::Summary) {
    TRY(const auto written, written_summary(database, blobs, opened, id));
    return readable(written);
  }
  if (record->type != cases::RecordType::PatientSummary) return refuse(Code::UnsupportedMedia);
  TRY(auto bytes, load(database, blobs, opened, *record));
  TRY(auto readable, fhir::read_summary(bytes));
  if (!names_patient(opened.rights)) fhir::hide_identity(readable);
  return readable;
}

std::vector<DataClass> classes_of_summary(const ledger::Opened& opened, Id<Record> id) {
  const auto* record = cases::find_record(opened.dossier->as<cases::State>(), id);
  const bool named = record && record->type == cases::RecordType::PatientSummary && names_patient(opened.rights);
  return named ? std::vector{DataClass::Clinical, DataClass::Identity} : std::vector{DataClass::Clinical};
}

}  // namespace hospitium::records
