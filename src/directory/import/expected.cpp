#include "directory/import/expected.hpp"

#include <algorithm>

namespace hospitium::directory {
namespace {

/// As the records' own checks have them; a test compares.
constexpr std::array kRanges{NumberRange{"stay_days", 0, 365}, NumberRange{"waiting_days", 0, 730}, NumberRange{"age_min", 0, 130},
                             NumberRange{"age_max", 0, 130},   NumberRange{"capacity", 0, 100'000}, NumberRange{"percent", 1, 99}};

struct Example {
  std::string_view column, key;
};
constexpr std::array kExamples{Example{"from", "import.expects.day"},           Example{"until", "import.expects.day"},
                               Example{"price_min", "import.expects.amount"},   Example{"price_max", "import.expects.amount"},
                               Example{"currency", "import.expects.currency"},  Example{"place", "import.expects.place"},
                               Example{"languages", "import.expects.language"}, Example{"interpreted", "import.expects.language"},
                               Example{"source_language", "import.expects.language"}};

}  // namespace

const NumberRange* range_of(std::string_view column) {
  const auto* found = std::ranges::find(kRanges, column, &NumberRange::column);
  return found == kRanges.end() ? nullptr : found;
}

std::string expected_in(const Messages& messages, std::string_view language, std::string_view column) {
  if (const auto* range = range_of(column))
    return messages.format(language, "import.expects.number", {{"least", std::to_string(range->least)}, {"most", std::to_string(range->most)}});
  const auto* example = std::ranges::find(kExamples, column, &Example::column);
  return example == kExamples.end() ? std::string() : messages.format(language, example->key);
}

}  // namespace hospitium::directory
