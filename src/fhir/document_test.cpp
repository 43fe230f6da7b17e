// Which documents are taken, what they say about themselves and their patient, and how references are followed.
#include <gtest/gtest.h>

#include "fhir/limits.hpp"
#include "fhir/test_bundles.hpp"

namespace hospitium::fhir {
namespace {

using namespace testing;

Refusal refusal_of(const std::string& json) {
  auto summary = read_summary(json);
  EXPECT_FALSE(summary.has_value()) << json.substr(0, 200);
  return summary ? Refusal{} : summary.error();
}

std::string reason_of(const std::string& json) {
  const Refusal refusal = refusal_of(json);
  EXPECT_EQ(refusal.code, Code::NotAnIps);
  return refusal.params.empty() ? "" : refusal.params[0].second;
}

TEST(Document, WhatIsNoPatientSummaryIsRefusedWithAReason) {
  EXPECT_EQ(reason_of("[]"), "not_an_object");
  EXPECT_EQ(reason_of("\"Bundle\""), "not_an_object");
  EXPECT_EQ(reason_of("{}"), "not_a_bundle");
  EXPECT_EQ(reason_of(quoted(kPatient)), "not_a_bundle");
  EXPECT_EQ(reason_of(R"({"resourceType":["Bundle"],"type":"document"})"), "not_a_bundle");
  EXPECT_EQ(reason_of(R"({"resourceType":"Bundle","type":"collection","entry":[]})"), "not_a_document");
  EXPECT_EQ(reason_of(R"({"resourceType":"Bundle","entry":[]})"), "not_a_document");
  EXPECT_EQ(reason_of(R"({"resourceType":"Bundle","type":"document"})"), "no_composition");
  EXPECT_EQ(reason_of(R"({"resourceType":"Bundle","type":"document","entry":{"resource":{}}})"), "no_composition");
  EXPECT_EQ(reason_of(bundle_of({entry("p", kPatient)})), "no_composition");
  EXPECT_EQ(reason_of(bundle_of({entry("c", kComposition)})), "no_patient");
}

TEST(Document, StrictnessComesBeforeTolerance) {
  EXPECT_EQ(refusal_of(R"({"resourceType":"Bundle","type":"document","type":"document"})").code, Code::DuplicateKey);
  const std::string twice = document_of({"{'resourceType':'Condition','code':{'text':'a','text':'b'}}"});
  EXPECT_EQ(refusal_of(twice).code, Code::DuplicateKey);
  EXPECT_EQ(refusal_of(twice).field, "/entry/2/resource/code/text");
  EXPECT_EQ(refusal_of("<Bundle/>").code, Code::UnsupportedMedia);
  EXPECT_EQ(refusal_of(document_of({}).substr(0, 100)).code, Code::Malformed);
  EXPECT_EQ(refusal_of(document_of({"{'resourceType':'Observation','valueInteger':1e400}"})).code, Code::Malformed);
}

TEST(Document, EntriesHaveALimit) {
  std::vector<std::string> entries{entry("c", kComposition), entry("p", kPatient)};
  entries.resize(kMaxEntries, "{}");
  const Summary full = read(bundle_of(entries));
  EXPECT_EQ(full.entries, static_cast<std::int64_t>(kMaxEntries));
  EXPECT_EQ(full.used, 2);
  EXPECT_EQ(full.issues.size(), kMaxEntries - 2);
  entries.push_back("{}");
  EXPECT_EQ(refusal_of(bundle_of(entries)).code, Code::TooMany);
  EXPECT_EQ(refusal_of(bundle_of(entries)).field, "/entry");
}

TEST(Document, SmallestDocumentIsUsedWhole) {
  const Summary summary = read(document_of({}));
  EXPECT_EQ(summary.entries, 2);
  EXPECT_EQ(summary.used, 2);
  EXPECT_EQ(summary.partly, 0);
  EXPECT_EQ(issues_of(summary), Strings{});
  EXPECT_EQ(summary.document.id, "D1");
  EXPECT_EQ(summary.document.timestamp, "2026-01-02T03:04:05Z");
  EXPECT_EQ(summary.document.title, "Patient summary");
  EXPECT_EQ(summary.document.type.text, "60591-5");
  EXPECT_EQ(summary.patient.entry, 1);
  EXPECT_EQ(summary.patient.names[0].family, "Tran");
  EXPECT_EQ(summary.patient.birth_date, "1970-02");
}

TEST(Document, PatientInEveryScript) {
  const std::string patient =
      "{'resourceType':'Patient','id':'p','name':[{'use':'official','text':'阮氏行','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
      "iso21090-EN-representation','valueCode':'IDE'}]},{'family':'Nguyễn','given':['Thị','Hạnh'],'prefix':['Bà']}],"
      "'identifier':[{'system':'urn:oid:1.2','value':'007','type':{'text':'Passport'}}],"
      "'telecom':[{'system':'phone','value':'+84 1','use':'mobile'}],"
      "'address':[{'line':['1 Hàng Bạc'],'city':'Hà Nội','country':'VN'}],"
      "'communication':[{'language':{'coding':[{'system':'urn:ietf:bcp:47','code':'vi'}]},'preferred':true}],"
      "'contact':[{'relationship':[{'text':'daughter'}],'name':{'text':'Lan'},'telecom':[{'value':'+84 2'}]}],"
      "'deceasedBoolean':false,'maritalStatus':{'text':'married'},"
      "'_birthDate':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}}";
  const Summary summary = read(bundle_of({entry("c", kComposition), entry("p", patient)}));
  const Patient& read = summary.patient;
  EXPECT_EQ(read.names[0].text, "阮氏行");
  EXPECT_EQ(read.names[0].representation, "IDE");
  EXPECT_EQ(read.names[1].given, (Strings{"Thị", "Hạnh"}));
  EXPECT_EQ(read.identifiers[0].type, "Passport");
  EXPECT_EQ(read.telecoms[0].value, "+84 1");
  EXPECT_EQ(read.addresses[0].lines, Strings{"1 Hàng Bạc"});
  EXPECT_EQ(read.addresses[0].country, "VN");
  EXPECT_EQ(read.languages[0].language.codings[0].code, "vi");
  EXPECT_EQ(read.languages[0].preferred, "true");
  EXPECT_EQ(read.contacts[0].name->text, "Lan");
  EXPECT_EQ(read.deceased, "false");
  EXPECT_EQ(detail(read.details, "maritalStatus"), "married");
  EXPECT_EQ(detail(read.details, "birthDate.data-absent-reason"), "unknown");
  EXPECT_EQ(summary.used, 2);
}

TEST(Document, SectionsKeepOrderNarrativeAndEmptyReason) {
  const std::string with_sections = composition(
      "'language':'vi','custodian':{'display':'Clinic'},'author':[{'reference':'urn:uuid:r2'}],'attester':[{'mode':'legal','party':{'display':'Dr B'}}],",
      "{'title':'Allergies','code':{'coding':[{'system':'http://loinc.org','code':'48765-2'}]},'emptyReason':{'text':'not asked'},"
      "'text':{'status':'generated','div':'<div onclick=\\'x()\\'><p>none<script>1</script></p></div>'}},"
      "{'title':'Outer','text':{'div':'<div>o</div>'},'section':[{'title':'Inner','text':{'div':'<div>i</div>'},"
      "'entry':[{'reference':'urn:uuid:r2'},{'reference':'urn:uuid:gone'}]}]},");
  const Summary summary = read(document_of({"{'resourceType':'Practitioner','id':'d','name':[{'text':'Dr A'}]}"}, with_sections));
  EXPECT_EQ(summary.document.language, "vi");
  EXPECT_EQ(summary.document.custodian, "Clinic");
  EXPECT_EQ(summary.document.authors[0].display, "Dr A");
  EXPECT_EQ(summary.document.authors[0].resource_type, "Practitioner");
  EXPECT_EQ(summary.document.attesters, Strings{"Dr B, legal"});
  ASSERT_EQ(summary.sections.size(), 6u);
  EXPECT_EQ(summary.sections[0].loinc, "48765-2");
  EXPECT_EQ(summary.sections[0].narrative, "<div><p>none</p></div>");
  EXPECT_EQ(summary.sections[0].empty_reason, "not asked");
  EXPECT_EQ(summary.sections[2].title, "Inner");
  EXPECT_EQ(summary.sections[2].level, 1);
  EXPECT_EQ(summary.sections[2].entries[0].entry, 2);
  EXPECT_EQ(summary.sections[2].entries[1].entry, -1);
  EXPECT_EQ(summary.others[0].sections, Strings{"Inner"});
  EXPECT_EQ(issues_of(summary), (Strings{"security Bundle.entry[0].resource.ofType(Composition).section[0].text.div",
                                         "not-found Bundle.entry[0].resource.ofType(Composition).section[1].section[0].entry[1]"}));
  EXPECT_EQ(summary.used, 2) << "the Composition has issues";
  EXPECT_EQ(summary.partly, 1);
}

/// Which patient's Condition a reference in `subject` makes of it tells where the reference led.
TEST(Document, ReferencesResolveInEveryForm) {
  const std::string patient = "{'resourceType':'Patient','id':'77','name':[{'text':'A'}]}";
  std::string own = kComposition;
  own.replace(own.find("urn:uuid:p"), 10, "Patient/77");
  const auto used = [&](const std::string& reference) {
    const std::string condition = "{'resourceType':'Condition','id':'k','code':{'text':'x'},'subject':{'reference':'" + reference + "'}}";
    const Summary summary = read(bundle_of({"{'fullUrl':'https://a.example/fhir/Composition/c','resource':" + own + "}",
                                            "{'fullUrl':'https://a.example/fhir/Patient/77','resource':" + patient + "}",
                                            "{'fullUrl':'https://a.example/fhir/Condition/k','resource':" + condition + "}"}));
    return summary.used == 3;
  };
  EXPECT_TRUE(used("Patient/77"));
  EXPECT_TRUE(used("https://a.example/fhir/Patient/77"));
  EXPECT_TRUE(used("https://a.example/fhir/Patient/77/_history/3"));
  EXPECT_TRUE(used("Patient/77/_history/1"));
  EXPECT_TRUE(used("https://other.example/Patient/77")) << "only one resource can be meant";
  EXPECT_TRUE(used("urn:uuid:77"));
  EXPECT_FALSE(used("Patient/78"));
  EXPECT_FALSE(used("77"));
  EXPECT_FALSE(used("#77"));
  EXPECT_FALSE(used("/"));
}

TEST(Document, RelativeReferencesPreferTheReferringServer) {
  const auto at = [](const char* host, const char* type, const std::string& resource) {
    return std::string("{'fullUrl':'https://") + host + ".example/" + type + "/1','resource':" + resource + "}";
  };
  const auto organization = [](const char* name) { return std::string("{'resourceType':'Organization','id':'1','name':'") + name + "'}"; };
  const auto role = [](const char* id) { return std::string("{'resourceType':'PractitionerRole','id':'") + id + "','organization':{'reference':'Organization/1'}}"; };
  const Summary summary = read(bundle_of({entry("c", kComposition), entry("p", kPatient), at("a", "Organization", organization("A")),
                                          at("b", "Organization", organization("B")), at("b", "PractitionerRole", role("1")), entry("x", role("x"))}));
  EXPECT_EQ(summary.others[2].code.text, "B");
  EXPECT_EQ(summary.others[3].code.text, "Organization/1") << "two fit, so neither is guessed";
  EXPECT_EQ(issues_of(summary), Strings{"duplicate Bundle.entry[3]"});
}

TEST(Document, DuplicatesAreNamedAndBothShown) {
  const std::string condition = "{'resourceType':'Condition','id':'k','code':{'text':'x'}}";
  const Summary summary = read(bundle_of({entry("c", kComposition), entry("p", kPatient), entry("k", condition), entry("k", condition)}));
  EXPECT_EQ(summary.problems.size(), 2u);
  EXPECT_EQ(issues_of(summary), Strings{"duplicate Bundle.entry[3]"});
  EXPECT_EQ(summary.used, 3);
  EXPECT_EQ(summary.partly, 1);
}

TEST(Document, VersionsOfOneResourceAreNoDuplicates) {
  const auto version = [](const char* number, const char* name) {
    return entry("o", std::string("{'resourceType':'Organization','id':'o','meta':{'versionId':'") + number + "'},'name':'" + name + "'}");
  };
  const auto role = [](const char* reference) { return entry(reference, std::string("{'resourceType':'PractitionerRole','organization':{'reference':'") + reference + "'}}"); };
  const Summary summary = read(bundle_of({entry("c", kComposition), entry("p", kPatient), version("1", "Old"), version("2", "New"), version("2", "Copy"),
                                          role("urn:uuid:o/_history/2"), role("urn:uuid:o/_history/1"), role("urn:uuid:o")}));
  EXPECT_EQ(summary.others.at(3).code.text, "New");
  EXPECT_EQ(summary.others.at(4).code.text, "Old");
  EXPECT_EQ(summary.others.at(5).code.text, "Old");
  EXPECT_EQ(issues_of(summary), Strings{"duplicate Bundle.entry[4]"});
}

TEST(Document, CirclesEnd) {
  const Summary summary = read(document_of({
      "{'resourceType':'PractitionerRole','id':'a','practitioner':{'reference':'PractitionerRole/b'},'organization':{'reference':'PractitionerRole/a'}}",
      "{'resourceType':'PractitionerRole','id':'b','practitioner':{'reference':'PractitionerRole/a'}}",
      "{'resourceType':'Observation','id':'o','code':{'text':'panel'},'hasMember':[{'reference':'Observation/o'}]}",
      "{'resourceType':'Medication','id':'m','ingredient':[{'itemReference':{'reference':'Medication/m'}}]}",
      "{'resourceType':'MedicationStatement','id':'s','medicationReference':{'reference':'Medication/m'},'reasonReference':[{'reference':'MedicationStatement/s'}]}",
      "{'resourceType':'Condition','id':'k','code':{'text':'x'},'contained':[{'resourceType':'Condition','id':'c','evidence':[{'detail':[{'reference':'#c'}]}]}],"
      "'asserter':{'reference':'#c'}}",
  }));
  EXPECT_EQ(summary.results[0].members, std::vector<std::int64_t>{4});
  EXPECT_EQ(summary.medicines.size(), 1u);
}

TEST(Document, WhatAPatientSummaryLacksIsNamed) {
  const std::string bare = "{'resourceType':'Composition','section':[{'title':'Allergies','code':{'coding':[{'system':'http://loinc.org','code':'48765-2'}]}}]}";
  const Summary summary = read(quoted("{'resourceType':'Bundle','type':'document','entry':[" + entry("p", kPatient) + "," + entry("c", bare) + "]}"));
  const std::string at = "Bundle.entry[1].resource.ofType(Composition)";
  EXPECT_EQ(issues_of(summary), (Strings{"required " + at, "required Bundle.timestamp", "required Bundle.identifier", "business-rule Bundle.entry",
                                         "code-invalid " + at, "required " + at, "required " + at, "required " + at}));
  EXPECT_NE(summary.issues.at(5).text.find("problems"), std::string::npos);
  EXPECT_NE(summary.issues.at(6).text.find("medicines"), std::string::npos);
  EXPECT_NE(summary.issues.at(7).text.find("narrative"), std::string::npos);
  EXPECT_EQ(summary.used, 1);
  EXPECT_EQ(summary.partly, 1);
}

}  // namespace
}  // namespace hospitium::fhir
