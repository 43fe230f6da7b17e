// Journey step 6: offers with plan, itemised estimate, dates and validity; one is chosen, the others are released.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

Result<Unit> check_estimate(const OfferTerms& terms) {
  TRY(const auto sum, sum_of(terms.lines, terms.total.currency, "/terms/lines"));
  if (sum ? *sum != terms.total : terms.total.minor < 0) return refuse(Code::OutOfRange, "/terms/total");
  if (!sum && terms.total.minor == 0) return refuse(Code::Required, "/terms/lines");  // what costs nothing says what it is
  return Unit{};
}

Result<Unit> check_dates(const OfferTerms& terms, const Facts& facts) {
  TRY_DO(check_coming(facts, terms.valid_until, "/terms/valid_until"));
  if (terms.treatment_from) TRY_DO(check_coming(facts, *terms.treatment_from, "/terms/treatment_from"));
  return check_stay(terms.stay_days, "/terms/stay_days");
}

bool lapsed(const ReferralPart& offered, const Facts& facts) { return facts.now >= offer_end(offered); }

/// An offer can be accepted while it is valid; that its clinic may still treat the patient is asked then.
Result<Unit> check_stands(const State& state, Id<Referral> id, const Facts& facts) {
  TRY(const auto* referral, open_referral(state, id));
  if (referral->state != ReferralState::Offered) return refuse(Code::StepOutOfOrder, "/referral");
  if (lapsed(*referral, facts)) return refuse(Code::OfferExpired, "/referral");
  return Unit{};
}

Result<Unit> check_may_treat(const State& state, Id<Referral> id, const Facts& facts) {
  return check_clinic(state, find_referral(state, id)->clinic, facts, "/referral");
}

std::optional<std::vector<PinnedRate>> pinned(const std::vector<RateFact>& rates) {
  if (rates.empty()) return std::nullopt;
  std::vector<PinnedRate> list;
  for (const auto& rate : rates) list.push_back({Word(rate.currency), rate.per_dollar_micro, rate.day, Line(rate.source)});
  return list;
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
Result<Unit> ready(const State& state, const MakeOffer& asked, const Facts&) { return check_open(state, asked.referral); }
Decided rule(const State& state, const MakeOffer& asked, const Facts& facts) {
  TRY_DO(check_dates(asked.terms, facts));
  TRY_DO(check_estimate(asked.terms));
  return happened(OfferMade{asked.referral, facts.fresh_id<Offer>(0), asked.terms, pinned(facts.rates), facts.common_days({{state.owner, {}}}).over(asked.terms.valid_until)});
}

/// Of an offer that stands or was chosen.
Result<Unit> ready(const State& state, const TranslateOffer& asked, const Facts&) {
  const auto* referral = find_referral(state, asked.referral);
  if (!referral) return refuse(Code::NoSuchPart, "/referral");
  if (referral->state == ReferralState::Offered || referral->state == ReferralState::Chosen) return Unit{};
  return refuse(open(referral->state) ? Code::StepOutOfOrder : Code::ReferralClosed, "/referral");
}
Decided rule(const State& state, const TranslateOffer& asked, const Facts&) {
  const auto* referral = find_referral(state, asked.referral);
  TRY_DO(check_language(asked.language, "/language"));
  if (!asked.texts.lines.empty() && asked.texts.lines.size() != referral->terms->lines.size()) return refuse(Code::OutOfRange, "/texts/lines");
  const bool known = std::ranges::count(referral->translations, asked.language, &OfferTranslation::language) > 0;
  if (!known && referral->translations.size() >= kMostOfferLanguages) return refuse(Code::TooMany, "/language");
  return happened(OfferTranslated{asked.referral, *referral->offer, asked.language, asked.texts});
}

/// The last day counts in full, as for who accepts.
Decided rule(const State& state, const ExpireReferral& asked, const Facts& facts) {
  TRY(const auto* referral, open_referral(state, asked.referral));
  if (referral->state != ReferralState::Offered || !lapsed(*referral, facts)) return refuse(Code::StepOutOfOrder, "/referral");
  return happened(ReferralExpired{asked.referral});
}

Result<Unit> ready(const State& state, const AcceptOffer& asked, const Facts& facts) { return check_stands(state, asked.referral, facts); }
Decided rule(const State& state, const AcceptOffer& asked, const Facts& facts) {
  TRY_DO(check_may_treat(state, asked.referral, facts));
  return chosen(state, {asked.referral, std::nullopt, std::nullopt});
}

Result<Unit> ready(const State& state, const RecordAcceptance& asked, const Facts& facts) { return check_stands(state, asked.referral, facts); }
Decided rule(const State& state, const RecordAcceptance& asked, const Facts& facts) {
  TRY_DO(check_may_treat(state, asked.referral, facts));
  return chosen(state, {asked.referral, asked.channel, asked.remark});
}

}  // namespace hospitium::cases
