// The start page: what wants attention first. A part is of use to whoever may do what it calls for; the policy table says who that is.
#include <algorithm>

#include "domain/case/state.hpp"
#include "http/agreement.hpp"
#include "http/case_cards.hpp"
#include "http/case_filter.hpp"
#include "http/concepts.hpp"
#include "http/journal.hpp"
#include "http/mission.hpp"
#include "http/party_name.hpp"
#include "http/seen_case.hpp"

namespace hospitium::http {
namespace {

constexpr int kMost = 8, kMostTranslations = 20;

/// A clock that has run out while somebody still owes what it stands for, or the day of an alarm that has come.
struct AlarmView {
  Kind kind{};
  Id<Dossier> id;
  std::string number;
  std::string name;                                          ///< message <kind>.clock.<name>
  Instant due;
  std::optional<std::string> title;                          ///< of an agreement or a mission
  std::optional<std::int32_t> working_days;                  ///< as the case has them, where its clock counts those
  Place place;                                               ///< of who owes
};
BOOST_DESCRIBE_STRUCT(AlarmView, (), (kind, id, number, name, due, title, working_days, place))

/// A dossier in which a colleague asks for the reader's eye.
struct MentionView {
  Kind kind{};
  Id<Dossier> id;
  std::string number;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(MentionView, (), (kind, id, number, at))

/// A translation that is asked of the reader's organisation, of a record that it may read.
struct WantedTranslation {
  Id<Dossier> id;                                            ///< of the case
  std::string number;
  Id<Assignment> assignment;
  cases::RecordType type{};
  std::optional<Word> from;                                  ///< as far as somebody said so
  std::string language;
  cases::TranslationState wanted{};
  Day due;
};
BOOST_DESCRIBE_STRUCT(WantedTranslation, (), (id, number, assignment, type, from, language, wanted, due))

/// A part is absent where the reader has no use for it.
struct StartView {
  std::optional<Role> role;                                  ///< the first of the reader's memberships
  std::optional<std::vector<cases::CaseCard>> clocks;        ///< for who decides on tasks: most pressing first
  std::optional<std::vector<cases::CaseCard>> changed;       ///< for who opens cases or decides about their funding: changed last
  std::optional<std::vector<cases::CaseCard>> inbox;         ///< for who answers with an offer, a payment or an approval: what waits for them, most pressing first
  std::optional<std::vector<WantedTranslation>> translations;  ///< for who translates for others: due first
  std::optional<std::vector<agreements::AgreementCard>> agreements;   ///< for who opens them; missions likewise
  std::optional<std::vector<missions::MissionCard>> missions;
  std::vector<MentionView> mentions;                         ///< newest first
  std::vector<AlarmView> alarms;                             ///< the longest overdue first; without cases where `clocks` or `inbox` has them
  std::optional<std::vector<RefusedItem>> refused;           ///< administrator: what the system could not do by itself
};
BOOST_DESCRIBE_STRUCT(StartView, (), (role, clocks, changed, inbox, translations, agreements, missions, mentions, alarms, refused))

std::vector<cases::CaseCard> cards(Rooms& rooms, const access::Principal& principal, ledger::ListFilter::Sort sort, std::optional<Id<Party>> owes = {}) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  filter.sort = sort;
  filter.owes = owes;
  filter.limit = kMost;
  filter.count = false;
  const auto page = rooms.ledger.list(principal, filter);
  return page ? cards_of(rooms, *page) : std::vector<cases::CaseCard>();
}

/// What waits for an answer of the reader's own, the most pressing first.
std::vector<cases::CaseCard> inbox(Rooms& rooms, const access::Principal& principal) {
  std::vector<cases::CaseCard> waiting;
  for (const auto& membership : principal.memberships)
    for (auto& card : cards(rooms, principal, ledger::ListFilter::Sort::Due, membership.party))
      if (card.due && !std::ranges::count(waiting, card.id, &cases::CaseCard::id)) waiting.push_back(std::move(card));
  std::ranges::sort(waiting, {}, [](const cases::CaseCard& card) { return *card.due; });
  if (waiting.size() > kMost) waiting.resize(kMost);
  return waiting;
}

/// What people call an agreement or a mission by, where they may read what it is about.
std::optional<std::string> title_of(Rooms& rooms, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  if (kind == Kind::Case) return std::nullopt;
  const auto opened = rooms.ledger.open(principal, kind, id);
  if (!opened || !opened->rights.reads_whole(DataClass::Offers)) return std::nullopt;
  if (kind == Kind::Agreement) return opened->dossier->as<agreements::State>().terms.title;
  return opened->dossier->as<missions::State>().terms.title;
}

/// One line for each part, the latest that came due: an alarm is over when the day itself has come. `but` is a kind that the reader has a list of.
std::vector<AlarmView> alarms(Rooms& rooms, const access::Principal& principal, std::optional<Kind> but) {
  std::vector<ledger::ClockRow> latest;
  for (auto& clock : rooms.ledger.clocks(principal, {.before = rooms.environment.now(), .limit = 2 * kMost, .but = but})) {
    std::erase_if(latest, [&](const auto& earlier) { return earlier.dossier == clock.dossier && earlier.part == clock.part; });
    latest.push_back(std::move(clock));
  }
  if (latest.size() > kMost) latest.resize(kMost);
  std::vector<Id<Dossier>> ids;
  for (const auto& clock : latest)
    if (clock.kind == Kind::Case) ids.push_back(clock.dossier);
  const SeenCases seen(rooms, principal, ids);
  std::vector<AlarmView> list;
  for (const auto& clock : latest) {
    list.push_back({clock.kind, clock.dossier, clock.number, clock.name, clock.due, title_of(rooms, principal, clock.kind, clock.dossier), {},
                    party_name(rooms, clock.owes).place});
    if (const auto* task = seen.find(clock.dossier, clock.name, part_text(clock.part))) list.back().working_days = task->working_days;
  }
  return list;
}

void add_wanted(std::vector<WantedTranslation>& list, const access::Principal& principal, const ledger::Opened& opened) {
  const auto& state = opened.dossier->as<cases::State>();
  for (const auto& one : state.assignments) {
    const auto* record = cases::find_record(state, one.record);
    if (one.state != cases::AssignmentState::Asked || !principal.member_of(one.party) || !record) continue;
    if (!opened.rights.may(DataClass::Files, Action::Read, one.record.bytes)) continue;
    list.push_back({opened.id, state.number, one.id, record->type, record->language, one.language, one.wanted, one.due});
  }
}

/// Of the cases that are due first.
std::vector<WantedTranslation> wanted_translations(Rooms& rooms, const access::Principal& principal) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  filter.sort = ledger::ListFilter::Sort::Due;
  filter.limit = kMostTranslations;
  filter.count = false;
  std::vector<WantedTranslation> list;
  const auto page = rooms.ledger.list(principal, filter);
  if (!page) return list;
  for (const auto& row : page->rows)
    if (const auto opened = rooms.ledger.open(principal, Kind::Case, row.id)) add_wanted(list, principal, *opened);
  std::ranges::stable_sort(list, {}, &WantedTranslation::due);
  return list;
}

/// Whoever translates, but opens no cases: it is asked of them.
bool translates_for_others(const access::Principal& principal) {
  return access::may_somewhere(principal, Kind::Case, DataClass::Translations, Action::Create) &&
         !access::may_somewhere(principal, Kind::Case, DataClass::Identity, Action::Create);
}

StartView start_view(Rooms& rooms, const access::Principal& principal) {
  using Sort = ledger::ListFilter::Sort;
  StartView view;
  if (!principal.memberships.empty()) view.role = principal.memberships.front().role;
  const auto may = [&](Kind kind, DataClass data_class, Action action) { return access::may_somewhere(principal, kind, data_class, action); };
  if (may(Kind::Case, DataClass::Tasks, Action::Decide)) view.clocks = cards(rooms, principal, Sort::Due);
  if (may(Kind::Case, DataClass::Identity, Action::Create) || may(Kind::Case, DataClass::Funding, Action::Decide)) view.changed = cards(rooms, principal, Sort::Updated);
  if (answers_cases(principal)) view.inbox = inbox(rooms, principal);
  if (translates_for_others(principal)) view.translations = wanted_translations(rooms, principal);
  if (may(Kind::Agreement, DataClass::Offers, Action::Create)) view.agreements = agreement_cards(rooms, principal, kMost);
  if (may(Kind::Mission, DataClass::Travel, Action::Create)) view.missions = mission_cards(rooms, principal, kMost);
  for (const auto& mention : rooms.ledger.mentions(principal, kMost)) view.mentions.push_back({mention.kind, mention.dossier, mention.number, mention.at});
  view.alarms = alarms(rooms, principal, view.clocks || view.inbox ? std::optional(Kind::Case) : std::nullopt);
  if (access::may_on_node(principal, DataClass::Users, Action::Read)) view.refused = refused_items(rooms, principal, kMost);
  return view;
}

void answer_start(Rooms& rooms, const Request& request, Reply reply) {
  const auto view = start_view(rooms, request.principal());
  ledger::Disclosure shown{"start", {}, {}};
  for (const auto* list : {&view.clocks, &view.changed, &view.inbox})
    if (*list)
      for (const auto& card : **list) {
        shown.dossiers.push_back(card.id);
        add_classes(shown.classes, card);
      }
  for (const auto& one : view.translations.value_or(std::vector<WantedTranslation>())) shown.dossiers.push_back(one.id);
  if (view.translations) shown.classes.push_back(DataClass::Translations);
  for (const auto& mention : view.mentions) shown.dossiers.push_back(mention.id);
  for (const auto& alarm : view.alarms) shown.dossiers.push_back(alarm.id);
  answer_disclosed(rooms, std::move(shown), json_response(view), std::move(reply));
}

}  // namespace

std::vector<Route> start_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/start", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_start(rooms, request, std::move(reply)); },
           .summary = "What wants attention first", .gives = &json::schema_of<StartView>()}};
}

}  // namespace hospitium::http
