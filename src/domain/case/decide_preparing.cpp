// Journey steps 7 to 9, in any order and correctable until discharge: who pays, the visa, the travel.
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

constexpr auto kPayers = {PartyType::Insurer, PartyType::Assistance, PartyType::Foundation};

/// A payer speaks of what it pays itself: naming another, or nobody, is the coordinator's.
Result<Unit> check_payer_speaks(const State& state, const RecordFunding& asked, const Facts& facts) {
  if (!coordinates(state, facts) && asked.payer != facts.actor.party) return refuse(Code::OutOfRange, "/payer");
  return Unit{};
}

}  // namespace

Decided rule(const State& state, const RecordFunding& asked, const Facts& facts) {
  TRY_DO(check_payer_speaks(state, asked, facts));
  TRY_DO(check_happened(facts, asked.on, "/on"));
  std::optional<PartyType> payer_type;
  if (asked.payer) {
    TRY_DO(check_type(facts, *asked.payer, kPayers, "/payer"));
    payer_type = facts.party(*asked.payer)->type;
  }
  return happened(FundingRecorded{asked.kind, asked.on, asked.amount, asked.payer, payer_type, asked.remark});
}

/// A visa that ends before the patient arrives is no visa.
Decided rule(const State& state, const RecordVisa& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(asked.on, asked.valid_until, "/valid_until"));
  if (state.travel) TRY_DO(check_order(state.travel->arrives_on, asked.valid_until, "/valid_until"));
  return happened(VisaRecorded{asked.kind, asked.on, asked.valid_until, asked.remark});
}

Decided rule(const State& state, const RecordTravel& asked, const Facts&) {
  TRY_DO(check_order(asked.arrives_on, asked.leaves_on, "/leaves_on"));
  if (state.visa) TRY_DO(check_order(asked.arrives_on, state.visa->valid_until, "/arrives_on"));
  return happened(TravelRecorded{asked.arrives_on, asked.leaves_on, asked.remark});
}

}  // namespace hospitium::cases
