#include "directory/import/cell_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

const Messages& messages() {
  static const auto loaded = Messages::load(HOSPITIUM_SOURCE_DIR "/locales");
  return loaded;
}

std::string named(ImportKind kind, const std::string& column, const std::string& cell) {
  Table table{{column}, {column}, {{cell}}};
  name_cells(messages(), kind, table);
  return table.rows[0][0];
}

TEST(CellWords, EveryLanguageIsUnderstood) {
  for (const auto& language : messages().languages()) {
    SCOPED_TRACE(language);
    EXPECT_EQ(named(ImportKind::Parties, "type", messages().format(language, "directory.type.clinic")), "clinic");
    EXPECT_EQ(named(ImportKind::Services, "specialty", messages().format(language, "specialty.plastic_surgery")), "plastic_surgery");
    EXPECT_EQ(named(ImportKind::Licences, "suspended", messages().format(language, "common.yes")), "yes");
    EXPECT_EQ(named(ImportKind::Services, "sex", messages().format(language, "catalogue.sex.female")), "female");
    EXPECT_EQ(named(ImportKind::Services, "sex", messages().format(language, "catalogue.sex.any")), "any");
    EXPECT_EQ(named(ImportKind::Holidays, "effect", messages().format(language, "directory.effect.shorter")), "shorter");
  }
}

/// What the screens of a case say of a patient, and what people write for it.
TEST(CellWords, ASexIsUnderstoodInAnyWords) {
  for (const auto& language : messages().languages())
    for (const auto sex : {"female", "male"}) EXPECT_EQ(named(ImportKind::Services, "sex", messages().format(language, fmt::format("case.sex.{}", sex))), sex) << language;
  for (const auto* word : {"f", "F", "Female", "ж", "Женщина", "nữ", "эм", "여", "Ayol", "أنثى", "жаночы"}) EXPECT_EQ(named(ImportKind::Services, "sex", word), "female") << word;
  for (const auto* word : {"m", "M", "MALE", "м", "муж.", "nam", "эр", "남", "Erkak", "ذكر", "мужчынскі"}) EXPECT_EQ(named(ImportKind::Services, "sex", word), "male") << word;
  for (const auto* word : {"M/F", "м/ж", "both"}) EXPECT_EQ(named(ImportKind::Services, "sex", word), "any") << word;
  EXPECT_EQ(named(ImportKind::Services, "sex", "x"), "x");
}

TEST(CellWords, NamesAreSaidInTheReadersWords) {
  SaidCells said(messages(), ImportKind::Parties, "ru");
  EXPECT_EQ(said("specialties", "oncology,urology"), "Онкология, Урология");
  EXPECT_EQ(said("place", "RU-SPE"), "Санкт-Петербург");
  EXPECT_EQ(said("type", ""), "");
  EXPECT_EQ(said("website", "a,b"), "a,b");
}

/// Each word that is listed is understood, or it would be listed in vain.
TEST(CellWords, NoListedWordMeansTwoThings) {
  for (const auto& language : messages().languages())
    for (const auto& key : messages().keys("import.cell.")) {
      const auto dot = key.rfind('.');
      const auto column = key.substr(12, dot - 12), name = key.substr(dot + 1), list = messages().format(language, key);
      for (std::size_t start = 0; start < list.size();) {
        const auto end = std::min(list.find("; ", start), list.size());
        EXPECT_EQ(named(ImportKind::Services, column, list.substr(start, end - start)), name) << language << " " << list.substr(start, end - start);
        start = std::min(end + 2, list.size());
      }
    }
}

TEST(CellWords, CaseAndAccentsDoNotMatterAndListsAreSeparatedByCommas) {
  EXPECT_EQ(named(ImportKind::Parties, "type", "КЛИНИКА"), "clinic");
  EXPECT_EQ(named(ImportKind::Parties, "place", "Việt Nam"), "VN");
  EXPECT_EQ(named(ImportKind::Parties, "place", "Санкт-Петербург"), "RU-SPE");
  EXPECT_EQ(named(ImportKind::Parties, "specialties", "Онкология; Пластическая хирургия"), "oncology,plastic_surgery");
  EXPECT_EQ(named(ImportKind::Parties, "languages", "русский, вьетнамский"), "ru,vi");
  EXPECT_EQ(named(ImportKind::Services, "source_language", "монгол"), "mn");
  EXPECT_EQ(named(ImportKind::Parties, "specialties", "oncology|dentistry"), "oncology,dentistry");
}

TEST(CellWords, WhatIsNotKnownStaysAsItIs) {
  EXPECT_EQ(named(ImportKind::Parties, "type", "Barber"), "Barber");
  EXPECT_EQ(named(ImportKind::Parties, "specialties", "Онкология, Магия"), "Онкология, Магия");
  EXPECT_EQ(named(ImportKind::Parties, "specialties", "oncology dentistry"), "oncology dentistry");
  EXPECT_EQ(named(ImportKind::Parties, "name", "Клиника"), "Клиника");
}

TEST(CellWords, TellsWhatMayStandThere) {
  EXPECT_THAT(words_of_column(messages(), ImportKind::Parties, "ru", "ownership"), testing::Contains("Частная"));
  EXPECT_TRUE(words_of_column(messages(), ImportKind::Parties, "ru", "name").empty());
  EXPECT_TRUE(words_of_column(messages(), ImportKind::Parties, "ru", "place").empty());
}

/// In one language no two names of a column share a word, or nobody could write what they mean.
TEST(CellWords, NoWordMeansTwoThings) {
  for (const auto kind : {ImportKind::Parties, ImportKind::Licences, ImportKind::Services, ImportKind::Holidays})
    for (const auto column : known_columns(kind))
      for (const auto& language : messages().languages()) {
        auto words = words_of_column(messages(), kind, language, column);
        std::ranges::sort(words);
        EXPECT_EQ(std::ranges::adjacent_find(words), words.end()) << language << " " << column;
      }
}

}  // namespace
}  // namespace hospitium::directory
