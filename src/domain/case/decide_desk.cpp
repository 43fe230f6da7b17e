// How the owner's people share their cases among them: who looks after which, and words to find them by. Nobody else learns of either.
#include <algorithm>

#include "base/text.hpp"
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

/// However it is written: "Zebra" and "zebra" find the same cases.
const Keyword* find_keyword(const State& state, std::string_view keyword) {
  const auto found = std::ranges::find(state.keywords, fold(keyword), [](const Keyword& one) { return fold(one); });
  return found == state.keywords.end() ? nullptr : &*found;
}

}  // namespace

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
  const Keyword keyword = trimmed(asked.keyword);
  if (keyword.empty()) return refuse(Code::Required, "/keyword");
  if (find_keyword(state, keyword)) return refuse(Code::AlreadyDone, "/keyword");
  return happened(KeywordAdded{keyword});
}

Result<Unit> ready(const State& state, const RemoveKeyword&, const Facts&) {
  return state.keywords.empty() ? refuse(Code::NoSuchPart, "/keyword") : Result<Unit>(Unit{});
}
Decided rule(const State& state, const RemoveKeyword& asked, const Facts&) {
  if (std::ranges::count(state.keywords, asked.keyword) > 0) return happened(KeywordRemoved{asked.keyword});  // older cases have it in two ways
  const auto* keyword = find_keyword(state, trimmed(asked.keyword));
  if (!keyword) return refuse(Code::NoSuchPart, "/keyword");
  return happened(KeywordRemoved{*keyword});
}

}  // namespace hospitium::cases
