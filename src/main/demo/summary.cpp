#include "main/demo/summary.hpp"

#include <random>

#include "base/json.hpp"

namespace hospitium::demo {
namespace {

struct Coded {
  std::string_view code, display;
};

// SNOMED CT codes of the International Patient Set, ICD-10 for problems, LOINC for results.
constexpr std::array kAllergies{Coded{"91936005", "Allergy to penicillin"}, Coded{"300913006", "Allergy to shellfish"},
                                Coded{"294499007", "Allergy to ibuprofen"}, Coded{"716186003", "No known allergy"}};
constexpr std::array kMedicines{Coded{"372567009", "Metformin"}, Coded{"387458008", "Aspirin"}, Coded{"386864001", "Amlodipine"},
                                Coded{"387137007", "Omeprazole"}, Coded{"372733002", "Bisoprolol"}};
struct Problem {
  Specialty specialty;
  Coded coded;
};
constexpr std::array kProblems{
    Problem{Specialty::Oncology, {"C50.9", "Malignant neoplasm of breast"}}, Problem{Specialty::Oncology, {"C16.9", "Malignant neoplasm of stomach"}},
    Problem{Specialty::Dentistry, {"K08.1", "Loss of teeth"}}, Problem{Specialty::Obstetrics, {"O34.2", "Maternal care due to uterine scar"}},
    Problem{Specialty::Urology, {"N20.0", "Calculus of kidney"}}, Problem{Specialty::TraumatologyOrthopaedics, {"M17.1", "Primary gonarthrosis"}},
    Problem{Specialty::PlasticSurgery, {"L91.0", "Hypertrophic scar"}}, Problem{Specialty::Cardiology, {"I25.1", "Atherosclerotic heart disease"}},
    Problem{Specialty::CardiacSurgery, {"I35.0", "Aortic valve stenosis"}}, Problem{Specialty::Neurosurgery, {"D32.0", "Benign neoplasm of cerebral meninges"}},
    Problem{Specialty::Ophthalmology, {"H25.9", "Senile cataract"}}, Problem{Specialty::Transplantology, {"N18.5", "Chronic kidney disease, stage 5"}},
    Problem{Specialty::ReproductiveMedicine, {"N97.1", "Female infertility of tubal origin"}}, Problem{Specialty::Rehabilitation, {"I69.3", "Sequelae of cerebral infarction"}},
    Problem{Specialty::SanatoriumCare, {"M42.1", "Adult osteochondrosis of spine"}}, Problem{Specialty::Other, {"R52.2", "Other chronic pain"}}};

Coded problem_for(Specialty specialty) {
  for (const auto& problem : kProblems)
    if (problem.specialty == specialty) return problem.coded;
  return kProblems.back().coded;
}

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

std::string concept_text(std::string_view system, const Coded& coded) {
  return fmt::format(R"({{"coding":[{{"system":"{}","code":"{}","display":"{}"}}],"text":"{}"}})", system, coded.code, coded.display, coded.display);
}

std::string entry(std::string_view id, const std::string& resource) {
  return fmt::format(R"({{"fullUrl":"urn:uuid:{}","resource":{}}})", id, resource);
}

std::string section(std::string_view title, std::string_view loinc, const std::vector<std::string>& ids) {
  std::string references;
  for (const auto& id : ids) references += fmt::format(R"({}{{"reference":"urn:uuid:{}"}})", references.empty() ? "" : ",", id);
  return fmt::format(R"({{"title":"{0}","code":{{"coding":[{{"system":"http://loinc.org","code":"{1}"}}]}},"text":{{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{0}</p></div>"}},"entry":[{2}]}})",
                     title, loinc, references);
}

constexpr std::string_view kPatientId = "00000000-0000-4000-8000-000000000001", kAuthorId = "00000000-0000-4000-8000-000000000002";
std::string item_id(int number) { return fmt::format("00000000-0000-4000-8000-0000000001{:02}", number); }
std::string patient_reference() { return fmt::format(R"({{"reference":"urn:uuid:{}"}})", kPatientId); }

std::string patient_resource(const cases::Patient& patient, const Place& home) {
  std::string names = fmt::format(R"({{"use":"official","text":{}}})", quoted(patient.name));
  if (patient.name_latin) names += fmt::format(R"(,{{"use":"usual","text":{}}})", quoted(*patient.name_latin));
  const auto born = patient.birth_date ? fmt::format(R"(,"birthDate":"{}")", iso_text(*patient.birth_date)) : std::string();
  return fmt::format(R"({{"resourceType":"Patient","name":[{}],"gender":"{}"{},"address":[{{"country":"{}"}}]}})", names,
                     name_of(patient.sex), born, home.country());
}

std::string allergy_resource(const Coded& allergy) {
  return fmt::format(R"({{"resourceType":"AllergyIntolerance","clinicalStatus":{{"coding":[{{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}}]}},"criticality":"high","code":{},"patient":{}}})",
                     concept_text("http://snomed.info/sct", allergy), patient_reference());
}

std::string condition_resource(const Coded& problem, Day since) {
  return fmt::format(R"({{"resourceType":"Condition","clinicalStatus":{{"coding":[{{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}}]}},"code":{},"subject":{},"onsetDateTime":"{}"}})",
                     concept_text("http://hl7.org/fhir/sid/icd-10", problem), patient_reference(), iso_text(since));
}

std::string medicine_resource(const Coded& medicine, int tablets) {
  return fmt::format(R"({{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{},"subject":{},"dosage":[{{"text":"{} a day"}}]}})",
                     concept_text("http://snomed.info/sct", medicine), patient_reference(), tablets);
}

std::string haemoglobin_resource(int grams, Day on) {
  return fmt::format(R"({{"resourceType":"Observation","status":"final","category":[{{"coding":[{{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}}]}}],"code":{{"coding":[{{"system":"http://loinc.org","code":"718-7","display":"Hemoglobin"}}],"text":"Hemoglobin"}},"subject":{},"effectiveDateTime":"{}","valueQuantity":{{"value":{},"unit":"g/L","system":"http://unitsofmeasure.org","code":"g/L"}},"referenceRange":[{{"low":{{"value":120,"unit":"g/L"}},"high":{{"value":160,"unit":"g/L"}}}}]}})",
                     patient_reference(), iso_text(on), grams);
}

std::string composition_resource(Instant written) {
  return fmt::format(R"({{"resourceType":"Composition","status":"final","type":{{"coding":[{{"system":"http://loinc.org","code":"60591-5","display":"Patient summary Document"}}]}},"subject":{},"date":"{}","author":[{{"reference":"urn:uuid:{}"}}],"title":"Patient summary","section":[{},{},{},{}]}})",
                     patient_reference(), iso_text(written), kAuthorId, section("Allergies", "48765-2", {item_id(1)}),
                     section("Problems", "11450-4", {item_id(2)}), section("Medicines", "10160-0", {item_id(3)}),
                     section("Results", "30954-2", {item_id(4), item_id(5), item_id(6)}));
}

}  // namespace

std::string summary_bundle(const cases::Patient& patient, const cases::Wish& wish, const Place& home, Instant written, unsigned seed) {
  std::minstd_rand random(seed + 1);
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  const Day day = day_of(written);
  std::vector<std::string> entries{
      entry("00000000-0000-4000-8000-000000000000", composition_resource(written)),
      entry(kPatientId, patient_resource(patient, home)),
      entry(kAuthorId, R"({"resourceType":"Organization","name":"Home hospital"})"),
      entry(item_id(1), allergy_resource(pick(kAllergies))),
      entry(item_id(2), condition_resource(problem_for(wish.specialty), Day{day.days - 200 - static_cast<int>(random() % 900)})),
      entry(item_id(3), medicine_resource(pick(kMedicines), 1 + static_cast<int>(random() % 3)))};
  for (int i = 0; i < 3; ++i)
    entries.push_back(entry(item_id(4 + i), haemoglobin_resource(95 + static_cast<int>(random() % 60), Day{day.days - 90 + i * 40})));
  return fmt::format(R"({{"resourceType":"Bundle","type":"document","identifier":{{"system":"urn:ietf:rfc:3986","value":"urn:hospitium:demo:{}"}},"timestamp":"{}","entry":[{}]}})",
                     seed, iso_text(written), fmt::join(entries, ","));
}

std::string birth_certificate(const cases::Patient& patient) {
  const auto page = fmt::format("BT /F1 18 Tf 72 760 Td (Birth certificate, invented for the demo) Tj 0 -28 Td ({}) Tj 0 -28 Td ({}) Tj ET",
                                std::string(patient.name_latin.value_or("")), patient.birth_date ? iso_text(*patient.birth_date) : "");
  const std::array objects{std::string("<< /Type /Catalog /Pages 2 0 R >>"), std::string("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                           std::string("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"),
                           std::string("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
                           fmt::format("<< /Length {} >>\nstream\n{}\nendstream", page.size(), page)};
  std::string pdf = "%PDF-1.4\n", places = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const auto start = pdf.size();
  return pdf + places + fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, start);
}

}  // namespace hospitium::demo
