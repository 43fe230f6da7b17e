#include "directory/import/headings.hpp"

#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

using Columns = std::vector<std::string>;

const Messages& messages() {
  static const auto loaded = Messages::load(std::string(HOSPITIUM_SOURCE_DIR) + "/locales");
  return loaded;
}

Table table_of(const Columns& headings) {
  Table table;
  table.headings = headings;
  for (const auto& heading : headings) table.columns.push_back(fold(heading));
  return table;
}

TEST(Headings, OfEveryTemplateAreRecognisedInEveryLanguage) {
  ASSERT_EQ(messages().languages().size(), 8U);
  for (const auto& kind : entries_of<ImportKind>())
    for (const auto& language : messages().languages()) {
      const auto columns = template_columns(kind.value, language);
      Columns headings;
      for (const auto& column : columns) headings.push_back(heading_of(messages(), kind.value, language, column));
      auto table = table_of(headings);
      ASSERT_TRUE(name_columns(messages(), kind.value, table, std::nullopt));
      EXPECT_EQ(table.columns, columns) << language << " " << std::string(name_of(kind.value));
      for (std::size_t i = 0; i < columns.size(); ++i) EXPECT_NE(headings[i], columns[i]) << "no word in " << language;
    }
}

TEST(Headings, PlainNamesAndMixedLanguagesToo) {
  auto table = table_of({"price_min", "ВАЛЮТА", "Title: ko", "Описание: ru", "Ghi chú gì đó", "Currency", ""});
  ASSERT_TRUE(name_columns(messages(), ImportKind::Services, table, std::nullopt));
  EXPECT_EQ(table.columns, (Columns{"price_min", "currency", "title_ko", "description_ru", "ghi chu gi do", "currency 2", ""}));
}

TEST(Headings, WhatPeopleWriteBesideTheScreensWords) {
  const auto named = [](ImportKind kind, const Columns& headings) {
    auto table = table_of(headings);
    EXPECT_TRUE(name_columns(messages(), kind, table, std::nullopt));
    return table.columns;
  };
  EXPECT_EQ(named(ImportKind::Parties, {"Tashkilot nomi", "Joyi", "Sayt"}), (Columns{"name", "place", "website"}));
  EXPECT_EQ(named(ImportKind::Parties, {"Наименование", "Город", "Профиль"}), (Columns{"name", "place", "specialties"}));
  EXPECT_EQ(named(ImportKind::Services, {"Клиника", "Услуга", "Стоимость", "Пол"}), (Columns{"party", "title_ru", "price_min", "sex"}));
  EXPECT_EQ(named(ImportKind::Services, {"Bệnh viện", "Tên dịch vụ", "Đơn giá", "Tiền tệ"}), (Columns{"party", "title_vi", "price_min", "currency"}));
  EXPECT_EQ(named(ImportKind::Services, {"병원", "서비스명", "가격", "성별"}), (Columns{"party", "title_ko", "price_min", "sex"}));
  EXPECT_EQ(named(ImportKind::Licences, {"المستشفى", "تاريخ الإصدار", "تاريخ الانتهاء"}), (Columns{"party", "from", "until"}));
}

/// Each word that is listed is understood, in its language, or it would be listed in vain.
TEST(Headings, NoListedWordMeansTwoColumns) {
  for (const auto& language : messages().languages())
    for (const auto& key : messages().keys("import.also.")) {
      auto column = key.substr(12);
      if (column.ends_with('_')) column += language;
      const auto list = messages().format(language, key);
      for (std::size_t start = 0; start < list.size();) {
        const auto end = std::min(list.find("; ", start), list.size());
        const auto heading = list.substr(start, end - start);
        for (const auto& kind : entries_of<ImportKind>()) {
          if (!known_column(kind.value, column)) continue;
          auto table = table_of({heading});
          ASSERT_TRUE(name_columns(messages(), kind.value, table, std::nullopt));
          EXPECT_EQ(table.columns[0], column) << language << " " << heading << " in a table of " << std::string(name_of(kind.value));
        }
        start = std::min(end + 2, list.size());
      }
    }
}

TEST(Headings, AnUnknownOneIsLikeAKnownOne) {
  const auto nearest = [](ImportKind kind, std::string_view heading) {
    ImportReport report;
    report.errors.push_back({1, fold(heading), Code::UnknownField, 0, {}});
    suggest_columns(messages(), kind, report);
    const auto& meant = report.errors[0].meant;
    return meant.empty() ? "-" : meant;
  };
  EXPECT_EQ(nearest(ImportKind::Parties, "Газар"), "place") << "one of the words of the Mongolian heading";
  EXPECT_EQ(nearest(ImportKind::Parties, "Nmae"), "name");
  EXPECT_EQ(nearest(ImportKind::Parties, "Специальность"), "specialties");
  EXPECT_EQ(nearest(ImportKind::Services, "curency"), "currency");
  EXPECT_EQ(nearest(ImportKind::Services, "price min"), "price_min");
  EXPECT_EQ(nearest(ImportKind::Parties, "Joylashuv"), "place") << "like a word that people write for it";
  EXPECT_EQ(nearest(ImportKind::Parties, "Ghi chú"), "-");
  EXPECT_EQ(nearest(ImportKind::Parties, "Colour of the door"), "-");
  std::string page;
  while (page.size() + 1 < kLongestCell) page += "Специальность ";
  EXPECT_EQ(nearest(ImportKind::Parties, page), "-") << "nobody compares a page with a word";
}

TEST(Headings, AChoiceStandsAboveThem) {
  auto table = table_of({"Name", "Place", "Remarks"});
  ASSERT_TRUE(name_columns(messages(), ImportKind::Parties, table, Columns{"name_latin", "", "website"}));
  EXPECT_EQ(table.columns, (Columns{"name_latin", "", "website"}));
  ASSERT_TRUE(name_columns(messages(), ImportKind::Parties, table, Columns{"name"}));
  EXPECT_EQ(table.columns, (Columns{"name", "", ""}));
  EXPECT_EQ(name_columns(messages(), ImportKind::Parties, table, Columns{"name", "name"}).error().code, Code::DuplicateKey);
  EXPECT_EQ(name_columns(messages(), ImportKind::Parties, table, Columns{"nothing"}).error().code, Code::UnknownValue);
  EXPECT_EQ(name_columns(messages(), ImportKind::Parties, table, Columns(4)).error().code, Code::TooMany);
}

}  // namespace
}  // namespace hospitium::directory
