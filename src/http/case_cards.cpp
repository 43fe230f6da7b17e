#include "http/case_cards.hpp"

#include <algorithm>
#include <iterator>

#include "domain/case/clocks.hpp"
#include "domain/case/state.hpp"
#include "http/party_name.hpp"
#include "http/working_days.hpp"

namespace hospitium::http {
namespace {

constexpr std::int32_t kAgeBand_years = 10;

bool shows(const access::Rights& rights, std::string_view flag) {
  const auto* row = std::ranges::find(cases::kFlagClasses, flag, &FieldClass::member);
  return row != cases::kFlagClasses.end() && rights.reads_whole(row->data_class) && rights.detail(row->data_class) == Detail::Full;
}

/// Takes from a card what its reader may not know of the person.
void mask_person(cases::CaseCard& card, const access::Rights& rights) {
  const bool named = rights.reads_whole(DataClass::Identity);
  if (named && rights.detail(DataClass::Identity) == Detail::Full) return;
  card.name.reset();
  card.age_to.reset();
  if (card.age) card.age = *card.age / kAgeBand_years * kAgeBand_years;
  if (named) return;
  card.initials.clear();
  card.age.reset();
  card.sex = Sex::Unknown;
}

/// The clock that the reader's row tells the time of, and whose plan or answer it is about, as far as its reader reads of that.
void add_clock(Rooms& rooms, cases::CaseCard& card, const cases::Card& kept, const ledger::ListRow& row, Instant now) {
  if (!card.due || !kept.clocks) return;
  const bool task = row.rights.reads_of(DataClass::Tasks, row.owes);  // else it waits for an answer on a part of its own
  const auto found = std::ranges::find_if(*kept.clocks, [&](const cases::CardClock& clock) {
    return clock.due == row.due && clock.owes == row.owes && (task || (clock.referral && row.rights.owns(clock.referral->bytes)));
  });
  if (found == kept.clocks->end()) return;
  card.clock = found->name;
  if (found->working) card.working_days = working_days_left(rooms, cases::sides_of(found->name, row.owner, card.origin, found->clinic.value_or(Id<Party>{})), row.due, now);
  if (task && found->referral && found->clinic != row.owes && row.rights.may(DataClass::Offers, Action::Read, found->referral->bytes)) card.about = party_name(rooms, *found->clinic);
}

cases::CaseCard card_of(Rooms& rooms, const ledger::ListRow& row, Instant now) {
  auto sealed = json::read_own<cases::Card>(row.card);
  const cases::Card person = sealed ? *std::move(sealed) : cases::Card{};
  cases::CaseCard card;
  card.id = row.id;
  card.number = row.number;
  card.stage = row.stage;
  card.name = person.name;
  card.initials = person.initials;
  card.sex = person.sex;
  if (person.birth_date) card.age = age_on(*person.birth_date, day_of(now));
  if (card.age && person.born_from) card.age_to = cases::elder_age(*card.age, *person.born_from, day_of(now));
  card.origin = row.origin.value_or(Place{});
  card.destination = row.destination.value_or(Place{});
  card.specialty = row.specialty.value_or(Specialty::Other);
  card.urgency = row.urgency.value_or(Urgency::Routine);
  card.owner = party_name(rooms, row.owner);
  if (!row.owes.nil()) card.owes = party_name(rooms, row.owes);
  if (row.due.us != 0) card.due = row.due;
  add_clock(rooms, card, person, row, now);
  card.updated = row.updated;
  std::ranges::copy_if(person.flags, std::back_inserter(card.flags), [&](const auto& flag) { return shows(row.rights, flag); });
  mask_person(card, row.rights);
  if (shows_desk(row.rights)) {
    if (person.assignee) card.assignee = rooms.directory.user_name(*person.assignee);
    if (person.keywords) card.keywords.assign(person.keywords->begin(), person.keywords->end());
  }
  return card;
}

}  // namespace

bool shows_desk(const access::Rights& rights) { return rights.reads_whole(DataClass::Tasks); }

std::vector<Id<Dossier>> ids_of(const std::vector<cases::CaseCard>& cards) {
  std::vector<Id<Dossier>> ids;
  for (const auto& card : cards) ids.push_back(card.id);
  return ids;
}

void add_classes(std::vector<DataClass>& classes, const cases::CaseCard& card) {
  const auto add = [&](DataClass one) {
    if (!std::ranges::count(classes, one)) classes.push_back(one);
  };
  if (card.name || !card.initials.empty() || card.age || card.sex != Sex::Unknown) add(DataClass::Identity);
  for (const auto& flag : card.flags)
    if (const auto* row = std::ranges::find(cases::kFlagClasses, flag, &FieldClass::member); row != cases::kFlagClasses.end()) add(row->data_class);
}

std::vector<DataClass> classes_of(const std::vector<cases::CaseCard>& cards) {
  std::vector<DataClass> classes;
  for (const auto& card : cards) add_classes(classes, card);
  return classes;
}

std::vector<cases::CaseCard> cards_of(Rooms& rooms, const ledger::ListPage& page) {
  std::vector<cases::CaseCard> cards;
  const Instant now = rooms.environment.now();
  for (const auto& row : page.rows) cards.push_back(card_of(rooms, row, now));
  return cards;
}

}  // namespace hospitium::http
