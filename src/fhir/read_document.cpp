// The Composition (document facts, sections) and the Patient.
#include <algorithm>

#include "fhir/datatypes.hpp"
#include "fhir/details.hpp"
#include "fhir/document.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

constexpr std::string_view kLoinc = "http://loinc.org";

std::vector<Author> read_authors(const Cursor& composition) {
  std::vector<Author> out;
  composition.each("author", [&](const Cursor& at) {
    const Target target = at.document().resolve(at);
    const auto words = reference_words(at);
    if (!target.resource && (!words || !at.node().find("display"))) {
      at.issue(Severity::Warning, "not-found", "The author that this refers to is not in the document.");
    }
    if (!words) return;
    Author author{*words, std::nullopt};
    if (target.resource) author.resource_type = std::string(target.resource.type());
    out.push_back(std::move(author));
  });
  return out;
}

std::string read_attester(const Cursor& at) {
  if (!at.is_object()) return {};
  std::string out = reference_words(at, "party").value_or("");
  for (const auto& part : {at.text("mode"), at.text("time")}) {
    if (part) out.append(out.empty() ? "" : ", ").append(*part);
  }
  return out;
}

void read_bundle(const Cursor& bundle, DocumentInfo& out) {
  const Cursor identifier = bundle.get("identifier");
  const Identifier read = read_identifier(identifier);
  out.id = read.value ? read.value : bundle.text("id");
  out.id_system = read.system;
  out.timestamp = bundle.text("timestamp");
  out.language = bundle.text("language");
  if (const Cursor signature = bundle.get("signature")) {
    signature.issue(Severity::Information, "not-supported", "The document's signature is kept in the original and was not verified.");
  }
}

/// A section's own author, mode, order and the like say little in a summary; they follow with the document's details.
void read_sections(const Cursor& parent, std::int64_t level, Summary& out);

SectionEntry read_section_entry(const Cursor& at, std::string_view section) {
  SectionEntry out;
  const Target target = at.document().resolve(at);
  out.entry = target.entry;
  out.display = reference_words(at).value_or("");
  if (target.entry >= 0) at.document().add_section(target.entry, section);
  if (!target.resource) at.issue(Severity::Warning, "not-found", "The section refers to a resource that is not in the document.");
  return out;
}

void read_section(const Cursor& at, std::int64_t level, Summary& out) {
  if (!at.is_object()) return;
  Section section;
  section.level = level;
  section.composition = at.entry();
  section.code = read_concept(at.get("code"));
  section.title = at.text("title").value_or(section.code.text);
  for (const Coding& coding : section.code.codings) {
    if (coding.system == kLoinc && !section.loinc) section.loinc = coding.code;
  }
  section.narrative = read_narrative(at, "text");
  section.empty_reason = concept_words(at, "emptyReason");
  const std::string name = section.loinc.value_or(section.title);
  section.entries = at.list("entry", [&](const Cursor& entry) { return read_section_entry(entry, name); });
  out.sections.push_back(std::move(section));
  read_sections(at, level + 1, out);
}

void read_sections(const Cursor& parent, std::int64_t level, Summary& out) {
  parent.each("section", [&](const Cursor& at) { read_section(at, level, out); });
}

void read_subject(const Cursor& composition) {
  const Cursor subject = composition.get("subject");
  if (!subject) {
    composition.issue(Severity::Warning, "required", "The Composition names no subject; the document's only or first Patient was taken.");
    return;
  }
  if (const Target target = subject.document().resolve(subject); target.entry != subject.document().patient()) {
    subject.issue(Severity::Warning, "not-found", "The Composition's subject is no Patient of this document; the first Patient was taken.");
  }
  subject.consume();
}

void read_info(const Cursor& composition, DocumentInfo& out) {
  if (auto language = composition.text("language")) out.language = std::move(language);
  out.date = composition.text("date");
  out.title = composition.text("title");
  out.status = composition.text("status");
  out.confidentiality = composition.text("confidentiality");
  out.type = read_concept(composition.get("type"));
  out.authors = read_authors(composition);
  out.custodian = reference_words(composition, "custodian");
  out.attesters = composition.list("attester", read_attester);
  std::erase(out.attesters, "");
  out.narrative = read_narrative(composition, "text");
}

Language read_communication(const Cursor& at) {
  if (!at.is_object()) return {};
  return {read_concept(at.get("language")), at.flag("preferred")};
}

Contact read_contact(const Cursor& at) {
  Contact out;
  if (!at.is_object()) return out;
  out.relationships = concept_list(at, "relationship");
  if (const Cursor name = at.get("name")) out.name = read_name(name);
  out.telecoms = at.list("telecom", read_telecom);
  if (const Cursor address = at.get("address")) out.address = read_address(address);
  out.gender = at.text("gender");
  out.organization = reference_words(at, "organization");
  return out;
}

}  // namespace

void read_composition(const Cursor& composition, Summary& out, bool first) {
  if (first) {
    read_bundle(composition.document().bundle(), out.document);
    read_info(composition, out.document);
    read_subject(composition);
  }
  read_sections(composition, 0, out);
  if (first) out.document.details = read_details(composition);
}

void read_patient(const Cursor& patient, Summary& out) {
  Patient& read = out.patient;
  read.entry = patient.entry();
  read.names = patient.list("name", read_name);
  read.gender = patient.text("gender");
  read.birth_date = patient.text("birthDate");
  read.deceased = value_words(patient, "deceased");
  read.identifiers = patient.list("identifier", read_identifier);
  read.addresses = patient.list("address", read_address);
  read.telecoms = patient.list("telecom", read_telecom);
  read.languages = patient.list("communication", read_communication);
  read.contacts = patient.list("contact", read_contact);
  read.narrative = read_narrative(patient, "text");
  read.details = read_details(patient);
  if (read.names.empty()) patient.issue(Severity::Warning, "required", "The patient has no name.");
}

}  // namespace hospitium::fhir
