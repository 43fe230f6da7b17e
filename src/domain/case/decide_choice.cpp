// Journey step 6: offers with plan, itemised estimate, dates and validity; one is chosen, the others are released.
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

std::string line_field(std::size_t index) { return "/terms/lines/" + std::to_string(index) + "/price"; }

/// The sum of the included lines that have a price, in the currency of the total; nothing when no line has one.
Result<std::optional<Money>> sum_of(const OfferTerms& terms) {
  std::optional<Money> sum;
  for (std::size_t i = 0; i < terms.lines.size(); ++i) {
    const auto& line = terms.lines[i];
    if (!line.included || !line.price) continue;
    auto added = add(sum.value_or(Money{0, terms.total.currency}), *line.price);
    if (!added) return refuse(added.error().code, line_field(i));
    sum = *added;
  }
  return sum;
}

Result<Unit> check_estimate(const OfferTerms& terms) {
  TRY(const auto sum, sum_of(terms));
  if (sum && *sum != terms.total) return refuse(Code::OutOfRange, "/terms/total");
  return Unit{};
}

Result<Unit> check_dates(const OfferTerms& terms, const Facts& facts) {
  TRY_DO(check_coming(facts, terms.valid_until, "/terms/valid_until"));
  if (terms.treatment_from) TRY_DO(check_coming(facts, *terms.treatment_from, "/terms/treatment_from"));
  if (terms.stay_days && (*terms.stay_days < 1 || *terms.stay_days > kLongestStay_days))
    return refuse(Code::OutOfRange, "/terms/stay_days");
  return Unit{};
}

bool lapsed(const ReferralPart& offered, const Facts& facts) { return offered.terms->valid_until < facts.today(); }

/// An offer can be accepted while it is valid and its clinic may still treat the patient.
Result<Unit> check_acceptable(const State& state, Id<Referral> id, const Facts& facts) {
  TRY(const auto* referral, open_referral(state, id));
  if (referral->state != ReferralState::Offered) return refuse(Code::StepOutOfOrder, "/referral");
  if (lapsed(*referral, facts)) return refuse(Code::OfferExpired, "/referral");
  return check_clinic(state, referral->clinic, facts, "/referral");
}

Decision<Event> chosen(const State& state, OfferAccepted accepted) {
  const auto id = accepted.referral;
  auto decision = hospitium::happened<Event>(std::move(accepted));
  for (const auto& other : state.referrals)
    if (other.id != id && open(other.state)) decision.events.emplace_back(ReferralReleased{other.id});
  return decision;
}

}  // namespace

/// From any open state; an open question lapses, and a second offer revises the first.
Decided rule(const State& state, const MakeOffer& asked, const Facts& facts) {
  TRY_DO(open_referral(state, asked.referral));
  TRY_DO(check_dates(asked.terms, facts));
  TRY_DO(check_estimate(asked.terms));
  return happened(OfferMade{asked.referral, facts.fresh_id<Offer>(0), asked.terms});
}

/// The last day counts in full, as for who accepts.
Decided rule(const State& state, const ExpireReferral& asked, const Facts& facts) {
  TRY(const auto* referral, open_referral(state, asked.referral));
  if (referral->state != ReferralState::Offered || !lapsed(*referral, facts)) return refuse(Code::StepOutOfOrder, "/referral");
  return happened(ReferralExpired{asked.referral});
}

Decided rule(const State& state, const AcceptOffer& asked, const Facts& facts) {
  TRY_DO(check_decides(state, facts));
  TRY_DO(check_acceptable(state, asked.referral, facts));
  return chosen(state, {asked.referral, std::nullopt, std::nullopt});
}

Decided rule(const State& state, const RecordAcceptance& asked, const Facts& facts) {
  TRY_DO(check_acceptable(state, asked.referral, facts));
  return chosen(state, {asked.referral, asked.channel, asked.remark});
}

}  // namespace hospitium::cases
