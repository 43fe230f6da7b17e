#include "http/case_filter.hpp"

#include "domain/case/labels.hpp"
#include "domain/case/stages.hpp"

namespace hospitium::http {

Result<ledger::ListFilter> case_filter(const Request& request) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  TRY(const auto stage, word_query<cases::Stage>(request, "stage"));
  if (stage) filter.stages = {std::string(name_of(*stage))};
  TRY(filter.origin, place_query(request, "origin"));
  TRY(filter.destination, place_query(request, "destination"));
  TRY(filter.specialty, word_query<Specialty>(request, "specialty"));
  TRY(filter.urgency, word_query<Urgency>(request, "urgency"));
  TRY(filter.owner, id_query<Party>(request, "owner"));
  TRY(filter.owes, id_query<Party>(request, "owes"));
  TRY(const auto assignee, id_query<User>(request, "assignee"));
  if (assignee) filter.labels.push_back(cases::assignee_label(*assignee));
  if (const auto keyword = request.query("keyword"); keyword && !keyword->empty()) filter.labels.push_back(cases::keyword_label(*keyword));
  TRY(filter.words, search_query(request));
  const auto sort = request.query("sort").value_or("updated");
  if (sort == "due") filter.sort = ledger::ListFilter::Sort::Due;
  else if (sort == "opened") filter.sort = ledger::ListFilter::Sort::Opened;
  else if (sort != "updated") return refuse(Code::UnknownValue, "?sort");
  filter.cursor = request.query("cursor").value_or("");
  TRY(const auto limit, request.limit());
  filter.limit = static_cast<int>(limit);
  return filter;
}

bool answers_cases(const access::Principal& principal) {
  return access::may_somewhere(principal, Kind::Case, DataClass::Offers, Action::Update) ||
         access::may_somewhere(principal, Kind::Case, DataClass::Funding, Action::Decide);
}

}  // namespace hospitium::http
