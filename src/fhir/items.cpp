#include "fhir/items.hpp"

#include <algorithm>
#include <array>

#include "fhir/datatypes.hpp"
#include "fhir/details.hpp"
#include "fhir/document.hpp"
#include "fhir/narrative.hpp"

namespace hospitium::fhir {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kAbsentUnknown = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
constexpr std::string_view kSnomed = "http://snomed.info/sct";

// ConceptMap absence-to-snomed-uv-ips of hl7.fhir.uv.ips 1.1.0: allergies (any, drug, environmental, food), problems, medications,
// procedures, immunizations, devices.
constexpr std::array kSnomedNoKnown{"716186003"sv, "409137002"sv, "428607008"sv, "429625007"sv, "160245001"sv,
                                    "787481004"sv, "787480003"sv, "787482006"sv, "787483001"sv};

/// The subject is the patient of the document (dispatch has made sure), or not here at all: then this is said.
void read_subject(const Cursor& resource) {
  for (const auto name : {"subject", "patient"}) {
    const Cursor subject = resource.get(name);
    if (!subject) continue;
    const Target target = subject.document().resolve(subject);
    if (target.resource && target.entry == subject.document().patient()) {
      subject.consume();
    } else if (!target.resource && subject.node().find("reference")) {
      subject.consume();
      subject.issue(Severity::Warning, "not-found", "The subject is not in this document; the resource is shown as the document's patient's.");
    } else {
      subject.node().seen = false;
    }
  }
}

struct Negation {
  std::string_view element, when, status;
};
// Elements that turn a resource into its opposite, in R4 and in the releases before it whose names real documents still use.
constexpr Negation kNegations[] = {{"doNotPerform", "true", "do-not-perform"}, {"notGiven", "true", "not-done"},   {"wasNotGiven", "true", "not-done"},
                                   {"notDone", "true", "not-done"},            {"wasNotTaken", "true", "not-taken"}, {"taken", "n", "not-taken"}};

/// A negation takes the place of the status, so that no reader overlooks it; the status as sent follows among the details.
OptionalText read_status(const Cursor& resource) {
  for (const auto& [element, when, status] : kNegations) {
    const Node* node = resource.node().find(element);
    if (!node || node->text != when) continue;
    node->seen = true;
    return std::string(status);
  }
  return resource.text("status");
}

}  // namespace

OptionalText absence_of(const Concept& code) {
  for (const Coding& coding : code.codings) {
    const std::string_view system = coding.system ? std::string_view(*coding.system) : ""sv;
    const std::string_view word = coding.code ? std::string_view(*coding.code) : ""sv;
    if (system.starts_with(kAbsentUnknown) && word.starts_with("no-known-")) return "no_known";
    if (system.starts_with(kAbsentUnknown) && word.starts_with("no-") && word.ends_with("-info")) return "no_information";
    if (system == kSnomed && std::ranges::find(kSnomedNoKnown, word) != kSnomedNoKnown.end()) return "no_known";
  }
  return std::nullopt;
}

OptionalText read_narrative(const Cursor& parent, std::string_view name) {
  const Cursor text = parent.get(name);
  if (!text || !text.is_object()) return std::nullopt;
  if (const Node* status = text.node().find("status")) status->seen = true;
  const Cursor div = text.get("div");
  if (!div) return std::nullopt;
  if (!div.node().is_string()) {
    div.value();
    return std::nullopt;
  }
  Narrative read = sanitise_narrative(div.node().text);
  if (read.had_active) div.issue(Severity::Warning, "security", "Active content (script, style, frames or the like) was left out of the narrative.");
  if (read.had_images) div.issue(Severity::Information, "not-supported", "Images in the narrative are not shown.");
  if (read.shortened) div.issue(Severity::Warning, "too-long", "The narrative was longer than is taken; its end is kept in the original only.");
  parent.document().account().spend(read.html.size());
  if (read.html.empty()) return std::nullopt;
  return std::move(read.html);
}

void begin_item(const Cursor& resource, Item& item) {
  item.entry = resource.entry();
  item.resource_type = resource.type();
  item.status = read_status(resource);
  item.language = resource.text("language");
  item.sections = resource.document().sections_of(resource.entry());
  item.notes = read_notes(resource, "note");
  item.narrative = read_narrative(resource, "text");
  read_subject(resource);
}

void finish_item(const Cursor& resource, Item& item) {
  item.absence = absence_of(item.code);
  item.details = read_details(resource);
  if (!item.code.text.empty() || item.narrative) return;
  resource.issue(Severity::Warning, "required", "The resource does not say in words or codes what it is about.");
}

}  // namespace hospitium::fhir
