// How many cases, since when and how far: planned first, then told in the order in which they began, by as many threads as there are cores.
#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "domain/case/commands.hpp"
#include "domain/case/state.hpp"
#include "main/demo/journey.hpp"
#include "main/demo/tales.hpp"

namespace hospitium::demo {
namespace {

using cases::Stage;

/// A world of any size has about this many cases under way at most; the rest have ended over the years.
constexpr int kMostActive = 20'000;
constexpr std::size_t kBatch = 128;

// clang-format off
/// How far the cases of a small world have come: most are done, as in a desk that has worked for two years.
constexpr std::array kSmallWorld{Stage::Closed, Stage::Closed, Stage::Closed, Stage::Closed, Stage::Enquiry, Stage::Records, Stage::Referral,
                                 Stage::Referral, Stage::Choice, Stage::Funding, Stage::Visa, Stage::Travel, Stage::Treatment, Stage::Aftercare,
                                 Stage::Approval, Stage::Withdrawn, Stage::Closed, Stage::Refused, Stage::Referral, Stage::Deceased};
/// A large one: what is under way, and how the others ended.
constexpr std::array kUnderWay{Stage::Enquiry, Stage::Records, Stage::Referral, Stage::Referral, Stage::Choice, Stage::Funding, Stage::Visa,
                               Stage::Travel, Stage::Treatment, Stage::Aftercare, Stage::Approval, Stage::Referral};
constexpr std::array kEnded{Stage::Closed, Stage::Closed, Stage::Withdrawn, Stage::Closed, Stage::Refused, Stage::Closed, Stage::Withdrawn,
                            Stage::Closed, Stage::Withdrawn, Stage::Closed, Stage::Deceased, Stage::Closed, Stage::Withdrawn, Stage::Refused,
                            Stage::Closed, Stage::Withdrawn, Stage::Closed, Stage::Closed, Stage::Refused, Stage::Closed};
// clang-format on

bool small_world(int count) { return count <= kMostActive; }

Stage target_for(int number, int count) {
  if (small_world(count)) return kSmallWorld[static_cast<std::size_t>(number / 7) % kSmallWorld.size()];
  const auto active_until = [&](int n) { return std::int64_t{n} * kMostActive / count; };  // spread evenly over the sequence
  const auto active = static_cast<std::size_t>(active_until(number));
  if (active_until(number + 1) > active_until(number)) return kUnderWay[active % kUnderWay.size()];
  return kEnded[static_cast<std::size_t>(number / 7) % kEnded.size()];
}

/// Days since a case was opened: long ago for those that are over, lately for those whose clocks should still run.
int age_days(Stage target, int count, std::minstd_rand& random) {
  const auto some = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  switch (target) {
    case Stage::Enquiry: return some(3);
    case Stage::Records: return 2 + some(6);
    case Stage::Referral: return 2 + some(6);
    case Stage::Choice: case Stage::Approval: return 6 + some(3);
    case Stage::Closed: case Stage::Withdrawn: case Stage::Refused: case Stage::Deceased: return 90 + some(small_world(count) ? 500 : 1'300);
    default: return 40 + some(30);
  }
}

Plan plan_for(int number, int count, unsigned seed, Instant today) {
  Plan plan;
  plan.route = &route_for(number);
  plan.target = target_for(number, count);
  if (plan.target == Stage::Approval && plan.route->home_authority.empty()) plan.target = Stage::Referral;
  plan.seed = seed + static_cast<unsigned>(number);
  std::minstd_rand random(plan.seed);
  const auto age = age_days(plan.target, count, random) * kDay_us;
  plan.starts = today - age - static_cast<std::int64_t>(random() % 20 + 1) * kHour_us - static_cast<std::int64_t>(random() % 3'600) * kSecond_us;
  return plan;
}

std::vector<Plan> plans_for(int count, unsigned seed, Instant today) {
  std::vector<Plan> plans;
  plans.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) plans.push_back(plan_for(i, count, seed, today));
  std::ranges::sort(plans, {}, &Plan::starts);
  return plans;
}

/// The first patients whom the host of a meeting sends after it, as the meeting's own.
void come_from(const Met& met, const World& world, std::vector<Plan>& plans) {
  constexpr int kSent = 6;
  int sent = 0;
  for (auto& plan : plans)
    if (plan.starts >= met.held && world.party(plan.route->referrer) == met.host && sent++ < kSent) plan.met = &met;
}

/// Tells stretches of the plans until none is left.
void tell_stretches(PastTeller teller, const std::vector<Plan>& plans, std::atomic<std::size_t>& next) {
  for (auto from = next.fetch_add(kBatch); from < plans.size(); from = next.fetch_add(kBatch)) {
    const auto until = std::min(from + kBatch, plans.size());
    for (auto i = from; i < until; ++i) tell_journey(teller, plans[i]);
    teller.write();
  }
}

/// One tells a small world, so that it is numbered the same each time. In a large one they take turns at waiting for the disk.
unsigned more_tellers(std::size_t plans) { return plans < 8 * kBatch ? 0 : std::thread::hardware_concurrency(); }

}  // namespace

void tell_cases(Teller& teller, const Met& met, int count, unsigned seed) {
  teller.at(teller.today());
  auto plans = plans_for(count, seed, teller.today());
  come_from(met, teller.world(), plans);
  std::atomic<std::size_t> next = 0;
  std::vector<std::future<void>> tellers;
  for (unsigned i = 0; i < more_tellers(plans.size()); ++i)
    tellers.push_back(std::async(std::launch::async, [&] { tell_stretches({teller.node(), teller.world(), teller.today()}, plans, next); }));
  tell_stretches({teller.node(), teller.world(), teller.today()}, plans, next);
  for (auto& one : tellers) one.get();
}

/// The family has asked a second desk, too: each coordinator is told that somebody else may know the person.
void ask_elsewhere(Teller& teller, const cases::State& state, const cases::Patient& patient) {
  cases::OpenCase open;
  open.patient = patient;
  open.wish = state.wish;
  open.origin = state.origin;
  open.destination = Place{"BY-HM"};
  open.source.kind = cases::SourceKind::Family;
  teller.open("coordinator@minsk.example", Kind::Case, open);
}

/// Whoever signs in as the patient finds a case that waits for their choice: their own where the tales have one of that name.
void seat_patient(Teller& teller) {
  constexpr std::string_view kDesk = "coordinator@spb.example";
  auto& node = teller.node();
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  filter.stages = {std::string(name_of(Stage::Choice))};
  filter.origin = Place{"VN"};
  filter.specialty = Specialty::Oncology;  // two clinics have it: there is something to compare
  filter.limit = 1;
  filter.count = false;
  const auto user = node.directory().user_by_email("patient@hanoi.example");
  const auto desk = teller.world().principal(node, kDesk);
  if (user) filter.words = node.directory().user_name(*user);
  auto page = node.ledger().list(desk, filter);
  if (page && page->rows.empty()) {
    filter.words.clear();
    page = node.ledger().list(desk, filter);
  }
  if (!page || page->rows.empty() || !user) return;
  const auto id = page->rows.front().id;
  teller.tell(kDesk, Kind::Case, id, cases::AdmitPatient{*user});
  const auto opened = node.ledger().open(teller.world().principal(node, kDesk), Kind::Case, id);
  const auto& state = opened.value().dossier->as<cases::State>();
  auto patient = state.patient;
  patient.passport = cases::Passport{Place{"VN"}, Word("C0417732"), Day{day_of(teller.today()).days + 1'500}};
  teller.tell(kDesk, Kind::Case, id, cases::EditPatient{patient});
  ask_elsewhere(teller, state, patient);
}

}  // namespace hospitium::demo
