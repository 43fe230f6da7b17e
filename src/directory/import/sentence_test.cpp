#include "directory/import/sentence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "directory/import/expected.hpp"

namespace hospitium::directory {
namespace {

const Messages& messages() {
  static const auto loaded = Messages::load(HOSPITIUM_SOURCE_DIR "/locales");
  return loaded;
}

std::string said(std::string_view language, std::string column, Code code) { return sentence_of(messages(), ImportKind::Services, language, {2, std::move(column), code, 0, {}}); }

TEST(Sentence, NamesTheRangeOrAnExample) {
  for (const auto& language : messages().languages()) {
    SCOPED_TRACE(language);
    EXPECT_THAT(said(language, "stay_days", Code::OutOfRange), testing::HasSubstr("365"));
    EXPECT_THAT(said(language, "from", Code::WrongType), testing::HasSubstr("2026-12-31"));
    EXPECT_THAT(said(language, "currency", Code::UnknownValue), testing::HasSubstr("USD"));
    EXPECT_THAT(said(language, "place", Code::UnknownPlace), testing::HasSubstr("RU-SPE"));
  }
  EXPECT_EQ(said("en", "stay_days", Code::Required), messages().format("en", "errors.required"));
}

TEST(Sentence, NamesTheServicesThatMayBeMeant) {
  const CellError error{2, "record", Code::ServiceUnclear, 0, {}, {}, {{{}, "Knee surgery", "K-1", {}}, {{}, "Knee", {}, {}}}};
  for (const auto& language : messages().languages()) EXPECT_THAT(sentence_of(messages(), ImportKind::Services, language, error), testing::HasSubstr("Knee surgery (K-1); Knee")) << language;
}

/// What is told is what is checked.
TEST(Sentence, TellsTheRangesThatServicesHave) {
  catalogue::ServiceRecord sound;
  sound.source_language = Word("en");
  sound.texts = {{Word("en"), Line("Knee"), {}}};
  const auto may_be = [&](std::string_view column, std::int32_t value) {
    auto record = sound;
    const auto set = [&](std::string_view name, std::optional<std::int32_t>& member) { if (name == column) member = value; };
    set("stay_days", record.stay_days);
    set("waiting_days", record.waiting_days);
    set("age_min", record.age_min);
    set("age_max", record.age_max);
    set("capacity", record.capacity);
    return catalogue::check_service(record).has_value();
  };
  for (const auto column : {"stay_days", "waiting_days", "age_min", "age_max", "capacity"}) {
    const auto* range = range_of(column);
    ASSERT_NE(range, nullptr) << column;
    EXPECT_TRUE(may_be(column, range->least) && may_be(column, range->most)) << column;
    EXPECT_FALSE(may_be(column, range->least - 1) || may_be(column, range->most + 1)) << column;
  }
}

}  // namespace
}  // namespace hospitium::directory
