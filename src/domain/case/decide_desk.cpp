// How the owner's people share their cases among them: who looks after which, and words to find them by. Nobody else learns of either.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {

/// One of the owner's own people, as whoever assigns is.
Decided rule(const State& state, const AssignCase& asked, const Facts& facts) {
  if (asked.user == state.assignee) return refuse(Code::AlreadyDone, "/user");
  if (!asked.user) return happened(CaseAssigned{});
  const auto* user = facts.user(*asked.user);
  if (!user || std::ranges::count(user->parties, state.owner) == 0) return refuse(Code::NoSuchPart, "/user");
  return happened(CaseAssigned{asked.user});
}

Result<Unit> ready(const State& state, const AddKeyword&, const Facts&) {
  return state.keywords.size() < kMostKeywords ? Result<Unit>(Unit{}) : refuse(Code::TooMany, "/keyword");
}
Decided rule(const State& state, const AddKeyword& asked, const Facts&) {
  if (std::ranges::count(state.keywords, asked.keyword) > 0) return refuse(Code::AlreadyDone, "/keyword");
  return happened(KeywordAdded{asked.keyword});
}

Result<Unit> ready(const State& state, const RemoveKeyword&, const Facts&) {
  return state.keywords.empty() ? refuse(Code::NoSuchPart, "/keyword") : Result<Unit>(Unit{});
}
Decided rule(const State& state, const RemoveKeyword& asked, const Facts&) {
  if (std::ranges::count(state.keywords, asked.keyword) == 0) return refuse(Code::NoSuchPart, "/keyword");
  return happened(KeywordRemoved{asked.keyword});
}

}  // namespace hospitium::cases
