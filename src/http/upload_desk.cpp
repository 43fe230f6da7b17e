#include "http/upload_desk.hpp"

#include <algorithm>

#include "domain/case/decide.hpp"
#include "http/open_case.hpp"
#include "http/upload_sink.hpp"
#include "records/file_type.hpp"
#include "records/intake.hpp"
#include "records/reading.hpp"

namespace hospitium::http {
namespace {

DataClass class_of(const UploadAbout& about) { return about.translates ? DataClass::Translations : DataClass::Files; }

access::Part part_of(const UploadAbout& about) { return about.assignment ? access::Part(about.assignment->bytes) : std::nullopt; }

Result<UploadAbout> about_of(const Request& request) {
  TRY(const auto pairs, tus_metadata(request.header("Upload-Metadata")));
  boost::json::object object;
  for (const auto& [name, value] : pairs) {
    if (!valid_utf8(value)) return refuse(Code::InvalidUtf8, "/" + name);
    if (name == "filename") object["name"] = value.find('\0') == std::string::npos ? made_plain(value) : value;  // that is no name at all
    if (name == "translates" || name == "language" || name == "translator" || name == "assignment") object[name] = value;
  }
  TRY(auto about, json::read_value<UploadAbout>(object));
  TRY(about.name, records::clean_name(about.name));
  return about;
}

UploadView view_of(const vault::Upload& upload, const std::string& name) {
  return {upload.id, name, upload.length, upload.arrived, upload.expires, {}, upload.same_as, {}};
}

std::int64_t bytes_of(const cases::State& state) {
  std::int64_t bytes = 0;
  for (const auto& record : state.records) bytes += record.bytes;
  for (const auto& translation : state.translations) bytes += translation.record.bytes;
  return bytes;
}

Id<Record> record_of(const vault::Upload& upload) { return {upload.id.bytes}; }

const cases::RecordRef* same_file(const cases::State& state, std::string_view blob) {
  for (const auto& record : state.records)
    if (record.blob == blob) return &record;
  return nullptr;
}

}  // namespace

Response&& with_end(Response&& response, const UploadView& view) {
  if (view.record) response.with("Upload-Record", view.record->text());
  if (view.same_as) response.with("Upload-Same-As", view.same_as->text());
  if (view.finishing) response.with("Upload-Finishing", "1");
  return std::move(response);
}

Result<UploadView> UploadDesk::create(const Request& request) {
  TRY_DO(check_tus(request));
  TRY(const auto length, tus_number(request, "Upload-Length"));
  TRY(const auto about, about_of(request));
  TRY(const auto opened, case_to_add_to(rooms_, request, class_of(about), part_of(about)));
  if (length == 0) return refuse(Code::Required, "Upload-Length");
  if (length > records::kLargestFile_bytes) return refuse(Code::TooLarge, {}, {{"limit", "2 GiB"}});
  const auto& state = opened.dossier->as<cases::State>();
  if (state.records.size() >= cases::kMostRecords || bytes_of(state) + length > kMostOfCase_bytes) return refuse(Code::TooMany);
  if (about.translates && !cases::find_record(state, *about.translates)) return refuse(Code::NoSuchPart, "/translates");
  const auto actor = opened.rights.actor_for(class_of(about), Action::Create, part_of(about), request.principal().user);
  // The patient's side acts for no party: each person is counted alone.
  const auto counted = actor->party.nil() ? Id<Party>{request.principal().user.bytes} : actor->party;
  vault::Upload upload{{make_id_bytes(rooms_.environment.now().us, rooms_.environment.random())}, opened.id, request.principal().user,
                       counted, length, 0, expiry(), json::write(about), {}, {}};
  const auto begin = [&] { return store_.begin(upload, *opened.key, kOpenOfParty, kOpenOfUser); };
  if (begin()) return view_of(upload, about.name);
  drop_parted(counted);  // looked for only when they stand in the way: otherwise they expire
  if (!begin()) return refuse(Code::UploadsFull);
  return view_of(upload, about.name);
}

void UploadDesk::drop_parted(Id<Party> party) {
  const auto goes_on = [&](const vault::UploadStore::Open& one) {
    const auto known = rooms_.sessions.principal_of(one.by);
    const auto opened = known ? rooms_.ledger.open(*known, Kind::Case, one.dossier) : refuse(Code::NotFound);
    if (!opened || !opened->key) return false;
    const auto upload = store_.find(one.dossier, one.id, *opened->key);
    const auto about = upload ? json::read_own<UploadAbout>(upload->about) : refuse(Code::NotFound);
    return about && opened->rights.may(class_of(*about), Action::Create, part_of(*about));
  };
  for (const auto& one : store_.of_party(party))
    if (!goes_on(one) && cut_off(one.id)) store_.remove(one.dossier, one.id);
}

/// False: it is being finished, and stays.
bool UploadDesk::cut_off(Id<vault::Stream> id) {
  std::shared_ptr<UploadSink> sink;
  {
    std::lock_guard lock(mutex_);
    if (const auto found = live_.find(id); found != live_.end()) sink = found->second.lock();
  }
  if (!sink) return true;
  if (!sink->stop()) return false;
  std::lock_guard lock(mutex_);
  if (const auto found = live_.find(id); found != live_.end() && found->second.lock() == sink) live_.erase(found);
  return true;
}

Result<Begun> UploadDesk::find(const Request& request) {
  TRY(const auto id, request.id<vault::Stream>("upload"));
  TRY(const auto dossier, request.id<Dossier>("id"));
  TRY(auto opened, rooms_.ledger.open(request.principal(), Kind::Case, dossier));
  if (!opened.key) return refuse(Code::NotFound);
  auto upload = store_.find(dossier, id, *opened.key);
  if (!upload || upload->by != request.principal().user) return refuse(Code::NotFound);
  TRY(auto about, json::read_own<UploadAbout>(upload->about));
  if (!opened.rights.may(class_of(about), Action::Create, part_of(about))) return refuse(Code::NotFound);
  const bool finishing = !cut_off(id);  // what came on a connection that was lost counts
  upload = store_.find(dossier, id, *opened.key);
  if (!upload) return refuse(Code::NotFound);
  return Begun{std::move(opened), *std::move(upload), std::move(about), finishing};
}

/// A finished upload has no row any more: the record of the same id stands for it.
Result<UploadView> UploadDesk::view(const Request& request) {
  if (auto begun = find(request)) {
    auto view = view_of(begun->upload, begun->about.name);
    if (begun->finishing) view.finishing = true;
    return view;
  }
  TRY(const auto id, request.id<Record>("upload"));
  TRY(const auto dossier, request.id<Dossier>("id"));
  TRY(const auto opened, rooms_.ledger.open(request.principal(), Kind::Case, dossier));
  TRY(const auto* record, records::open_record(opened, id));
  return UploadView{{id.bytes}, record->title, record->bytes, record->bytes, expiry(), id, {}, {}};
}

Result<std::vector<UploadView>> UploadDesk::list(const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto opened, rooms_.ledger.open(request.principal(), Kind::Case, id));
  std::vector<UploadView> views;
  if (!opened.key) return refuse(Code::NotFound);
  for (const auto& upload : store_.of(id, request.principal().user, *opened.key)) {
    const auto about = json::read_own<UploadAbout>(upload.about);
    if (about && opened.rights.may(class_of(*about), Action::Create, part_of(*about))) views.push_back(view_of(upload, about->name));
  }
  return views;
}

Result<Unit> UploadDesk::terminate(const Request& request) {
  TRY_DO(check_tus(request));
  TRY(const auto begun, find(request));
  if (begun.finishing) return refuse(Code::OffsetConflict);
  store_.remove(begun.opened.id, begun.upload.id);
  return Unit{};
}

Result<std::shared_ptr<Sink>> UploadDesk::receive(const Request& request) {
  TRY_DO(check_tus(request));
  TRY(const auto offset, tus_number(request, "Upload-Offset"));
  TRY(auto checksum, Checksum::of(request));
  TRY(auto begun, find(request));
  if (offset != begun.upload.arrived || begun.upload.same_as) return refuse(Code::OffsetConflict);
  const auto id = begun.upload.id;
  const auto dossier = begun.opened.id;
  const auto key = *begun.opened.key;
  const auto counting = checksum ? vault::UploadWriter::Counting::Held : vault::UploadWriter::Counting::AsItComes;
  vault::UploadWriter writer(store_, std::move(begun.upload), key, counting);
  auto sink = std::make_shared<UploadSink>(*this, request.principal().user, std::move(writer), std::move(begun.about), std::move(checksum));
  std::lock_guard lock(mutex_);
  std::erase_if(live_, [](const auto& entry) { return entry.second.expired(); });
  // One at a time writes, and only on what stands now: another PATCH may have come first, and even finished.
  if (!live_.try_emplace(id, sink).second) return refuse(Code::OffsetConflict);
  const auto now = store_.find(dossier, id, key);
  if (now && now->arrived == offset && !now->same_as) return sink;
  live_.erase(id);
  return refuse(Code::OffsetConflict);
}

/// An upload takes hours: whoever began it must still be somebody who may.
Result<UploadView> UploadDesk::complete(Id<User> by, vault::UploadWriter& writer, const UploadAbout& about) {
  const auto known = rooms_.sessions.principal_of(by);
  if (!known) return refuse(Code::SignInRequired);
  const auto& principal = *known;
  TRY(const auto opened, rooms_.ledger.open(principal, Kind::Case, writer.upload().dossier));
  if (!opened.key) return refuse(Code::NotFound);
  auto view = view_of(writer.upload(), about.name);
  // Attached already, when a crash or a lost answer came between the command and its receipt.
  if (!cases::find_record(opened.dossier->as<cases::State>(), record_of(writer.upload()))) {
    TRY(view, attach(principal, opened, writer, about));
  } else {
    view.record = record_of(writer.upload());
  }
  if (view.record) store_.remove(opened.id, writer.upload().id);
  return view;
}

Result<UploadView> UploadDesk::attach(const access::Principal& principal, const ledger::Opened& opened, vault::UploadWriter& writer,
                                      const UploadAbout& about) {
  const auto& upload = writer.upload();
  const auto* type = records::sniff(writer.head());
  if (type == nullptr) return refuse(Code::UnsupportedMedia);
  if (upload.length > type->most_bytes) return refuse(Code::TooLarge, {}, {{"limit", std::to_string(type->most_bytes >> 20) + " MiB"}});
  auto blob = writer.finish();
  if (!blob) throw db::Fault(db::FaultKind::Broken, "an upload cannot be read back");
  auto view = view_of(upload, about.name);
  const auto* same = same_file(opened.dossier->as<cases::State>(), blob->name);
  if (same && !about.translates && opened.rights.reads_whole(DataClass::Files)) {
    store_.end_as(upload, same->id);
    view.same_as = same->id;
    return view;
  }
  cases::RecordRef record{record_of(upload), type->record, about.name, std::string(type->media_type), upload.length, blob->name, {}, {}, about.language};
  ledger::CommandRequest asked;
  asked.principal = principal;
  asked.kind = Kind::Case;
  asked.dossier = opened.id;
  if (about.translates) {
    record.type = cases::RecordType::Translation;
    record.of = about.translates;
    asked.command = cases::AddTranslation::kName;
    asked.body = json::parse(json::write(cases::AddTranslation{record, about.translator, about.assignment})).value();
  } else {
    if (type->type == records::FileType::FhirJson) {
      TRY(auto intake, records::take_summary(rooms_.blobs, opened.id, *opened.key, writer.all()));
      intake.record.id = record.id;
      record = std::move(intake.record);
      *blob = std::move(intake.blob);
    }
    asked.command = cases::AttachRecord::kName;
    asked.body = json::parse(json::write(cases::AttachRecord{record})).value();
  }
  asked.blobs.push_back(*std::move(blob));
  TRY_DO(rooms_.ledger.execute(std::move(asked)));
  view.record = record.id;
  return view;
}

}  // namespace hospitium::http
