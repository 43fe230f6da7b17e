// Which clinics fit a case, with the reasons for their order and what stands in the way of asking them.
#include <algorithm>
#include <map>

#include "directory/catalogue.hpp"
#include "domain/case/state.hpp"
#include "domain/case/table.hpp"
#include "http/catalogue.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

/// Why a clinic cannot be asked now. A gate that forbids is named in `gates` of its services.
enum class Obstacle { LicenceMissing, AlreadyAsked, ApprovalMissing, Forbidden };
BOOST_DESCRIBE_ENUM(Obstacle, LicenceMissing, AlreadyAsked, ApprovalMissing, Forbidden)

struct MatchedPrice {
  Money min, max;
  Day day;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(MatchedPrice, (), (min, max, day, source))

struct MatchedService {
  Id<Service> id;
  catalogue::ServiceRecord record;
  catalogue::Score score;
  std::optional<MatchedPrice> about;
  std::vector<catalogue::GateRecord> gates;
};
BOOST_DESCRIBE_STRUCT(MatchedService, (), (id, record, score, about, gates))

/// A clinic with the services of its that fit best; it stands where the best of them does. `licence_until` is the last day of the latest
/// licence for this specialty, where none is in force. `consent` is the patient's for this clinic; without it the question waits, but nothing
/// forbids to ask for it.
struct MatchedClinic {
  PartyName clinic;
  bool accredited = false, consent = false;
  std::vector<Obstacle> obstacles;
  std::optional<Day> licence_until;
  std::vector<MatchedService> services;
};
BOOST_DESCRIBE_STRUCT(MatchedClinic, (), (clinic, accredited, consent, obstacles, licence_until, services))
constexpr std::size_t kMostServices = 3;                 ///< of a clinic
constexpr std::size_t kLookedAt = 200;                   ///< services, from which the clinics come

/// `total` counts services, `clinics` whose they are, `free` those of them that nothing hinders to ask: of more than `limit` only the first are in
/// `items`. `left_out`: what fits otherwise, but is
/// not for this patient's sex, or age.
struct MatchView {
  std::vector<MatchedClinic> items;
  std::int64_t total = 0;
  CountView clinics, free;
  directory::LeftOut left_out;
  bool complete = false, budget_compared = false;
  std::string formula;
};
BOOST_DESCRIBE_STRUCT(MatchView, (), (items, total, clinics, free, left_out, complete, budget_compared, formula))

/// Within both groups the order stays.
template <class One, class Hindered>
void put_last(std::vector<One>& list, Hindered hindered) {
  std::vector<One> first, last;
  for (auto& one : list) (hindered(one) ? last : first).push_back(std::move(one));
  std::ranges::move(last, std::back_inserter(first));
  list = std::move(first);
}

class Match {
 public:
  Match(Rooms& rooms, const Request& request, const cases::State& state)
      : rooms_(rooms), request_(request), state_(state), rates_(catalogue().rates()), gates_(catalogue().gates()) {}

  Result<MatchView> run() {
    TRY(const auto limit, request_.limit(20, 50));
    TRY(auto query, this->query());
    TRY(const auto found, catalogue().search(query));
    const auto records = catalogue().records_of(found.services);
    MatchView view{{}, found.total, {}, {}, found.left_out, catalogue().complete(), query.budget.has_value(), std::string(catalogue::kFormula)};
    std::map<Id<Party>, std::size_t> places;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (!records[i]) continue;
      const auto& one = found.services[i];
      const auto [place, fresh] = places.try_emplace(one.party, view.items.size());
      if (fresh) view.items.push_back(clinic_of(one));
      add(view.items[place->second], one, records[i]->record);
    }
    for (auto& clinic : view.items) close(clinic);
    put_last(view.items, [](const MatchedClinic& clinic) { return !clinic.obstacles.empty(); });
    view.clinics = {static_cast<std::int64_t>(view.items.size()), !found.next};
    view.free = {std::ranges::count_if(view.items, [](const MatchedClinic& clinic) { return clinic.obstacles.empty(); }), !found.next};
    view.items.resize(std::min(view.items.size(), limit));
    return view;
  }

 private:
  directory::Catalogue& catalogue() { return rooms_.directory.catalogue(); }
  bool comparable(const Money& money) { return directory::convert(money, "USD", rates_).has_value(); }

  Result<directory::ServiceQuery> query() {
    directory::ServiceQuery query;
    TRY(query.words, search_query(request_));
    TRY(const auto technique, word_query<catalogue::Technique>(request_, "technique"));
    if (technique) query.techniques = {*technique};
    TRY(const auto place, place_query(request_, "place"));
    query.places = {place.value_or(Place{state_.destination.country()})};
    query.specialties = {state_.wish.specialty};
    query.wished_language = state_.patient.language ? state_.patient.language->substr(0, state_.patient.language->find('-')) : "";
    if (state_.wish.budget && comparable(*state_.wish.budget)) query.budget = state_.wish.budget;
    query.budget_use = directory::BudgetUse::Ranks;
    if (const auto born = cases::born_by(state_.patient)) query.age = age_on(*born, day_of(rooms_.environment.now()));
    if (state_.patient.sex == Sex::Female || state_.patient.sex == Sex::Male) query.sexes = {state_.patient.sex};
    query.origin = state_.origin;
    query.question = state_.wish.question.value_or(Note());
    query.limit = kLookedAt;
    return query;
  }

  MatchedClinic clinic_of(const directory::FoundService& found) {
    MatchedClinic one{party_name(rooms_, found.party), found.accredited, cases::consent_in_force(state_, found.party, rooms_.environment.now()), {}, {}, {}};
    if (!found.licensed) one.obstacles.push_back(Obstacle::LicenceMissing);
    if (!found.licensed) one.licence_until = last_licence(found.party);
    if (std::ranges::any_of(state_.referrals, [&](const auto& referral) { return referral.clinic == found.party && cases::open(referral.state); }))
      one.obstacles.push_back(Obstacle::AlreadyAsked);
    if (state_.home_approval && !state_.approved) one.obstacles.push_back(Obstacle::ApprovalMissing);
    return one;
  }

  void add(MatchedClinic& clinic, const directory::FoundService& found, const catalogue::ServiceRecord& record) {
    MatchedService one{found.id, in_language(record, request_.language), found.score, about(record), {}};
    for (const auto& gate : gates_)
      if (catalogue::applies(gate.record, {state_.origin, clinic.clinic.place, state_.patient.nationality, record.specialty, record.techniques,
                                           day_of(rooms_.environment.now())}))
        one.gates.push_back(gate.record);
    clinic.services.push_back(std::move(one));
  }

  static bool forbidden(const MatchedService& service) {
    return std::ranges::any_of(service.gates, [](const auto& gate) { return gate.effect == catalogue::GateEffect::Forbidden; });
  }
  /// What a rule forbids stands behind what is allowed; where nothing is, the clinic cannot be asked.
  static void close(MatchedClinic& clinic) {
    put_last(clinic.services, forbidden);
    if (forbidden(clinic.services.front())) clinic.obstacles.push_back(Obstacle::Forbidden);
    clinic.services.resize(std::min(clinic.services.size(), kMostServices));
  }

  std::optional<Day> last_licence(Id<Party> clinic) {
    std::optional<Day> last;
    const auto view = rooms_.directory.party(clinic);
    if (!view) return last;
    for (const auto& licence : view->record.licences) {
      const bool covers = licence.specialties.empty() || std::ranges::count(licence.specialties, state_.wish.specialty) > 0;
      const bool right = licence.kind.value_or(directory::LicenceKind::Licence) == directory::LicenceKind::Licence;
      if (covers && right && (!last || *last < licence.until)) last = licence.until;
    }
    return last;
  }

  std::optional<MatchedPrice> about(const catalogue::ServiceRecord& record) {
    if (!record.price || !state_.wish.budget || state_.wish.budget->currency == record.price->min.currency) return std::nullopt;
    const auto min = directory::convert(record.price->min, state_.wish.budget->currency, rates_);
    const auto max = directory::convert(record.price->max, state_.wish.budget->currency, rates_);
    if (!min || !max) return std::nullopt;
    return MatchedPrice{min->money, max->money, min->day, min->source};
  }

  Rooms& rooms_;
  const Request& request_;
  const cases::State& state_;
  std::vector<directory::RateView> rates_;
  std::vector<directory::GateView> gates_;
};

/// Only who may ask a clinic sees whom to ask.
bool may_ask(const access::Rights& rights) {
  const auto* row = find_row(cases::kTable, "request_referral");
  return rights.may(row->data_class, row->action) && rights.reads_whole(DataClass::Clinical);
}

void answer_match(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Case, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  if (!may_ask(opened->rights)) return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
  const auto view = Match(rooms, request, opened->dossier->as<cases::State>()).run();
  if (!view) return std::move(reply).refuse(view.error());
  answer_disclosed(rooms, {"match", {*id}, {DataClass::Clinical}}, json_response(*view), std::move(reply));
}

}  // namespace

std::vector<Route> case_match_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/cases/{id}/match", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_match(rooms, request, std::move(reply)); },
           .summary = "Clinics that fit a case, for those who may ask them", .gives = &json::schema_of<MatchView>()}};
}

}  // namespace hospitium::http
