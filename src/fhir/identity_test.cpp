#include "fhir/identity.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"

namespace hospitium::fhir {
namespace {

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

}  // namespace
}  // namespace hospitium::fhir
