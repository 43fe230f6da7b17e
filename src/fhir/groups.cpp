// Which observations make one trend: the same code in the same unit. Different units are never joined into one line.
#include <algorithm>
#include <map>
#include <tuple>

#include "base/instant.hpp"
#include "fhir/families.hpp"

namespace hospitium::fhir {
namespace {

std::string key_of(const Concept& code) {
  for (const Coding& coding : code.codings) {
    if (coding.code) return coding.system.value_or("") + "|" + *coding.code;
  }
  return code.text;
}

OptionalText unit_of(const std::optional<Value>& value) {
  if (!value) return std::nullopt;
  return value->unit_code ? value->unit_code : value->unit;
}

/// When an observation was made, for sorting: a FHIR date in any precision; the start of a period. Undated first.
Instant moment(const Observation& observation) {
  const OptionalText& text = observation.effective ? observation.effective : observation.issued;
  if (!text) return {};
  std::string start = text->substr(0, text->find(' '));
  if (const auto instant = parse_instant(start)) return *instant;
  if (start.size() == 4) start += "-01";
  if (start.size() == 7) start += "-01";
  const auto day = parse_day(std::string_view(start).substr(0, 10));
  return day ? start_of(*day) : Instant{};
}

class Grouping {
 public:
  explicit Grouping(Summary& summary) : summary_(summary) {}

  void add(std::size_t result, const Concept& code, const std::optional<Value>& value, std::optional<std::int64_t> component) {
    const OptionalText unit = unit_of(value);
    const Observation& observation = summary_.results[result];
    const auto key = std::make_tuple(component ? key_of(observation.code) : std::string{}, key_of(code), unit.value_or(""), component.value_or(-1));
    const auto [at, added] = places_.emplace(key, summary_.groups.size());
    if (added) summary_.groups.push_back({code, unit, observation.topic, {}, component});
    summary_.groups[at->second].results.push_back(static_cast<std::int64_t>(result));
  }

 private:
  Summary& summary_;
  std::map<std::tuple<std::string, std::string, std::string, std::int64_t>, std::size_t> places_;
};

}  // namespace

void group_results(Summary& out) {
  Grouping grouping(out);
  std::vector<Instant> moments;
  for (std::size_t n = 0; n < out.results.size(); ++n) {
    const Observation& observation = out.results[n];
    moments.push_back(moment(observation));
    if (observation.value || observation.components.empty()) grouping.add(n, observation.code, observation.value, std::nullopt);
    for (std::size_t c = 0; c < observation.components.size(); ++c) {
      grouping.add(n, observation.components[c].code, observation.components[c].value, static_cast<std::int64_t>(c));
    }
  }
  for (ResultGroup& group : out.groups) {
    std::ranges::sort(group.results, {}, [&](std::int64_t n) { return std::pair(moments[static_cast<std::size_t>(n)], n); });
  }
}

}  // namespace hospitium::fhir
