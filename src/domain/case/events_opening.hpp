// Journey step 1 and what is corrected of it later: who the patient is, and what is asked.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct CaseOpened {
  HOSPITIUM_EVENT("case_opened", Identity);
  Patient patient;
  Wish wish;
  Place origin, destination;
  Source source;
  std::optional<Id<Party>> referrer, home_authority;
  Id<Party> owner;
  std::string number;
  bool home_approval = false;
  std::optional<std::vector<ApprovalLevel>> levels;  ///< each with its authority; absent: `home_authority` alone, without limits
};
BOOST_DESCRIBE_STRUCT(CaseOpened, (), (patient, wish, origin, destination, source, referrer, home_authority, owner, number, home_approval, levels))

/// `before` and `after` where what is known of the birth changed.
struct PatientEdited {
  HOSPITIUM_EVENT("patient_edited", Identity);
  Patient patient;
  std::optional<Born> before = {}, after = {};
};
BOOST_DESCRIBE_STRUCT(PatientEdited, (), (patient, before, after))

struct WishEdited { HOSPITIUM_EVENT("wish_edited", Clinical); Wish wish; };
BOOST_DESCRIBE_STRUCT(WishEdited, (), (wish))

}  // namespace hospitium::cases
