#include "fhir/identity.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "fhir/test_bundles.hpp"

namespace hospitium::fhir {
namespace {

using namespace testing;

TEST(HideIdentity, LeavesNoWordOfTheName) {
  Summary summary;
  HumanName name;
  name.family = "Đặng";
  name.given = {"Thị", "Hạnh"};
  summary.patient.names = {name};
  summary.patient.gender = "female";
  summary.patient.birth_date = "1971-04-02";
  Allergy allergy;
  allergy.narrative = "<p>Đặng Thị Hạnh</p>";
  allergy.notes = {"Told by DANG herself", "Rash after ten minutes"};
  summary.allergies = {allergy};
  hide_identity(summary);
  const auto text = fold(json::write(summary));
  EXPECT_EQ(text.find("dang"), std::string::npos);
  EXPECT_EQ(text.find("1971"), std::string::npos);
  EXPECT_NE(text.find("rash after ten minutes"), std::string::npos);
  EXPECT_EQ(summary.patient.gender, "female");
}

/// A patient whose name, number, telephone and street are hidden in every kind of text.
TEST(HideIdentity, FindsThePersonInEveryText) {
  const std::string patient =
      "{'resourceType':'Patient','id':'p','name':[{'text':'Сергеева Анна'},{'text':'阮氏行'}],'gender':'female','birthDate':'1971-04-02',"
      "'identifier':[{'system':'urn:oid:1','value':'PASS-77123'}],'telecom':[{'value':'+84 90 123'}],'address':[{'line':['5 Hang Bac']}],"
      "'contact':[{'name':{'text':'Tkachenko'}}],'maritalStatus':{'text':'married'}}";
  Summary summary = read(bundle_of(
      {entry("c", composition("'author':[{'display':'Clinic Neva'}],'custodian':{'display':'Сергеевой А. family office'},")), entry("p", patient),
       entry("a", "{'resourceType':'Condition','code':{'text':'Asthma of Сергеевой','coding':[{'display':'Asthma'}]},'note':[{'text':'born 1971-04-02'},{'text':'stable'}],"
                  "'recorder':{'display':'TKACHENKO'},'identifier':[{'value':'K1'}],'text':{'div':'<div>somebody</div>'}}"),
       entry("b", "{'resourceType':'Observation','status':'final','code':{'text':'Note'},'valueString':'called pass-77123','component':[{'code':{'text':'x'},'valueString':'5 hang bac'}]}"),
       entry("d", "{'resourceType':'MedicationStatement','medicationCodeableConcept':{'text':'Aspirin'},'dosage':[{'text':'for 阮氏行, daily'},{'text':'daily'}]}"),
       entry("e", "{'resourceType':'RelatedPerson','name':[{'text':'Somebody Else'}]}"), entry("f", "{'resourceType':'Coverage','subscriberId':'S1'}"),
       entry("g", "{'resourceType':'Specimen','type':{'text':'Serum'}}")}));
  hide_identity(summary);
  const std::string text = json::write(summary);
  for (const char* word : {"ергеев", "阮", "1971", "77123", "kachenko", "KACHENKO", "ang bac", "married", "omebody", "subscriber", "K1", "somebody"}) {
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(summary.problems.at(0).code.codings.at(0).display, "Asthma");
  EXPECT_EQ(summary.problems[0].notes, Strings{"stable"});
  EXPECT_EQ(summary.medicines.at(0).dosages.at(1).text, "daily");
  EXPECT_EQ(summary.others.size(), 1u);
  EXPECT_EQ(summary.document.authors.at(0).display, "Clinic Neva");
}

TEST(HideIdentity, ShortNamesTellOnlyTogether) {
  const std::string patient = "{'resourceType':'Patient','id':'p','name':[{'family':'Li','given':['An']}]}";
  Summary summary = read(bundle_of({entry("c", kComposition), entry("p", patient),
                                    entry("a", "{'resourceType':'Condition','code':{'text':'x'},'note':[{'text':'an ulcer'},{'text':'Li, An: ulcer'},{'text':'Lithium'}]}")}));
  hide_identity(summary);
  EXPECT_EQ(summary.problems.at(0).notes, (Strings{"an ulcer", "Lithium"}));
}

}  // namespace
}  // namespace hospitium::fhir
