// Journey steps 7 to 11: who pays, the visa, the travel, the treatment and what comes home of it.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct FundingRecorded {
  HOSPITIUM_EVENT("funding_recorded", Funding);
  FundingKind kind{};
  Day on;
  std::optional<Money> amount;
  std::optional<Id<Party>> payer;
  std::optional<PartyType> payer_type;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(FundingRecorded, (), (kind, on, amount, payer, payer_type, remark))

struct VisaRecorded {
  HOSPITIUM_EVENT("visa_recorded", Travel);
  VisaKind kind{};
  Day on;
  std::optional<Day> valid_until;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(VisaRecorded, (), (kind, on, valid_until, remark))

struct TravelRecorded {
  HOSPITIUM_EVENT("travel_recorded", Travel);
  Day arrives_on;
  std::optional<Day> leaves_on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(TravelRecorded, (), (arrives_on, leaves_on, remark))

struct TreatmentStarted { HOSPITIUM_EVENT("treatment_started", Clinical); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(TreatmentStarted, (), (on, remark))

/// `outcome_due` is midnight where the owner is, absent: by UTC.
struct PatientDischarged { HOSPITIUM_EVENT("patient_discharged", Clinical); Day on; std::optional<Note> remark; std::optional<Instant> outcome_due; };
BOOST_DESCRIBE_STRUCT(PatientDischarged, (), (on, remark, outcome_due))

struct OutcomeSentHome {
  HOSPITIUM_EVENT("outcome_sent_home", Clinical);
  OutcomeCode outcome{};
  OutcomeRecipient recipient{};
  Day on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(OutcomeSentHome, (), (outcome, recipient, on, remark))

}  // namespace hospitium::cases
