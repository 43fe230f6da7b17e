#include "fhir/account.hpp"

#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {
constexpr std::string_view kSeverityNames[] = {"error", "warning", "information"};
}

void Account::add(Severity severity, std::string_view code, std::string location, std::string_view text, int entry) {
  if (entry >= 0) {
    auto& count = named_[static_cast<std::size_t>(entry)];
    if (count == kMaxIssuesPerEntry) return;
    if (++count == kMaxIssuesPerEntry) {
      severity = Severity::Warning;
      code = "incomplete";
      location = "Bundle.entry[" + std::to_string(entry) + "]";
      text = "There are further issues in this entry; they are not listed one by one.";
    }
  }
  spend(location.size() + text.size());
  issues_.push_back({std::string(kSeverityNames[static_cast<std::size_t>(severity)]), std::string(code), std::move(location), std::string(text)});
}

bool Account::overspent() const { return spent_ > kMaxSummaryBytes; }

}  // namespace hospitium::fhir
