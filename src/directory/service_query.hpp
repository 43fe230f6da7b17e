// A question to the catalogue, and what it answers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/place.hpp"
#include "domain/catalogue/ranking.hpp"
#include "domain/catalogue/service.hpp"

namespace hospitium::directory {

enum class ServiceSort { Score, Price, Waiting };
BOOST_DESCRIBE_ENUM(ServiceSort, Score, Price, Waiting)

/// What begins above the budget is left out, or only stands lower.
enum class BudgetUse : std::uint8_t { Limits, Ranks };

/// Where a page ended: the rank by which it was sorted, and who stood there.
struct ServiceCursor {
  std::int64_t rank = 0;
  Id<Service> id;
};

/// An empty list asks for nothing; values within a list are alternatives.
struct ServiceQuery {
  std::string words;
  std::string question;                  ///< what somebody asks in sentences: counts in the order and leaves nothing out
  std::vector<Specialty> specialties;
  std::vector<catalogue::Technique> techniques;
  std::vector<catalogue::Setting> settings;
  std::vector<std::string> languages;    ///< BCP 47 without region: the staff or an interpreter speaks one of them
  std::vector<Place> places;
  std::vector<Sex> sexes;                ///< Female, Male: services that one of them may have
  std::string wished_language;           ///< counts in the order and leaves nothing out
  std::optional<Money> budget;
  BudgetUse budget_use{};
  std::optional<std::int32_t> age;
  std::optional<Place> origin;           ///< where the patient lives
  ServiceSort sort{};
  std::optional<ServiceCursor> after;
  std::size_t limit = 20;
};

struct FoundService {
  Id<Service> id;
  Id<Party> party;
  std::int64_t version = 0, rank = 0;
  bool licensed = false, accredited = false;  ///< today, for this specialty
  catalogue::Score score;
};

/// Counts of facets are exact to kCounted; kCounted + 1 stands for any more.
inline constexpr std::int64_t kCounted = 1000;
struct FacetValue {
  std::string value;
  std::int64_t count = 0;
};
/// As many as there would be if only this facet were not filtered; the most frequent first.
struct Facet {
  std::string name;
  std::vector<FacetValue> values;
};

/// How many more there would be if it were for anybody, of any age.
struct LeftOut {
  std::int64_t sex = 0, age = 0;
};
BOOST_DESCRIBE_STRUCT(LeftOut, (), (sex, age))

struct FoundServices {
  std::vector<FoundService> services;
  std::int64_t total = 0;
  LeftOut left_out;
  std::vector<Facet> facets;
  std::optional<ServiceCursor> next;
};

}  // namespace hospitium::directory
