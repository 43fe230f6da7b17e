#include <gtest/gtest.h>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/place.hpp"
#include "base/search_text.hpp"
#include "base/text.hpp"

namespace hospitium {
namespace {

TEST(Instant, PrintsAndParsesRfc3339) {
  const auto at = parse_instant("2026-03-01T09:30:15.25+07:00");
  ASSERT_TRUE(at);
  EXPECT_EQ(iso_text(*at), "2026-03-01T02:30:15.250000Z");
  EXPECT_EQ(iso_text(Instant{-1}), "1969-12-31T23:59:59.999999Z");
  for (const char* wrong : {"2026-02-29T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01", "2026-03-01T00:00:00", "2026-03-01T00:00:00+7"})
    EXPECT_FALSE(parse_instant(wrong)) << wrong;
}

TEST(Day, MonthsClampAndAgesCountBirthdays) {
  EXPECT_EQ(iso_text(add_months(*parse_day("2024-01-31"), 1)), "2024-02-29");
  EXPECT_EQ(age_on(*parse_day("2000-02-29"), *parse_day("2026-02-28")), 25);
  EXPECT_EQ(age_on(*parse_day("2000-02-29"), *parse_day("2026-03-01")), 26);
  EXPECT_EQ(age_on(*parse_day("2026-12-31"), *parse_day("2026-11-26")), 0) << "a child of this year, of whom the year alone is known";
}

TEST(Id, IsOrderedByTimeAndRoundTrips) {
  struct Thing;
  const std::array<std::uint8_t, 10> random{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const Id<Thing> early{make_id_bytes(1'000'000'000, random)}, late{make_id_bytes(2'000'000'000, random)};
  EXPECT_LT(early, late);
  const std::array<std::uint8_t, 10> most{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  EXPECT_LT(make_id_bytes(1'000'000'998, most), make_id_bytes(1'000'000'999, random)) << "whatever is random in them";
  EXPECT_EQ(Id<Thing>::parse(early.text()), early);
  EXPECT_EQ(early.text()[14], '7');
  EXPECT_FALSE(Id<Thing>::parse("../../etc/passwd"));
}

TEST(Money, AddsOnlyLikeCurrencies) {
  EXPECT_EQ(add({100, "USD"}, {50, "USD"})->minor, 150);
  EXPECT_EQ(add({100, "USD"}, {50, "KRW"}).error().code, Code::CurrencyMismatch);
  EXPECT_EQ(add({kMaxMoney_minor, "USD"}, {1, "USD"}).error().code, Code::OutOfRange);
  EXPECT_EQ(currency_exponent("KRW"), 0);
  EXPECT_EQ(currency_exponent("KWD"), 3);
  EXPECT_FALSE(currency_exponent("US"));
}

TEST(Place, KnowsItsForms) {
  for (const char* good : {"VN", "RU-SPE", "VN-44", "x-cis"}) EXPECT_TRUE(well_formed_place(good)) << good;
  for (const char* bad : {"", "vn", "RU-", "RU-TOOLONG", "x-", "R1"}) EXPECT_FALSE(well_formed_place(bad)) << bad;
  EXPECT_TRUE((Place{"RU"}.contains(Place{"RU-SPE"})));
  EXPECT_FALSE((Place{"RU-SPE"}.contains(Place{"RU"})));
}

TEST(Text, FoldsWhatPeopleTypeDifferently) {
  EXPECT_EQ(fold("Đỗ Thị Hạnh"), "do thi hanh");
  EXPECT_EQ(fold("Ёлкина"), fold("елкина"));
  EXPECT_EQ(fold("Toʻlqin"), fold("To'lqin"));
  EXPECT_EQ(fold("أحمد"), fold("احمد"));
  EXPECT_EQ(words_of("Nguyễn Văn-An, an"), (std::vector<std::string>{"nguyen", "van", "an"}));
  EXPECT_EQ(words_of("가나다 HN-2026"), (std::vector<std::string>{fold("가나다"), "hn", "2026"}));
}

struct Spelling {
  const char *language, *typed, *written;
};

TEST(Text, HidesNothingInALine) {
  for (const auto* line : {"Đỗ Thị Hạnh", "أحمد", "Г. Бат-Эрдэнэ", "می\u200cخواهم", "", "محمّد\u200cرضا", "क्\u200dष", "ᠭᠠᠵᠠᠷ\u180eᠠ", "ᠬ\u180bᠤᠳᠠ",
                           "⚠\ufe0f", "👩🏽\u200d⚕\ufe0f", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "ᠭ\u180b\u180eᠠ", " ", "Ngọc\u00a0An"})
    EXPECT_TRUE(plain_line(line)) << line;
  for (const auto* line : {"a\nb", "a\tb", "a\x7f", "a\u0085", "a\u2028", "a\u202e", "a\u2066", "\u200ea", "\u061ca", "\xff", "Á\u200cb", "Иван\u200dов", "a\u200bb",
                           "a\u00adb", "\ufeffa", "a\u2060", "a\u180eb", "a\u180bb", "\u3164", "a\ufe0f", "a\U000e0041", "\u200c", "م\u200c\u200c",
                           "1\ufe0f", "Palata 12\ufe0e", "*\ufe0f\ufe0f\u20e3", "#\ufe0fa", "⚠\ufe0f\ufe0f", "⚠\u0301\ufe0f", "ᠬ\u180b\u180b", "a\ufdd0",
                           "a\U0010ffff", "a\ue000", "\U000f0000", "\u2800", "\u00a0", "\u3000 \u2800", "\u115f\u1160", "\uffa0"})
    EXPECT_FALSE(plain_line(line)) << line;
  EXPECT_EQ(made_plain("Ng\u200bọc\u202e\tAn"), "Ngọc An");
  EXPECT_EQ(made_plain("12\ufe0f\ufe0f\ue000"), "12");
  EXPECT_EQ(made_plain("می\u200cخواهم"), "می\u200cخواهم");
  EXPECT_EQ(trimmed(" \u2003Тэт  x\n"), "Тэт  x");
  EXPECT_EQ(trimmed("  "), "");
}

TEST(Text, ReadsTelephoneNumbersAsPeopleWriteThem) {
  for (const auto* typed : {"+7 (812) 555-01-00", " +78125550100", "+7.812.555.01.00", "＋7 ٨١٢ 5550100"}) EXPECT_EQ(e164(typed), "+78125550100") << typed;
  for (const auto* typed : {"", "8 812 555 01 00", "+0 812 5550100", "+7812", "+7812555010012345", "+7 812 ext. 4", "7+8125550100"}) EXPECT_FALSE(e164(typed)) << typed;
}

TEST(SearchText, MeetsInEveryLanguage) {
  constexpr std::array kTable{
      Spelling{"en", "KNEE Replacement", "knee replacement"},  Spelling{"ru", "ПРОТЕЗИРОВАНИЕ СЁМГА", "протезирование семга"},
      Spelling{"vi", "phau thuat tim", "Phẫu thuật tim"},      Spelling{"vi", "dieu tri", "Điều trị"},
      Spelling{"mn", "овдог солих", "Өвдөг солих"},            Spelling{"mn", "Ургэлжилсэн", "Үргэлжилсэн"},
      Spelling{"ko", "무릎", "무릎"},                          Spelling{"uz", "ogriq", "Og‘riq"},
      Spelling{"uz", "bo'gim", "Boʻgʻim"},                     Spelling{"uz", "ko`z", "Koʻz"},
      Spelling{"ar", "جراحه الاعصاب", "جراحة أعصاب"},          Spelling{"ar", "مستشفي", "مُسْتَشْفى"},
      Spelling{"ar", "٢٠٢٦", "2026"},                          Spelling{"be", "лячэнне зубоу", "Лячэнне зубоў"},
      Spelling{"be", "хирургия", "хірургія"},                  Spelling{"be", "зезд", "з’езд"}};
  for (const auto& row : kTable) EXPECT_EQ(search_words(row.typed), search_words(row.written)) << row.language << " " << row.typed;
}

TEST(SearchText, ReadsUzbekInBothScripts) {
  const auto spellings = spellings_of("Бўғим оғриғи");
  ASSERT_EQ(spellings.size(), 2U);
  EXPECT_EQ(spellings[0], (std::vector<std::string>{fold("бўғим"), "bogim"}));
  EXPECT_EQ(latin_from_uzbek("Юрак жарроҳлиги ва Елка"), "yurak jarrohligi va yelka");
  EXPECT_EQ(spellings_of("knee"), (std::vector<std::vector<std::string>>{{"knee"}}));
}

TEST(SearchText, KeepsAnArticleThatIsTheWord) {
  EXPECT_EQ(search_words("الم"), search_words("ألم"));  // "pain" begins like an article
  EXPECT_EQ(search_words("' — '"), std::vector<std::string>());
}

TEST(Text, InitialsHideTheRest) {
  EXPECT_EQ(initials("Nguyễn Thị Hạnh"), "N. T. H.");
  EXPECT_EQ(initials("Баттулга"), "Б.");
  EXPECT_EQ(initials(""), "");
}

}  // namespace
}  // namespace hospitium
