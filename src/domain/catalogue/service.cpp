#include "domain/catalogue/service.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/place.hpp"
#include "domain/checks.hpp"

namespace hospitium::catalogue {
namespace {

constexpr std::int32_t kLongestStay_days = 365, kLongestWait_days = 730, kOldest = 130, kMostPatients = 100'000;

/// Gathers what is wrong.
class Wrongs {
 public:
  void add(Code code, std::string field) { list.push_back({code, std::move(field), {}, {}}); }
  void check(Result<Unit> checked) {
    if (!checked) list.push_back(std::move(checked.error()));
  }
  void within(std::optional<std::int32_t> value, std::int32_t least, std::int32_t most, std::string field) {
    if (value && (*value < least || *value > most)) add(Code::OutOfRange, std::move(field));
  }
  std::vector<Refusal> list;
};

void check_texts(Wrongs& wrongs, const ServiceRecord& record) {
  if (record.texts.empty()) return wrongs.add(Code::Required, "/texts");
  bool source = false;
  for (std::size_t i = 0; i < record.texts.size(); ++i) {
    const auto field = fmt::format("/texts/{}/language", i);
    wrongs.check(check_language(record.texts[i].language, field));
    source = source || record.texts[i].language == record.source_language;
    for (std::size_t j = 0; j < i; ++j)
      if (record.texts[j].language == record.texts[i].language) wrongs.add(Code::AlreadyDone, field);
  }
  if (!source) wrongs.add(Code::UnknownValue, "/source_language");
}

void check_languages(Wrongs& wrongs, const std::vector<Word>& languages, std::string_view field) {
  for (std::size_t i = 0; i < languages.size(); ++i) wrongs.check(check_language(languages[i], fmt::format("{}/{}", field, i)));
}

void check_price(Wrongs& wrongs, const Price& price) {
  const auto before = wrongs.list.size();
  wrongs.check(validate(price.min, "/price/min"));
  wrongs.check(validate(price.max, "/price/max"));
  if (wrongs.list.size() != before) return;
  if (price.min.currency != price.max.currency) return wrongs.add(Code::CurrencyMismatch, "/price/max");
  if (price.min.minor < 0) wrongs.add(Code::OutOfRange, "/price/min");
  if (price.max.minor < price.min.minor) wrongs.add(Code::OutOfRange, "/price/max");
}

void check_numbers(Wrongs& wrongs, const ServiceRecord& record) {
  wrongs.within(record.stay_days, 0, kLongestStay_days, "/stay_days");
  wrongs.within(record.waiting_days, 0, kLongestWait_days, "/waiting_days");
  wrongs.within(record.age_min, 0, kOldest, "/age_min");
  wrongs.within(record.age_max, record.age_min.value_or(0), kOldest, "/age_max");
  wrongs.within(record.capacity, 0, kMostPatients, "/capacity");
}

}  // namespace

bool may_offer(PartyType type) {
  using enum PartyType;
  return type == Clinic || type == Resort || type == Agency || type == PromotionBody || type == Association || type == University;
}

std::vector<Refusal> wrongs_of(const ServiceRecord& record) {
  Wrongs wrongs;
  check_texts(wrongs, record);
  check_languages(wrongs, record.languages, "/languages");
  check_languages(wrongs, record.interpreted, "/interpreted");
  if (record.price) check_price(wrongs, *record.price);
  if (record.code && record.code->system.empty()) wrongs.add(Code::Required, "/code/system");
  check_numbers(wrongs, record);
  if (record.sex && *record.sex != Sex::Female && *record.sex != Sex::Male) wrongs.add(Code::UnknownValue, "/sex");
  wrongs.check(check_order(record.from, record.until, "/until"));
  return std::move(wrongs.list);
}

Result<Unit> check_service(const ServiceRecord& record) {
  auto wrongs = wrongs_of(record);
  if (!wrongs.empty()) return tl::unexpected(std::move(wrongs.front()));
  return Unit{};
}

const ServiceText& text_for(const ServiceRecord& record, std::string_view language) {
  const auto in = [&](std::string_view tag) { return std::ranges::find(record.texts, tag, [](const ServiceText& text) { return std::string_view(text.language); }); };
  if (const auto own = in(language); own != record.texts.end()) return *own;
  if (const auto source = in(record.source_language); source != record.texts.end()) return *source;
  return record.texts.front();
}

}  // namespace hospitium::catalogue
