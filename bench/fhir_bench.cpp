// How long reading a patient summary takes, by size: the strict pass alone, the whole reading, and writing it out as JSON.
// Documents are made here (invented, with narratives, in the proportions of the IPS example of HL7); arguments are their sizes in KiB.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "base/json.hpp"
#include "fhir/summary.hpp"
#include "fhir/tree.hpp"

namespace hospitium::fhir {
namespace {

std::string quoted(std::string text) {
  for (char& c : text) {
    if (c == '\'') c = '"';
  }
  return text;
}

const char* const kHead =
    "{'fullUrl':'urn:uuid:c','resource':{'resourceType':'Composition','id':'c','status':'final','language':'vi',"
    "'type':{'coding':[{'system':'http://loinc.org','code':'60591-5','display':'Patient summary Document'}]},"
    "'subject':{'reference':'urn:uuid:p'},'date':'2026-01-02T03:04:05Z','author':[{'reference':'urn:uuid:o'}],'title':'Tóm tắt bệnh án','section':["
    "{'title':'Problems','code':{'coding':[{'system':'http://loinc.org','code':'11450-4'}]},'text':{'status':'generated','div':'<div><ul><li>Breast cancer</li></ul></div>'},"
    "'entry':[{'reference':'urn:uuid:r0'}]},"
    "{'title':'Medicines','code':{'coding':[{'system':'http://loinc.org','code':'10160-0'}]},'text':{'status':'generated','div':'<div>anastrozole</div>'},"
    "'entry':[{'reference':'urn:uuid:r2'}]},"
    "{'title':'Allergies','code':{'coding':[{'system':'http://loinc.org','code':'48765-2'}]},'text':{'status':'generated','div':'<div>none known</div>'}}]}},"
    "{'fullUrl':'urn:uuid:p','resource':{'resourceType':'Patient','id':'p','name':[{'family':'Trần','given':['Mai']}],'gender':'female','birthDate':'1970-02-03'}},"
    "{'fullUrl':'urn:uuid:o','resource':{'resourceType':'Organization','id':'o','name':'Clinic'}}";

const char* const kResources[] = {
    "{'resourceType':'Condition','id':'@','text':{'status':'generated','div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p><b>Problem</b>: Malignant neoplasm of breast</p>"
    "<table><tr><td>Onset</td><td>2015-01</td></tr></table></div>'},'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical',"
    "'code':'active'}]},'code':{'coding':[{'system':'http://snomed.info/sct','code':'254837009','display':'Malignant neoplasm of breast'}],'text':'Ung thư vú'},"
    "'subject':{'reference':'urn:uuid:p'},'onsetDateTime':'2015-01','recordedDate':'2016-10'}",
    "{'resourceType':'Observation','id':'@','status':'final','category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
    "'code':{'coding':[{'system':'http://loinc.org','code':'2823-3','display':'Potassium'}]},'subject':{'reference':'urn:uuid:p'},'effectiveDateTime':'2020-05-02T10:00:00+07:00',"
    "'performer':[{'reference':'urn:uuid:o'}],'valueQuantity':{'value':5.40,'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'},"
    "'interpretation':[{'coding':[{'code':'H'}]}],'referenceRange':[{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.1,'unit':'mmol/L'}}]}",
    "{'resourceType':'MedicationStatement','id':'@','status':'active','medicationCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'L02BG03',"
    "'display':'anastrozole'}]},'subject':{'reference':'urn:uuid:p'},'effectivePeriod':{'start':'2015-03'},'dosage':[{'text':'1 tablet daily','timing':{'repeat':"
    "{'frequency':1,'period':1,'periodUnit':'d'}},'route':{'coding':[{'system':'http://standardterms.edqm.eu','code':'20053000','display':'Oral use'}]},"
    "'doseAndRate':[{'doseQuantity':{'value':1,'unit':'tablet'}}]}]}",
};

std::string document(std::size_t bytes) {
  std::string out = quoted(std::string("{'resourceType':'Bundle','type':'document','timestamp':'2026-01-02T03:04:05Z','entry':[") + kHead);
  for (std::size_t n = 0; out.size() + 2 < bytes; ++n) {
    std::string resource = quoted(kResources[n % std::size(kResources)]);
    const std::string id = "r" + std::to_string(n);
    resource.replace(resource.find('@'), 1, id);
    out += ",{\"fullUrl\":\"urn:uuid:" + id + "\",\"resource\":" + resource + "}";
  }
  return out + "]}";
}

void set_rates(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(state.iterations());
}

void strict_parse(benchmark::State& state) {
  const std::string json = document(static_cast<std::size_t>(state.range(0)) << 10);
  for (auto _ : state) benchmark::DoNotOptimize(Tree::parse(json));
  set_rates(state, json.size());
}

void summary(benchmark::State& state) {
  const std::string json = document(static_cast<std::size_t>(state.range(0)) << 10);
  for (auto _ : state) {
    auto read = read_summary(json);
    if (!read || read->used != read->entries) state.SkipWithError("the document was not read whole");
    benchmark::DoNotOptimize(read);
  }
  set_rates(state, json.size());
}

void summary_to_json(benchmark::State& state) {
  const auto read = read_summary(document(static_cast<std::size_t>(state.range(0)) << 10));
  std::size_t bytes = 0;
  for (auto _ : state) {
    std::string out;
    json::write_to(out, *read);
    bytes = out.size();
    benchmark::DoNotOptimize(out);
  }
  set_rates(state, bytes);
}

/// A document of one's own: HOSPITIUM_BENCH_BUNDLE=file.
void summary_of_file(benchmark::State& state) {
  const char* path = std::getenv("HOSPITIUM_BENCH_BUNDLE");
  if (!path) return state.SkipWithError("HOSPITIUM_BENCH_BUNDLE is not set");
  std::ifstream in(path, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  for (auto _ : state) benchmark::DoNotOptimize(read_summary(json));
  set_rates(state, json.size());
}

BENCHMARK(strict_parse)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(summary)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(summary_to_json)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(summary_of_file)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hospitium::fhir
