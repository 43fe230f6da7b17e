// What is read from each family of resources.
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "fhir/test_bundles.hpp"

namespace hospitium::fhir {
namespace {

using namespace testing;

TEST(Items, Allergy) {
  const Summary summary = read_resources(
      {"{'resourceType':'AllergyIntolerance','patient':{'reference':'Patient/p'},'code':{'coding':[{'system':'http://snomed.info/sct',"
       "'code':'91936005','display':'Allergy to penicillin'}]},'clinicalStatus':{'coding':[{'code':'active'}]},"
       "'verificationStatus':{'coding':[{'code':'confirmed'}]},'type':'allergy','category':['medication'],'criticality':'high',"
       "'onsetDateTime':'2010','recordedDate':'2019-01','reaction':[{'manifestation':[{'text':'Hives'}],'severity':'severe','onset':'2010-05-01'}],"
       "'note':[{'text':'seen twice','time':'2020-01-01'}],'recorder':{'display':'Dr A'}}"});
  ASSERT_EQ(summary.allergies.size(), 1u);
  const Allergy& allergy = summary.allergies[0];
  EXPECT_EQ(allergy.entry, 2);
  EXPECT_EQ(allergy.code.text, "Allergy to penicillin");
  EXPECT_EQ(allergy.clinical_status, "active");
  EXPECT_EQ(allergy.verification_status, "confirmed");
  EXPECT_EQ(allergy.criticality, "high");
  EXPECT_EQ(allergy.onset, "2010");
  EXPECT_EQ(allergy.reactions[0].manifestations[0].text, "Hives");
  EXPECT_EQ(allergy.reactions[0].severity, "severe");
  EXPECT_EQ(allergy.notes, Strings{"seen twice"});
  EXPECT_EQ(detail(allergy.details, "note.time"), "2020-01-01");
  EXPECT_EQ(detail(allergy.details, "recorder"), "Dr A");
  EXPECT_EQ(allergy.absence, std::nullopt);
  EXPECT_EQ(summary.used, 3);
}

TEST(Items, NothingKnownIsNoAllergy) {
  const auto absence = [](const std::string& system, const std::string& code) {
    return read_resources({"{'resourceType':'AllergyIntolerance','code':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}}"}).allergies[0].absence;
  };
  const std::string ips = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
  EXPECT_EQ(absence(ips, "no-known-allergies"), "no_known");
  EXPECT_EQ(absence(ips, "no-allergy-info"), "no_information");
  EXPECT_EQ(absence("http://snomed.info/sct", "716186003"), "no_known");
  EXPECT_EQ(absence("http://snomed.info/sct", "91936005"), std::nullopt);
  EXPECT_EQ(absence("http://example.org", "no-known-allergies"), std::nullopt);
}

TEST(Items, Problem) {
  const Summary summary = read_resources(
      {"{'resourceType':'Condition','subject':{'reference':'urn:uuid:p'},'code':{'text':'Breast cancer'},'clinicalStatus':{'coding':[{'code':'remission'}]},"
       "'category':[{'text':'Problem'}],'severity':{'text':'Severe'},'bodySite':[{'text':'Left breast'}],'stage':[{'summary':{'text':'IIA'},'type':{'text':'TNM'}}],"
       "'onsetAge':{'value':45,'unit':'years','system':'http://unitsofmeasure.org','code':'a'},'abatementPeriod':{'start':'2019','end':'2020'}}"});
  const Problem& problem = summary.problems.at(0);
  EXPECT_EQ(problem.clinical_status, "remission");
  EXPECT_EQ(problem.onset, "45 years");
  EXPECT_EQ(problem.abatement, "2019 – 2020");
  EXPECT_EQ(problem.stages, Strings{"IIA (TNM)"});
  EXPECT_EQ(problem.body_sites, Strings{"Left breast"});
  EXPECT_EQ(summary.used, 3);
}

TEST(Items, MedicineByReferenceContainedAndCode) {
  const std::string medication =
      "{'resourceType':'Medication','id':'m','code':{'text':'Anastrozole 1 mg'},'form':{'text':'tablet'},'manufacturer':{'display':'Maker'},"
      "'ingredient':[{'itemCodeableConcept':{'text':'anastrozole'},'isActive':true,'strength':{'numerator':{'value':1,'unit':'mg'},'denominator':{'value':1,'unit':'tablet'}}}]}";
  const Summary summary = read_resources(
      {medication,
       "{'resourceType':'MedicationStatement','status':'active','medicationReference':{'reference':'urn:uuid:r2'},'effectivePeriod':{'start':'2015-03'},"
       "'dosage':[{'text':'1 daily','timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d','boundsPeriod':{'start':'2015'}}},'route':{'text':'oral'},"
       "'asNeededBoolean':false,'doseAndRate':[{'doseQuantity':{'value':1.0,'unit':'tablet'}}]}],'reasonCode':[{'text':'Breast cancer'}]}",
       "{'resourceType':'MedicationRequest','status':'active','intent':'order','contained':[{'resourceType':'Medication','id':'x','code':{'text':'Contained'},'status':'active'}],"
       "'medicationReference':{'reference':'#x'},'authoredOn':'2020','dosageInstruction':[{'text':'2 daily'}]}",
       "{'resourceType':'MedicationStatement','medicationCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'N02BE01'}]}}",
       "{'resourceType':'MedicationStatement','medicationReference':{'reference':'Medication/gone','display':'Lost'}}",
       "{'resourceType':'Medication','id':'alone','code':{'text':'Nobody takes this'}}"});
  ASSERT_EQ(summary.medicines.size(), 4u);
  const Medicine& first = summary.medicines[0];
  EXPECT_EQ(first.code.text, "Anastrozole 1 mg");
  EXPECT_EQ(first.form, "tablet");
  EXPECT_EQ(first.ingredients[0].strength, "1 mg / 1 tablet");
  EXPECT_EQ(first.effective, "2015-03 –");
  EXPECT_EQ(first.dosages[0].dose, "1.0 tablet") << "digits as sent";
  EXPECT_EQ(first.dosages[0].period_unit, "d");
  EXPECT_EQ(first.dosages[0].as_needed, "false");
  EXPECT_EQ(first.reasons, Strings{"Breast cancer"});
  EXPECT_EQ(detail(first.details, "dosage.timing.repeat.boundsPeriod"), "2015 – ");
  EXPECT_EQ(detail(first.details, "medication.manufacturer"), "Maker");
  EXPECT_EQ(summary.medicines[1].code.text, "Contained");
  EXPECT_EQ(detail(summary.medicines[1].details, "contained.status"), "active");
  EXPECT_EQ(summary.medicines[2].code.text, "N02BE01");
  EXPECT_EQ(summary.medicines[3].code.text, "Lost");
  EXPECT_EQ(summary.others.at(0).code.text, "Nobody takes this");
  EXPECT_EQ(issues_of(summary), Strings{"not-found Bundle.entry[6].resource.ofType(MedicationStatement).medication"});
}

TEST(Items, ObservationWithValueRangeAndComponents) {
  const Summary summary = read_resources(
      {"{'resourceType':'Observation','status':'final','category':[{'coding':[{'code':'laboratory'}]}],'code':{'text':'Potassium'},'effectiveDateTime':'2020-05-02T10:00:00+07:00',"
       "'valueQuantity':{'comparator':'<','value':5.40,'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'},'interpretation':[{'coding':[{'code':'H','display':'High'}]}],"
       "'referenceRange':[{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.1,'unit':'mmol/L'},'appliesTo':[{'text':'adult'}]}],'method':{'text':'ISE'},'specimen':{'display':'Serum'}}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Blood pressure'},'component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':120,'unit':'mmHg'},'x':'y'},"
       "{'code':{'text':'Diastolic'},'dataAbsentReason':{'text':'not measured'}}]}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Smoking'},'valueCodeableConcept':{'coding':[{'display':'Never smoker'}]}}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Text'},'valueString':'fine'}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Ratio'},'valueRatio':{'numerator':{'value':1},'denominator':{'value':128}}}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Bool'},'valueBoolean':true}"});
  const Observation& potassium = summary.results.at(0);
  EXPECT_EQ(potassium.topic, "laboratory");
  EXPECT_EQ(potassium.value->type, "Quantity");
  EXPECT_EQ(potassium.value->text, "< 5.40 mmol/L");
  EXPECT_EQ(potassium.value->number, "5.40");
  EXPECT_EQ(potassium.value->unit_code, "mmol/L");
  EXPECT_EQ(potassium.interpretations[0].text, "High");
  EXPECT_EQ(potassium.ranges[0].high, "5.1");
  EXPECT_EQ(potassium.ranges[0].applies_to, Strings{"adult"});
  EXPECT_EQ(potassium.effective, "2020-05-02T10:00:00+07:00");
  EXPECT_EQ(detail(potassium.details, "method"), "ISE");
  EXPECT_EQ(detail(potassium.details, "specimen"), "Serum");
  const Observation& pressure = summary.results.at(1);
  EXPECT_EQ(pressure.components[0].value->text, "120 mmHg");
  EXPECT_EQ(pressure.components[1].absent_reason, "not measured");
  EXPECT_EQ(detail(pressure.details, "component.x"), "y");
  EXPECT_EQ(summary.results.at(2).value->text, "Never smoker");
  EXPECT_EQ(summary.results.at(3).value->type, "string");
  EXPECT_EQ(summary.results.at(4).value->text, "1 / 128");
  EXPECT_EQ(summary.results.at(5).value->text, "true");
  EXPECT_EQ(summary.used, 8);
}

TEST(Items, ResultsMakeTrendsOfOneCodeAndUnit) {
  const auto weight = [](const char* when, const char* value, const char* unit) {
    return std::string("{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'effectiveDateTime':'") + when +
           "','valueQuantity':{'value':" + value + ",'unit':'" + unit + "'}}";
  };
  const Summary summary = read_resources({weight("2020-06", "70", "kg"), weight("2019", "68", "kg"), weight("2020-05-31T23:00:00-05:00", "71", "kg"), weight("2021", "150", "lb"),
                                          weight("bad date", "1", "kg")});
  ASSERT_EQ(summary.groups.size(), 2u);
  EXPECT_EQ(summary.groups[0].unit, "kg");
  EXPECT_EQ(summary.groups[0].results, (std::vector<std::int64_t>{4, 1, 0, 2})) << "undated first; 31 May 23:00 -05:00 is 1 June";
  EXPECT_EQ(summary.groups[1].results, std::vector<std::int64_t>{3});
}

TEST(Items, ReportImmunizationProcedureDevicePlanAlert) {
  const Summary summary = read_resources(
      {"{'resourceType':'DiagnosticReport','status':'final','code':{'text':'CBC'},'result':[{'reference':'urn:uuid:r3'},{'reference':'Observation/gone'}],'conclusion':'Normal',"
       "'presentedForm':[{'contentType':'application/pdf','data':'AAAA','title':'scan'}]}",
       "{'resourceType':'Observation','status':'final','code':{'text':'Hb'},'valueQuantity':{'value':130,'unit':'g/L'}}",
       "{'resourceType':'Immunization','status':'completed','vaccineCode':{'text':'MMR'},'occurrenceString':'childhood','lotNumber':'L1','doseQuantity':{'value':0.5,'unit':'mL'},"
       "'protocolApplied':[{'targetDisease':[{'text':'Measles'}],'doseNumberPositiveInt':2,'seriesDosesPositiveInt':2}]}",
       "{'resourceType':'Procedure','status':'completed','code':{'text':'Appendectomy'},'performedDateTime':'1999','performer':[{'actor':{'display':'Dr C'}}]}",
       "{'resourceType':'Device','id':'dev','type':{'text':'Pacemaker'},'modelNumber':'M1','udiCarrier':[{'deviceIdentifier':'00643'}]}",
       "{'resourceType':'DeviceUseStatement','status':'active','device':{'reference':'Device/dev'},'timingDateTime':'2018'}",
       "{'resourceType':'CarePlan','status':'active','intent':'plan','category':[{'text':'Rehabilitation'}],'period':{'start':'2020'},'activity':[{'detail':{'code':{'text':'Walk'},'status':'scheduled'}}]}",
       "{'resourceType':'Flag','status':'active','code':{'text':'Fall risk'},'period':{'start':'2021'}}",
       "{'resourceType':'Organization','id':'o','name':'Clinic Neva','telecom':[{'system':'phone','value':'+7 1'}]}"});
  EXPECT_EQ(summary.reports.at(0).conclusion, "Normal");
  EXPECT_EQ(summary.reports[0].results, std::vector<std::int64_t>{3});
  EXPECT_EQ(detail(summary.reports[0].details, "presentedForm"), "scan application/pdf");
  EXPECT_EQ(summary.immunizations.at(0).occurrence, "childhood");
  EXPECT_EQ(summary.immunizations[0].dose_number, "2");
  EXPECT_EQ(summary.immunizations[0].targets, Strings{"Measles"});
  EXPECT_EQ(summary.procedures.at(0).performed, "1999");
  EXPECT_EQ(summary.procedures[0].performers, Strings{"Dr C"});
  EXPECT_EQ(summary.devices.at(0).code.text, "Pacemaker");
  EXPECT_EQ(summary.devices[0].model, "M1");
  EXPECT_EQ(detail(summary.devices[0].details, "device.udiCarrier"), "deviceIdentifier: 00643");
  EXPECT_EQ(summary.plans.at(0).code.text, "Rehabilitation");
  EXPECT_EQ(detail(summary.plans[0].details, "activity"), "detail: code: Walk, status: scheduled");
  EXPECT_EQ(summary.alerts.at(0).code.text, "Fall risk");
  EXPECT_EQ(summary.alerts[0].effective, "2021 –");
  EXPECT_EQ(summary.others.at(0).code.text, "Clinic Neva");
  EXPECT_EQ(issues_of(summary), (Strings{"not-found Bundle.entry[2].resource.ofType(DiagnosticReport).result[1]",
                                         "not-supported Bundle.entry[2].resource.ofType(DiagnosticReport)"}));
}

TEST(Items, NegationsTakeThePlaceOfTheStatus) {
  const Summary summary = read_resources(
      {"{'resourceType':'MedicationRequest','status':'active','intent':'order','doNotPerform':true,'medicationCodeableConcept':{'text':'Aspirin'}}",
       "{'resourceType':'Immunization','status':'completed','notGiven':true,'vaccineCode':{'text':'MMR'}}",
       "{'resourceType':'MedicationStatement','status':'completed','taken':'n','medicationCodeableConcept':{'text':'Aspirin'}}",
       "{'resourceType':'MedicationRequest','status':'active','intent':'order','doNotPerform':false,'medicationCodeableConcept':{'text':'Aspirin'}}"});
  EXPECT_EQ(summary.medicines.at(0).status, "do-not-perform");
  EXPECT_EQ(detail(summary.medicines[0].details, "status"), "active");
  EXPECT_EQ(summary.immunizations.at(0).status, "not-done");
  EXPECT_EQ(summary.medicines.at(1).status, "not-taken");
  EXPECT_EQ(summary.medicines.at(2).status, "active");
}

TEST(Items, WrittenOutAsJson) {
  const Summary summary = read_resources({"{'resourceType':'Condition','code':{'text':'x'}}"});
  std::string out;
  json::write_to(out, summary);
  EXPECT_NE(out.find(R"("problems":[{"entry":2,"resource_type":"Condition","code":{"text":"x","codings":[]})"), std::string::npos) << out;
}

}  // namespace
}  // namespace hospitium::fhir
