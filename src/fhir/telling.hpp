// Which texts tell who the patient is. For identity.cpp only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "fhir/summary.hpp"

namespace hospitium::fhir {

class Telling {
 public:
  explicit Telling(const Patient& patient);
  bool in(std::string_view text) const;

 private:
  void add_name(const HumanName& name);
  void add_words(const std::string& name);
  void add_value(const OptionalText& value);
  void add_address(const Address& address);

  std::vector<std::string> beginnings_;  ///< folded; of words
  std::vector<std::string> anywhere_;    ///< folded; identifiers, and names in scripts that do not part words
  std::vector<std::string> pairs_;       ///< folded short names; telling when two different ones occur as words
};

}  // namespace hospitium::fhir
