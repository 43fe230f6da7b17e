// What a clinic offers: the plan, the estimate line by line, dates; its words in other languages; and what a clinic keeps to offer again.
#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <vector>

#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::cases {

/// What a line of an estimate is for, so that offers can be laid side by side and what one of them does not say is seen.
enum class LineKind { Procedure, Stay, Team, Implants, Medicines, Companion, Aftercare, Other };
BOOST_DESCRIBE_ENUM(LineKind, Procedure, Stay, Team, Implants, Medicines, Companion, Aftercare, Other)

/// One line of an estimate. `included` = false names what the patient must pay elsewhere.
struct EstimateLine {
  Line text;
  std::optional<Money> price;            ///< of one
  bool included = true;
  std::optional<LineKind> kind;
  std::optional<std::int32_t> quantity;  ///< 1 to 999; absent = 1
  std::optional<Id<Service>> service;    ///< of the clinic's price list, where it was taken from there
};
BOOST_DESCRIBE_STRUCT(EstimateLine, (), (text, price, included, kind, quantity, service))

/// Class Offers. `total` is in one currency and must equal the sum of the included lines that have a price.
struct OfferTerms {
  Note plan;
  std::vector<EstimateLine> lines;
  Money total;
  Day valid_until;
  std::optional<Day> treatment_from;
  std::optional<std::int32_t> stay_days; ///< 1 to 365
  std::optional<Line> surgeon;
  std::optional<Note> remarks;
  std::optional<Note> risks, alternatives;
};
BOOST_DESCRIBE_STRUCT(OfferTerms, (), (plan, lines, total, valid_until, treatment_from, stay_days, surgeon, remarks, risks, alternatives))

/// What a currency was worth when the offer was made: its units for one US dollar, in millionths.
struct PinnedRate {
  Word currency;
  std::int64_t per_dollar_micro = 0;
  Day day;
  Line source;
};
BOOST_DESCRIBE_STRUCT(PinnedRate, (), (currency, per_dollar_micro, day, source))

/// The words of an offer in another language, by a person. `lines` has one text for each line of the estimate, in their order, or none.
struct OfferTexts {
  Note plan;
  std::vector<Line> lines;
  std::optional<Note> remarks, risks, alternatives;
};
BOOST_DESCRIBE_STRUCT(OfferTexts, (), (plan, lines, remarks, risks, alternatives))

/// An offer without patient and dates, to make offers from.
struct OfferPattern {
  Note plan;
  std::vector<EstimateLine> lines;
  Word currency;
  std::optional<std::int32_t> stay_days, valid_days;
  std::optional<Line> surgeon;
  std::optional<Note> remarks, risks, alternatives;
};
BOOST_DESCRIBE_STRUCT(OfferPattern, (), (plan, lines, currency, stay_days, valid_days, surgeon, remarks, risks, alternatives))

inline constexpr std::int32_t kLongestStay_days = 365, kLongestValid_days = 365, kMostOfOne = 999;
inline constexpr std::size_t kMostLines = 60;

/// What the included lines with a price come to in `currency`; nothing when no line has one. `field` is where the lines stand.
/// Refusals: TooMany, OutOfRange (a quantity, a sum beyond all measure), CurrencyMismatch.
Result<std::optional<Money>> sum_of(const std::vector<EstimateLine>& lines, const std::string& currency, const std::string& field);
Result<Unit> check_stay(std::optional<std::int32_t> days, const std::string& field);  ///< OutOfRange
/// What is wrong with a pattern by itself.
Result<Unit> check_pattern(const OfferPattern& pattern, const std::string& field);

}  // namespace hospitium::cases
