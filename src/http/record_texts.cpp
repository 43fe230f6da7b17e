// What people write about records: a summary beside a letter, a translation beside its original. Kept sealed like files; the commands that
// name them are made here and nowhere else.
#include "domain/case/decide.hpp"
#include "http/concepts.hpp"
#include "http/open_case.hpp"
#include "records/written_summary.hpp"
#include "vault/password.hpp"

namespace hospitium::http {
namespace {

constexpr std::string_view kTranslationText = "text/plain; charset=utf-8";

struct NewTranslation {
  Id<Record> of;
  Word language;
  Text<60'000> text;
  std::optional<Line> translator;        ///< when it was somebody else than who sends it
  std::optional<Id<Assignment>> assignment;  ///< by which it was asked for
  std::optional<Id<Record>> replaces;    ///< a draft of the same assignment
};
BOOST_DESCRIBE_STRUCT(NewTranslation, (), (of, language, text, translator, assignment, replaces))

struct TranslationText {
  std::string text, language;
};
BOOST_DESCRIBE_STRUCT(TranslationText, (), (text, language))

/// A sealed text as a record of its own, and the command that attaches it.
template <class Command>
ledger::CommandRequest attaching(Rooms& rooms, const Request& request, const ledger::Opened& opened, Command command, std::string_view text) {
  auto blob = rooms.blobs.prepare(opened.id, *opened.key, text);
  command.record.bytes = blob.plain_bytes;
  command.record.blob = blob.name;
  auto asked = command_request(request, Kind::Case, std::string(Command::kName));
  asked.dossier = opened.id;
  asked.body = json::parse(json::write(command)).value();
  asked.body_hash = vault::token_hash(request.body);
  asked.blobs.push_back(std::move(blob));
  return asked;
}

Result<ledger::CommandRequest> confirming(Rooms& rooms, const Request& request) {
  TRY(const auto opened, case_to_add_to(rooms, request, DataClass::Clinical));
  TRY(const auto written, request.read<records::WrittenSummary>());
  TRY_DO(records::check(written));
  cases::ConfirmSummary command;
  command.record.type = cases::RecordType::Summary;
  command.record.title = Line(rooms.messages.format(request.language, "case.record_type.summary"));
  command.record.media_type = records::kWrittenType;
  command.record.of = written.of;
  command.record.replaces = written.replaces;
  command.record.language = written.language;
  return attaching(rooms, request, opened, std::move(command), json::write(written));
}

Result<ledger::CommandRequest> translating(Rooms& rooms, const Request& request) {
  TRY(auto translation, request.read<NewTranslation>());
  const auto part = translation.assignment ? access::Part(translation.assignment->bytes) : std::nullopt;
  TRY(const auto opened, case_to_add_to(rooms, request, DataClass::Translations, part));
  cases::AddTranslation command;
  command.record.type = cases::RecordType::Translation;
  command.record.title = Line(rooms.messages.format(request.language, "case.record_type.translation"));
  command.record.media_type = kTranslationText;
  command.record.of = translation.of;
  command.record.language = translation.language;
  command.record.replaces = translation.replaces;
  command.translator = std::move(translation.translator);
  command.assignment = translation.assignment;
  return attaching(rooms, request, opened, std::move(command), translation.text);
}

Later writing(Rooms& rooms, Result<ledger::CommandRequest> (*read)(Rooms&, const Request&)) {
  return [&rooms, read](const Request& request, Reply reply) {
    auto asked = read(rooms, request);
    if (!asked) return std::move(reply).refuse(asked.error());
    answer_command(rooms, *std::move(asked), std::move(reply));
  };
}

/// What a form starts with: a written summary as it stands, or a document's, taken over.
Result<records::WrittenSummary> draft(Rooms& rooms, const WantedRecord& asked) {
  if (!asked.opened.rights.reads_whole(DataClass::Clinical)) return refuse(Code::NotFound);
  auto written = records::written_summary(rooms.database, rooms.blobs, asked.opened, asked.record);
  if (written || written.error().code != Code::UnsupportedMedia) return written;
  TRY(const auto summary, records::summary(rooms.database, rooms.blobs, asked.opened, asked.record));
  return records::taken_over(summary, asked.record);
}

Result<TranslationText> translation_text(Rooms& rooms, const WantedRecord& asked) {
  TRY(const auto* record, records::open_record(asked.opened, asked.record));
  if (record->type != cases::RecordType::Translation) return refuse(Code::NotFound);
  if (record->media_type != kTranslationText) return refuse(Code::UnsupportedMedia);
  TRY(auto text, records::load(rooms.database, rooms.blobs, asked.opened, *record));
  return TranslationText{std::move(text), record->language.value_or(Word())};
}

template <class T>
Later showing(Rooms& rooms, std::vector<DataClass> classes, Result<T> (*read)(Rooms&, const WantedRecord&)) {
  return [&rooms, classes = std::move(classes), read](const Request& request, Reply reply) {
    const auto asked = wanted_record(rooms, request);
    if (!asked) return std::move(reply).refuse(asked.error());
    const auto shown = read(rooms, *asked);
    if (!shown) return std::move(reply).refuse(shown.error());
    answer_disclosed(rooms, {"record", {asked->opened.id}, classes}, json_response(*shown), std::move(reply));
  };
}

}  // namespace

std::vector<Route> record_text_routes(Rooms& rooms) {
  return {
      {.method = Method::Post, .path = "/api/cases/{id}/summaries", .auth = Auth::SignedIn, .later = writing(rooms, confirming),
       .summary = "Confirm a summary that a person wrote", .takes = &json::schema_of<records::WrittenSummary>(), .gives = &json::schema_of<ReceiptView>(), .headers = kOfCommands},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}/draft", .auth = Auth::SignedIn,
       .later = showing(rooms, {DataClass::Clinical, DataClass::Identity}, draft), .summary = "A summary as a form takes it", .gives = &json::schema_of<records::WrittenSummary>()},
      {.method = Method::Post, .path = "/api/cases/{id}/translations", .auth = Auth::SignedIn, .later = writing(rooms, translating),
       .summary = "Add a translation as text", .takes = &json::schema_of<NewTranslation>(), .gives = &json::schema_of<ReceiptView>(), .headers = kOfCommands},
      {.method = Method::Get, .path = "/api/cases/{id}/translations/{record}", .auth = Auth::SignedIn,
       .later = showing(rooms, {DataClass::Translations}, translation_text), .summary = "The text of a translation",
       .gives = &json::schema_of<TranslationText>()},
  };
}

}  // namespace hospitium::http
