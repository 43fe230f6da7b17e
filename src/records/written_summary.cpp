#include "records/written_summary.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "domain/checks.hpp"

namespace hospitium::records {
namespace {

/// "2019", "2019-05", "2019-05-17"
bool partial_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  constexpr std::string_view kRest = "-01-01";
  return parse_day(std::string(text).append(kRest.substr(text.size() - 4))).has_value();
}

Result<Unit> check_date(const std::optional<Word>& date, std::string_view list, std::size_t at, std::string_view member) {
  if (!date || partial_date(*date)) return Unit{};
  return refuse(Code::UnknownValue, fmt::format("/{}/{}/{}", list, at, member));
}

fhir::Concept concept_of(const Line& text, const std::optional<WrittenCode>& code) {
  fhir::Concept known{text, {}};
  if (code) known.codings.push_back({code->system, code->code, text});
  return known;
}

std::optional<WrittenCode> code_of(const fhir::Concept& known) {
  for (const auto& coding : known.codings)
    if (coding.system && coding.code && code_points(*coding.system) <= Line::kMax && code_points(*coding.code) <= Word::kMax && !coding.code->empty())
      return WrittenCode{Line(*coding.system), Word(*coding.code)};
  return std::nullopt;
}

/// The first code points that fit a line.
Line line_of(std::string text) {
  while (code_points(text) > Line::kMax) {
    while ((static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    text.pop_back();
  }
  return Line(text.empty() ? "?" : text);
}

std::optional<Word> date_of(const fhir::OptionalText& date) {
  if (!date) return std::nullopt;
  const auto day = date->substr(0, 10);
  return partial_date(day) ? std::optional(Word(day)) : std::nullopt;
}

/// Entries count through all lists, as in a document.
template <class Kept>
Kept item(fhir::Summary& summary, std::string_view type, const Line& text, const std::optional<WrittenCode>& code) {
  Kept kept;
  kept.entry = summary.entries++;
  kept.resource_type = type;
  kept.code = concept_of(text, code);
  return kept;
}

void add_allergies(fhir::Summary& summary, const WrittenSummary& written) {
  for (const auto& [text, code, reaction, risk] : written.allergies) {
    auto kept = item<fhir::Allergy>(summary, "AllergyIntolerance", text, code);
    if (risk != AllergyRisk::Unknown) kept.criticality = risk == AllergyRisk::High ? "high" : "low";
    if (reaction) kept.reactions.push_back({{}, {fhir::Concept{*reaction, {}}}, {}, {}, {}, {}, {}});
    summary.allergies.push_back(std::move(kept));
  }
  if (!written.no_allergies_known) return;
  auto none = item<fhir::Allergy>(summary, "AllergyIntolerance", Line("No known allergies"), WrittenCode{Line("http://snomed.info/sct"), Word("716186003")});
  none.absence = "no_known";
  summary.allergies.push_back(std::move(none));
}

void add_problems(fhir::Summary& summary, const WrittenSummary& written) {
  for (const auto& [text, code, since, resolved, remark] : written.problems) {
    auto kept = item<fhir::Problem>(summary, "Condition", text, code);
    kept.clinical_status = resolved ? "resolved" : "active";
    if (since) kept.onset = *since;
    if (remark) kept.notes.push_back(*remark);
    summary.problems.push_back(std::move(kept));
  }
}

void add_medicines(fhir::Summary& summary, const WrittenSummary& written) {
  for (const auto& [text, code, dose, since, stopped] : written.medicines) {
    auto kept = item<fhir::Medicine>(summary, "MedicationStatement", text, code);
    kept.status = stopped ? "stopped" : "active";
    if (since) kept.effective = *since;
    if (dose) kept.dosages.emplace_back().text = *dose;
    summary.medicines.push_back(std::move(kept));
  }
}

void add_results(fhir::Summary& summary, const WrittenSummary& written) {
  for (const auto& [text, code, value, unit, on, reference] : written.results) {
    auto kept = item<fhir::Observation>(summary, "Observation", text, code);
    kept.status = "final";
    kept.topic = "laboratory";
    if (on) kept.effective = *on;
    fhir::Value said;
    said.type = "string";
    said.text = unit ? value + " " + *unit : std::string(value);
    if (unit) said.unit = *unit;
    kept.value = std::move(said);
    if (reference) kept.ranges.emplace_back().text = *reference;
    summary.results.push_back(std::move(kept));
  }
}

/// As many as one screen takes, without those that say that there is none.
template <class Item>
std::vector<Item> first(const std::vector<Item>& items) {
  std::vector<Item> list;
  for (const auto& known : items)
    if (!known.absence && list.size() < kMostLines) list.push_back(known);
  return list;
}

void take_allergies(WrittenSummary& written, const fhir::Summary& summary) {
  for (const auto& known : first(summary.allergies)) {
    WrittenAllergy line{line_of(known.code.text), code_of(known.code), {}, AllergyRisk::Unknown};
    if (known.criticality == "high") line.risk = AllergyRisk::High;
    if (known.criticality == "low") line.risk = AllergyRisk::Low;
    if (!known.reactions.empty() && !known.reactions[0].manifestations.empty()) line.reaction = line_of(known.reactions[0].manifestations[0].text);
    written.allergies.push_back(std::move(line));
  }
  const auto none = [](const fhir::Allergy& known) { return known.absence == "no_known"; };
  written.no_allergies_known = written.allergies.empty() && std::ranges::any_of(summary.allergies, none);
}

}  // namespace

Result<Unit> check(const WrittenSummary& written) {
  TRY_DO(check_language(written.language, "/language"));
  if (written.no_allergies_known && !written.allergies.empty()) return refuse(Code::OutOfRange, "/no_allergies_known");
  for (const auto size : {written.allergies.size(), written.problems.size(), written.medicines.size(), written.results.size(), written.facts.size()})
    if (size > kMostLines) return refuse(Code::TooMany);
  const bool empty = !written.no_allergies_known && written.allergies.empty() && written.problems.empty() && written.medicines.empty() &&
                     written.results.empty() && written.facts.empty();
  if (empty) return refuse(Code::Required, "/problems");
  for (std::size_t i = 0; i < written.problems.size(); ++i) TRY_DO(check_date(written.problems[i].since, "problems", i, "since"));
  for (std::size_t i = 0; i < written.medicines.size(); ++i) TRY_DO(check_date(written.medicines[i].since, "medicines", i, "since"));
  for (std::size_t i = 0; i < written.results.size(); ++i) TRY_DO(check_date(written.results[i].on, "results", i, "on"));
  return Unit{};
}

fhir::Summary readable(const WrittenSummary& written) {
  fhir::Summary summary;
  summary.document.language = written.language;
  add_allergies(summary, written);
  add_problems(summary, written);
  add_medicines(summary, written);
  add_results(summary, written);
  for (const auto& fact : written.facts) summary.alerts.push_back(item<fhir::Other>(summary, "Flag", fact, {}));
  summary.used = summary.entries;
  return summary;
}

WrittenSummary taken_over(const fhir::Summary& summary, Id<Record> of) {
  WrittenSummary written;
  written.language = Word(summary.document.language.value_or("en"));
  written.of = of;
  take_allergies(written, summary);
  for (const auto& known : first(summary.problems))
    written.problems.push_back({line_of(known.code.text), code_of(known.code), date_of(known.onset), known.clinical_status == "resolved", {}});
  for (const auto& known : first(summary.medicines)) {
    std::optional<Line> dose;
    if (!known.dosages.empty() && known.dosages[0].text) dose = line_of(*known.dosages[0].text);
    written.medicines.push_back({line_of(known.code.text), code_of(known.code), dose, date_of(known.effective), known.status == "stopped"});
  }
  for (const auto& known : first(summary.results))
    if (known.value) written.results.push_back({line_of(known.code.text), code_of(known.code), line_of(known.value->text), {}, date_of(known.effective), {}});
  for (const auto& known : first(summary.alerts)) written.facts.push_back(line_of(known.code.text));
  return written;
}

Result<WrittenSummary> written_summary(db::Database& database, vault::BlobStore& blobs, const ledger::Opened& opened, Id<Record> id) {
  TRY(const auto* record, open_record(opened, id));
  if (record->type != cases::RecordType::Summary) return refuse(Code::UnsupportedMedia);
  TRY(const auto bytes, load(database, blobs, opened, *record));
  return json::read_own<WrittenSummary>(bytes);
}

}  // namespace hospitium::records
