// Nothing is dropped silently: what cannot be used, or not as meant, is named with its place, and the figures add up.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "fhir/limits.hpp"
#include "fhir/test_bundles.hpp"

namespace hospitium::fhir {
namespace {

using namespace testing;

std::size_t entries_named(const Summary& summary) {
  std::set<std::string> named;
  for (const Issue& issue : summary.issues) {
    if (issue.location.starts_with("Bundle.entry[")) named.insert(issue.location.substr(0, issue.location.find(']')));
  }
  return named.size();
}

TEST(Account, EntriesThatCannotBeUsedAreNamed) {
  const Summary summary = read(bundle_of({
      entry("c", kComposition), entry("p", kPatient), "{}", "{'fullUrl':'urn:uuid:x','resource':[]}", "7", entry("a", "{'id':'a'}"),
      entry("b", "{'resourceType':'Binary','data':'AAAA'}"), entry("n", "{'resourceType':'<script>'}"),
      entry("q", "{'resourceType':'Patient','id':'q','name':[{'text':'B'}]}"),
      entry("d", "{'resourceType':'Condition','code':{'text':'other'},'subject':{'reference':'Patient/q'}}"),
      entry("e", "{'resourceType':'Condition','code':{'text':'wrong'},'verificationStatus':{'coding':[{'code':'entered-in-error'}]}}"),
      entry("f", "{'resourceType':'Observation','status':'entered-in-error','code':{'text':'wrong'}}"),
      entry("g", "{'resourceType':'Condition'}")}));
  EXPECT_EQ(issues_of(summary),
            (Strings{"required Bundle.entry[2]", "required Bundle.entry[3]", "required Bundle.entry[4]", "structure Bundle.entry[5].resource",
                     "not-supported Bundle.entry[6].resource.ofType(Binary)", "not-supported Bundle.entry[7].resource",
                     "multiple-matches Bundle.entry[8].resource.ofType(Patient)", "conflict Bundle.entry[9].resource.ofType(Condition)",
                     "suppressed Bundle.entry[10].resource.ofType(Condition)", "suppressed Bundle.entry[11].resource.ofType(Observation)",
                     "required Bundle.entry[12].resource.ofType(Condition)"}));
  EXPECT_EQ(summary.used, 2);
  EXPECT_EQ(summary.partly, 1) << "the Condition without a code is listed all the same";
  EXPECT_EQ(summary.problems.size(), 1u);
  EXPECT_EQ(summary.results.size(), 0u);
}

TEST(Account, WrongTypesAreTakenAsFarAsTheyGo) {
  const Summary summary = read_resources(
      {"{'resourceType':'Condition','code':'Asthma','recordedDate':2020,'category':{'text':'Problem'},'onsetDateTime':['2019'],'severity':[{'text':'mild'}]}"});
  const Problem& problem = summary.problems.at(0);
  EXPECT_EQ(problem.code.text, "Asthma");
  EXPECT_EQ(problem.recorded, "2020");
  EXPECT_EQ(problem.categories, Strings{"Problem"});
  EXPECT_EQ(detail(problem.details, "onsetDateTime"), "2019");
  EXPECT_EQ(detail(problem.details, "severity"), "mild");
  const std::string at = "Bundle.entry[2].resource.ofType(Condition).";
  EXPECT_EQ(issues_of(summary), (Strings{"structure " + at + "code", "structure " + at + "category", "structure " + at + "severity",
                                         "structure " + at + "onset", "value " + at + "recordedDate"}));
}

TEST(Account, UnknownElementsAndExtensionsAreDetails) {
  const Summary summary = read_resources(
      {"{'resourceType':'Condition','code':{'text':'x'},'extension':[{'url':'http://x.example/long-term','valueBoolean':true},"
       "{'url':'http://x.example/race','extension':[{'url':'text','valueString':'A'},{'url':'code','valueCoding':{'code':'1'}}]}],"
       "'modifierExtension':[{'url':'http://x.example/negated','valueBoolean':true}],'future':{'a':1,'b':['c','d']},"
       "'evidence':[{'code':[{'text':'X-ray'}]}],'meta':{'profile':['y']},'id':'1'}"});
  const auto& details = summary.problems.at(0).details;
  EXPECT_EQ(detail(details, "long-term"), "true");
  EXPECT_EQ(detail(details, "race"), "text: A, code: 1");
  EXPECT_EQ(detail(details, "negated"), "true");
  EXPECT_EQ(detail(details, "future"), "a: 1, b: c; d");
  EXPECT_EQ(detail(details, "evidence"), "code: X-ray");
  EXPECT_EQ(details.size(), 5u);
  EXPECT_EQ(issues_of(summary), Strings{"extension Bundle.entry[2].resource.ofType(Condition)"});
}

TEST(Account, SubjectsThatAreNotHereAreNamedOnce) {
  const Summary summary = read_resources({"{'resourceType':'Condition','code':{'text':'x'},'subject':{'reference':'Patient/unknown'}}"});
  EXPECT_EQ(summary.problems.size(), 1u);
  EXPECT_EQ(issues_of(summary), Strings{"not-found Bundle.entry[2].resource.ofType(Condition).subject"});
}

TEST(Account, LongTextsAreCutBetweenCharactersAndNamed) {
  std::string text;
  while (text.size() <= kMaxTextBytes) text += "\xE1\xBB\x8Bx";
  const Summary summary = read_resources({"{'resourceType':'Condition','code':{'text':'" + text + "'}}"});
  const std::string& cut = summary.problems.at(0).code.text;
  EXPECT_LE(cut.size(), kMaxTextBytes + 3);
  EXPECT_TRUE(cut.ends_with("\xE1\xBB\x8B\xE2\x80\xA6") || cut.ends_with("x\xE2\x80\xA6"));
  EXPECT_EQ(issues_of(summary), Strings{"too-long Bundle.entry[2].resource.ofType(Condition).code.text"});
}

TEST(Account, IssuesOfOneEntryHaveALimitThatIsSaid) {
  std::string results;
  for (int i = 0; i < 100; ++i) results += std::string(i ? "," : "") + "{'reference':'Observation/" + std::to_string(i) + "'}";
  const Summary summary = read_resources({"{'resourceType':'DiagnosticReport','status':'final','code':{'text':'x'},'result':[" + results + "]}"});
  EXPECT_EQ(summary.issues.size(), kMaxIssuesPerEntry);
  EXPECT_EQ(summary.issues.back().code, "incomplete");
  EXPECT_EQ(summary.issues.back().location, "Bundle.entry[2]");
}

/// Ten thousand statements of one enormous Medication would make a small file a large answer.
TEST(Account, OutputIsBoundedWhateverRefersToWhat) {
  std::string ingredients;
  for (int i = 0; i < 300; ++i) ingredients += std::string(i ? "," : "") + "{'itemCodeableConcept':{'text':'" + std::string(1000, 'x') + "'}}";
  std::vector<std::string> resources{"{'resourceType':'Medication','id':'m','code':{'text':'big'},'ingredient':[" + ingredients + "]}"};
  resources.resize(1000, "{'resourceType':'MedicationStatement','medicationReference':{'reference':'Medication/m'}}");
  const auto summary = read_summary(document_of(resources));
  ASSERT_FALSE(summary.has_value());
  EXPECT_EQ(summary.error().code, Code::TooLarge);
}

/// References by the ten thousand to one enormous resource: each may cost a look, not a reading.
TEST(Account, ManyReferencesToLargeResourcesEndSoon) {
  const auto repeated = [](std::string_view item, int times) {
    std::string out(item);
    for (int i = 1; i < times; ++i) out.append(",").append(item);
    return out;
  };
  const std::string names = repeated("{'family':'x'}", 10'000), codings = repeated("{'code':'x'}", 10'000), contained = repeated("{'id':'y'}", 10'000);
  const auto summary = read_summary(document_of(
      {"{'resourceType':'Practitioner','id':'d','name':[" + names + "]}", "{'resourceType':'Device','id':'v','type':{'coding':[" + codings + "]}}",
       "{'resourceType':'Observation','code':{'text':'x'},'performer':[" + repeated("{'reference':'Practitioner/d'}", 10'000) + "]}",
       "{'resourceType':'Observation','code':{'text':'x'},'device':[" + repeated("{'reference':'Device/v'}", 10'000) + "]}",
       "{'resourceType':'Procedure','code':{'text':'x'},'contained':[" + contained + "],'reasonReference':[" + repeated("{'reference':'#z'}", 10'000) + "]}"}));
  ASSERT_TRUE(summary.has_value());
  EXPECT_EQ(summary->entries, 7);
}

TEST(Account, IssuesQuoteNothingOfTheDocument) {
  const Summary summary = read(bundle_of({entry("c", kComposition), entry("p", "{'resourceType':'Patient','id':'p','name':'Secret'}"),
                                          entry("x", "{'resourceType':'Secret Name','id':'Secret'}"),
                                          entry("y", "{'resourceType':'Condition','code':{'coding':['Secret']},'subject':{'reference':'Patient/Secret'}}")}));
  for (const Issue& issue : summary.issues) {
    EXPECT_EQ(issue.location.find("Secret"), std::string::npos) << issue.location;
    EXPECT_EQ(issue.text.find("Secret"), std::string::npos) << issue.text;
  }
}

/// Any value of a good document replaced by any other: there is an answer, and what is taken is accounted for.
TEST(Account, RandomlyBrokenDocumentsAreAccountedFor) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string good = document_of({
      "{'resourceType':'AllergyIntolerance','id':'a','code':{'text':'x','coding':[{'system':'s','code':'c'}]},'reaction':[{'manifestation':[{'text':'y'}]}]}",
      "{'resourceType':'Observation','id':'o','status':'final','code':{'text':'x'},'subject':{'reference':'Patient/p'},'valueQuantity':{'value':1,'unit':'kg'},"
      "'component':[{'code':{'text':'x'},'valueRange':{'low':{'value':1},'high':{'value':2}}}],'referenceRange':[{'low':{'value':1}}]}",
      "{'resourceType':'MedicationStatement','id':'s','medicationReference':{'reference':'#m'},'contained':[{'resourceType':'Medication','id':'m','code':{'text':'x'}}],"
      "'dosage':[{'timing':{'repeat':{'frequency':1,'when':['HS']}},'doseAndRate':[{'doseRange':{'low':{'value':1}}}]}]}",
      "{'resourceType':'CarePlan','id':'k','activity':[{'detail':{'code':{'text':'x'}}}],'text':{'status':'generated','div':'<div>x</div>'}}",
  });
  std::vector<std::size_t> values;  // where a value begins: after ':' '[' or ','
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    if (good[i] == ':' || good[i] == '[') values.push_back(i + 1);
  }
  const char* pieces[] = {"null", "0", "-1.5", "true", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "{\"reference\":\"Patient/p\"}", "[{\"text\":\"t\"}]", "{\"extension\":[{}]}"};
  int taken = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::size_t at = values[random() % values.size()];
    std::size_t end = at, depth = 0;
    bool in_string = false;
    for (; end < good.size(); ++end) {  // to the end of that value
      const char c = good[end];
      if (c == '"') in_string = !in_string;
      if (in_string) continue;
      if (depth == 0 && (c == ',' || c == ']' || c == '}')) break;
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
    }
    std::string broken = good;
    broken.replace(at, end - at, pieces[random() % std::size(pieces)]);
    const auto summary = read_summary(broken);
    if (!summary) continue;
    ++taken;
    EXPECT_EQ(summary->entries, summary->used + static_cast<std::int64_t>(entries_named(*summary))) << broken;
  }
  EXPECT_GT(taken, 750);
}

}  // namespace
}  // namespace hospitium::fhir
