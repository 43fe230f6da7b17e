// What may be done with a case now: the commands that decide() would not refuse for what the case is like.
#include <algorithm>

#include <boost/mp11/algorithm.hpp>

#include "domain/case/rules.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

template <class Asked>
consteval CommandRow row_of() { return *std::ranges::find(kTable, Asked::kName, &CommandRow::command); }

template <class Asked>
constexpr bool kNamesReferral = requires(Asked asked) { asked.referral; };
template <class Asked>
constexpr bool kNamesAssignment = requires(Asked asked) { asked.assignment; };
/// Without one it says nothing.
template <class Asked>
constexpr bool kNeedsPart = requires(Asked asked) { asked.referral.bytes; } || requires(Asked asked) { asked.assignment.bytes; };

template <class Asked>
void add_of(std::vector<CommandChoice>& list, const State& state, const Facts& facts) {
  const auto offer = [&](const Asked& asked, std::optional<Id<Referral>> referral, std::optional<Id<Assignment>> assignment) {
    if (check_ready(state, asked, facts)) list.push_back({std::string(Asked::kName), referral, assignment, {}, {}});
  };
  Asked asked{};
  if constexpr (!kNeedsPart<Asked>) offer(asked, {}, {});
  if constexpr (kNamesReferral<Asked>)
    for (const auto& referral : state.referrals) {
      asked.referral = referral.id;
      offer(asked, referral.id, {});
    }
  if constexpr (kNamesAssignment<Asked>)
    for (const auto& assignment : state.assignments) {
      asked.assignment = assignment.id;
      offer(asked, {}, assignment.id);
    }
}

}  // namespace

std::vector<CommandChoice> choices(const State& state, const Facts& facts) {
  std::vector<CommandChoice> list;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Command>>([&]<class Asked>(boost::mp11::mp_identity<Asked>) {
    constexpr auto row = row_of<Asked>();
    if (row.giver == Giver::People && row.stages & stage_bit(state.stage)) add_of<Asked>(list, state, facts);
  });
  return list;
}

}  // namespace hospitium::cases
