// The offers of a case side by side in one currency, by the rates of the day they were made and by those of today; and whom to call.
#include "access/mask.hpp"
#include "directory/catalogue.hpp"
#include "domain/case/views.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

/// An amount in the reader's currency, by whose rate of which day.
struct InCurrency {
  Money money;
  Day day;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(InCurrency, (), (money, day, source))

/// One offer; `then` by the rates pinned to it where the currency is among them, `now` by the latest.
struct OfferedView {
  cases::ReferralView referral;
  std::optional<InCurrency> then, now;
};
BOOST_DESCRIBE_STRUCT(OfferedView, (), (referral, then, now))

/// `currency` is that of the amounts: what was asked for, else the patient's own. `currencies` may be asked for.
struct OffersView {
  std::string currency;
  std::vector<std::string> currencies;
  std::vector<OfferedView> items;
};
BOOST_DESCRIBE_STRUCT(OffersView, (), (currency, currencies, items))

struct ContactView {
  PartyName party;
  std::vector<directory::PhoneRecord> phones;
};
BOOST_DESCRIBE_STRUCT(ContactView, (), (party, phones))

struct ContactList {
  std::vector<ContactView> items;
};
BOOST_DESCRIBE_STRUCT(ContactList, (), (items))

constexpr std::string_view kDollar = "USD";

std::vector<std::string> currencies_of(const std::vector<directory::RateView>& rates) {
  std::vector<std::string> list{std::string(kDollar)};
  for (const auto& rate : rates)
    if (rate.record.currency != kDollar) list.push_back(rate.record.currency);
  std::ranges::sort(list);
  return list;
}

Result<std::string> currency_for(const Request& request, const cases::State& state, const std::vector<std::string>& known) {
  const auto asked = request.query("currency");
  if (asked && !asked->empty()) {
    if (!currency_exponent(*asked)) return refuse(Code::UnknownValue, "?currency");
    return *asked;
  }
  const auto home = currency_of_country(state.origin.country());
  return home && std::ranges::count(known, *home) ? *home : std::string(kDollar);
}

std::vector<directory::RateView> pinned(const std::vector<cases::PinnedRate>& rates) {
  std::vector<directory::RateView> list;
  for (const auto& rate : rates) list.push_back({{rate.currency, rate.per_dollar_micro, rate.day, rate.source}, {}});
  return list;
}

std::optional<InCurrency> converted(const Money& money, const std::string& currency, const std::vector<directory::RateView>& rates) {
  if (money.currency == currency) return std::nullopt;
  const auto found = directory::convert(money, currency, rates);
  return found ? std::optional(InCurrency{found->money, found->day, found->source}) : std::nullopt;
}

/// What this reader sees of the referrals: the mask of the case's own view.
std::vector<cases::ReferralView> seen_referrals(Rooms& rooms, const ledger::Opened& opened) {
  auto view = cases::view_of(opened.id, opened.dossier->as<cases::State>(), opened.projection, party_namer(rooms), rooms.environment.now());
  access::mask(view, opened.rights, cases::kCaseViewClasses);
  return std::move(view.referrals);
}

Result<OffersView> offers_view(Rooms& rooms, const Request& request, const ledger::Opened& opened) {
  const auto& state = opened.dossier->as<cases::State>();
  const auto rates = rooms.directory.catalogue().rates();
  OffersView view;
  view.currencies = currencies_of(rates);
  TRY(view.currency, currency_for(request, state, view.currencies));
  for (auto& referral : seen_referrals(rooms, opened)) {
    if (!referral.offer) continue;
    const auto total = referral.offer->total;
    const auto* part = cases::find_referral(state, referral.id);
    view.items.push_back({std::move(referral), converted(total, view.currency, pinned(part->rates)), converted(total, view.currency, rates)});
  }
  return view;
}

void answer_offers(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Case, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  if (!opened->rights.reads(DataClass::Offers)) return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
  const auto view = offers_view(rooms, request, *opened);
  if (!view) return std::move(reply).refuse(view.error());
  answer_disclosed(rooms, {"offers", {*id}, {DataClass::Offers}}, json_response(*view), std::move(reply));
}

/// The coordinator for everybody who takes part; the chosen clinic for whoever may know that it was chosen.
std::vector<Id<Party>> contacts_of(Rooms& rooms, const ledger::Opened& opened) {
  std::vector<Id<Party>> list{opened.projection.owner};
  for (const auto& referral : seen_referrals(rooms, opened))
    if (cases::is_chosen(referral) && referral.clinic.id != list.front()) list.push_back(referral.clinic.id);
  return list;
}

Result<Response> contacts(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  ContactList list;
  for (const auto party : contacts_of(rooms, opened)) {
    const auto view = rooms.directory.party(party);
    list.items.push_back({party_name(rooms, party), view ? view->record.phones : std::vector<directory::PhoneRecord>()});
  }
  return json_response(list);
}

}  // namespace

std::vector<Route> case_offer_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/cases/{id}/offers", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_offers(rooms, request, std::move(reply)); },
           .summary = "The offers of a case side by side in one currency", .gives = &json::schema_of<OffersView>()},
          {.method = Method::Get, .path = "/api/cases/{id}/contacts", .auth = Auth::SignedIn,
           .answer = [&rooms](const Request& request) { return contacts(rooms, request); },
           .summary = "Whom to call about a case, with telephones and their hours", .gives = &json::schema_of<ContactList>()}};
}

}  // namespace hospitium::http
