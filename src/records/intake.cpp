#include "records/intake.hpp"

#include <charconv>

#include "base/described.hpp"
#include "base/text.hpp"

namespace hospitium::records {
namespace {

constexpr std::size_t kLongestName = 200;

std::string shortened(std::string text, std::size_t most) {
  while (code_points(text) > most) {
    do text.pop_back();
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
  }
  return text;
}

std::string full_name(const fhir::HumanName& name) {
  if (name.text) return *name.text;
  std::string full;
  for (const auto& given : name.given) full += given + " ";
  full += name.family.value_or("");
  if (!full.empty() && full.back() == ' ') full.pop_back();
  return full;
}

Sex sex_of(const std::optional<std::string>& gender) {
  return gender ? value_of<Sex>(*gender).value_or(Sex::Unknown) : Sex::Unknown;
}

bool latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The document's own words: nothing here has a language.
std::string title_of(const fhir::Summary& summary) {
  const auto& document = summary.document;
  std::string title = document.title.value_or("");
  if (document.timestamp && document.timestamp->size() >= 10) title += (title.empty() ? "" : " ") + document.timestamp->substr(0, 10);
  return title.empty() ? "?" : shortened(made_plain(title), kLongestName);
}

/// FHIR R4 date: a day, or no more than its month or year.
void take_birth(cases::Subject& subject, std::string_view date) {
  subject.birth_date = parse_day(date);
  std::int32_t year = 0;
  const auto digits = date.substr(0, date.find('-'));
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  if (!subject.birth_date && error == std::errc{} && end == digits.data() + digits.size() && digits.size() == 4) subject.birth_year = year;
}

/// Nothing where it says neither.
std::optional<cases::Subject> subject_of(const fhir::Summary& summary) {
  cases::Subject subject{sex_of(summary.patient.gender), {}, {}};
  if (summary.patient.birth_date) take_birth(subject, *summary.patient.birth_date);
  const bool told = subject.sex != Sex::Unknown || subject.birth_date || subject.birth_year;
  return told ? std::optional(subject) : std::nullopt;
}

cases::Patient patient_of(const fhir::Summary& summary) {
  cases::Patient patient;
  patient.name = "?";
  for (const auto& name : summary.patient.names) {
    const auto full = shortened(made_plain(full_name(name)), kLongestName);
    if (full.empty()) continue;
    if (patient.name == "?") patient.name = full;
    else if (!patient.name_latin && latin(full) && !latin(patient.name)) patient.name_latin = full;
  }
  const auto subject = subject_of(summary).value_or(cases::Subject{});
  patient.sex = subject.sex;
  patient.birth_date = subject.birth_date;
  patient.birth_year = subject.birth_year;
  return patient;
}

/// The patient's country from the summary's addresses, where it is an ISO 3166-1 code.
std::optional<Place> home_of(const fhir::Summary& summary) {
  for (const auto& address : summary.patient.addresses)
    if (address.country && address.country->size() == 2 && well_formed_place(*address.country)) return Place{*address.country};
  return std::nullopt;
}

}  // namespace

Result<Intake> take_summary(vault::BlobStore& blobs, Id<Dossier> dossier, const vault::DataKey& key, std::string_view bundle) {
  TRY(auto summary, fhir::read_summary(bundle));
  auto blob = blobs.prepare(dossier, key, bundle);
  cases::RecordRef reference{{}, cases::RecordType::PatientSummary, title_of(summary), std::string(kSummaryType),
                             static_cast<std::int64_t>(bundle.size()), blob.name, {}, {}, {}, subject_of(summary)};
  return Intake{std::move(reference), std::move(blob), std::move(summary)};
}

cases::OpenCase opening_of(const Intake& intake, const Beside& beside) {
  cases::OpenCase open;
  open.patient = patient_of(intake.summary);
  open.wish.specialty = beside.specialty.value_or(Specialty::Other);
  open.destination = beside.destination.value_or(beside.own);
  const auto home = home_of(intake.summary);
  const bool abroad = home && !home->contains(open.destination);
  open.origin = beside.origin ? *beside.origin : abroad ? *home : Place{"ZZ"};
  open.source.kind = cases::SourceKind::ForeignClinic;
  open.record = intake.record;
  return open;
}

}  // namespace hospitium::records
