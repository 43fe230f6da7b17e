// The published order of services (docs/decisions/ranking.md): a sum of parts, each 0 to 1000, each with a fixed weight. Integers only,
// so that anybody who knows a service's facts gets the same points on any machine. Nothing in it can be bought.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::catalogue {

inline constexpr std::string_view kFormula = "2026-3";  ///< raised with every change of a weight or a rule below

/// The parts in the order in which they are shown.
enum class Part { Text, Question, Language, Price, Waiting, Trust, Capacity, Distance };
BOOST_DESCRIBE_ENUM(Part, Text, Question, Language, Price, Waiting, Trust, Capacity, Distance)
inline constexpr std::size_t kParts = 8;
inline constexpr std::array<std::int32_t, kParts> kWeights{20, 36, 9, 9, 6, 10, 4, 6};
inline constexpr std::int32_t kFull = 1000;              ///< the value of a part that is fulfilled

constexpr std::int32_t weight_of(Part part) { return kWeights[static_cast<std::size_t>(part)]; }

/// How well one word of the question was found: a whole word of the title, its beginning, elsewhere (description, name of the organisation).
enum class Found : std::uint8_t { Not, BeginsElsewhere, WholeElsewhere, BeginsTitle, WholeTitle };
std::int32_t found_value(Found found);
/// So many different words of a case's question stand in the title: 500 for one, 800 for two, full from three.
std::int32_t question_value(std::size_t words);

/// A price range in the currency of the budget.
struct Range {
  std::int64_t min_minor = 0, max_minor = 0;
};

std::int32_t language_value(bool spoken, bool interpreted);
/// All of the range within the budget: full; none of it: 0; between them: the share of the range that is.
std::int32_t price_value(const Range& price, std::int64_t budget_minor);
std::int32_t waiting_value(std::int32_t days);           ///< falls evenly to 0 at 180 days
/// A licence in force for the specialty counts 600, an accreditation in force 400 more. Without a licence nothing counts.
std::int32_t trust_value(bool licensed, bool accredited);
std::int32_t capacity_value(std::int32_t patients_a_month);  ///< rises evenly to full at 20
std::int32_t distance_value(std::int32_t km);            ///< falls evenly to 0 at 10,000 km

/// One part of a score as it is shown. A part that the question does not ask for is not there; one whose fact is not known counts 0.
struct PartScore {
  Part part{};
  std::int32_t weight = 0;
  std::int32_t value = 0;                ///< 0 to 1000
  bool known = true;
};
BOOST_DESCRIBE_STRUCT(PartScore, (), (part, weight, value, known))

struct Score {
  std::int64_t points = 0;               ///< the sum of weight x value
  std::int64_t of = 0;                   ///< the most that this question could give
  std::vector<PartScore> parts;
};
BOOST_DESCRIBE_STRUCT(Score, (), (points, of, parts))

class Scoring {
 public:
  void add(Part part, std::optional<std::int32_t> value);  ///< nothing = not known
  Score take() && { return std::move(score_); }

 private:
  Score score_;
};

/// What decides between equal points: a hash of the id (FNV-1a, 32 bits), which nobody chooses. The lower comes first, then the lower id.
std::uint32_t tie_key(const IdBytes& id);

}  // namespace hospitium::catalogue
