// Keeps the account of one reading: every issue, which entries issues name, and how much text was taken.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/summary_values.hpp"

namespace hospitium::fhir {

enum class Severity : std::uint8_t { Error, Warning, Information };

class Account {
 public:
  explicit Account(std::size_t entries) : named_(entries) {}

  /// `entry` is the Bundle entry at fault, or -1 for the document as a whole. Beyond kMaxIssuesPerEntry the last of an entry
  /// says that there are more. `text` must not hold anything of the document.
  void add(Severity severity, std::string_view code, std::string location, std::string_view text, int entry);

  void spend(std::size_t bytes) { spent_ += bytes; }
  bool overspent() const;
  bool named(std::size_t entry) const { return named_[entry] > 0; }
  std::vector<Issue> take() && { return std::move(issues_); }

 private:
  std::vector<Issue> issues_;
  std::vector<std::uint8_t> named_;  ///< issues per entry
  std::size_t spent_ = 0;
};

}  // namespace hospitium::fhir
