#include "domain/catalogue/service.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/place.hpp"
#include "domain/checks.hpp"

namespace hospitium::catalogue {
namespace {

constexpr std::int32_t kLongestStay_days = 365, kLongestWait_days = 730, kOldest = 130, kMostPatients = 100'000;

Result<Unit> within(std::optional<std::int32_t> value, std::int32_t least, std::int32_t most, std::string_view field) {
  if (value && (*value < least || *value > most)) return refuse(Code::OutOfRange, std::string(field));
  return Unit{};
}

Result<Unit> check_texts(const ServiceRecord& record) {
  if (record.texts.empty()) return refuse(Code::Required, "/texts");
  bool source = false;
  for (std::size_t i = 0; i < record.texts.size(); ++i) {
    const auto field = fmt::format("/texts/{}/language", i);
    TRY_DO(check_language(record.texts[i].language, field));
    source = source || record.texts[i].language == record.source_language;
    for (std::size_t j = 0; j < i; ++j)
      if (record.texts[j].language == record.texts[i].language) return refuse(Code::AlreadyDone, field);
  }
  if (!source) return refuse(Code::UnknownValue, "/source_language");
  return Unit{};
}

Result<Unit> check_languages(const std::vector<Word>& languages, std::string_view field) {
  for (std::size_t i = 0; i < languages.size(); ++i) TRY_DO(check_language(languages[i], fmt::format("{}/{}", field, i)));
  return Unit{};
}

Result<Unit> check_price(const Price& price) {
  TRY_DO(validate(price.min, "/price/min"));
  TRY_DO(validate(price.max, "/price/max"));
  if (price.min.currency != price.max.currency) return refuse(Code::CurrencyMismatch, "/price/max");
  if (price.min.minor < 0) return refuse(Code::OutOfRange, "/price/min");
  if (price.max.minor < price.min.minor) return refuse(Code::OutOfRange, "/price/max");
  return Unit{};
}

Result<Unit> check_numbers(const ServiceRecord& record) {
  TRY_DO(within(record.stay_days, 0, kLongestStay_days, "/stay_days"));
  TRY_DO(within(record.waiting_days, 0, kLongestWait_days, "/waiting_days"));
  TRY_DO(within(record.age_min, 0, kOldest, "/age_min"));
  TRY_DO(within(record.age_max, record.age_min.value_or(0), kOldest, "/age_max"));
  return within(record.capacity, 0, kMostPatients, "/capacity");
}

}  // namespace

bool may_offer(PartyType type) {
  using enum PartyType;
  return type == Clinic || type == Resort || type == Agency || type == PromotionBody || type == Association || type == University;
}

Result<Unit> check_service(const ServiceRecord& record) {
  TRY_DO(check_texts(record));
  TRY_DO(check_languages(record.languages, "/languages"));
  TRY_DO(check_languages(record.interpreted, "/interpreted"));
  if (record.price) TRY_DO(check_price(*record.price));
  TRY_DO(check_numbers(record));
  return check_order(record.from, record.until, "/until");
}

const ServiceText& text_for(const ServiceRecord& record, std::string_view language) {
  const auto in = [&](std::string_view tag) { return std::ranges::find(record.texts, tag, [](const ServiceText& text) { return std::string_view(text.language); }); };
  if (const auto own = in(language); own != record.texts.end()) return *own;
  if (const auto source = in(record.source_language); source != record.texts.end()) return *source;
  return record.texts.front();
}

}  // namespace hospitium::catalogue
