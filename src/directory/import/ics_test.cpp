#include "directory/import/ics.hpp"

#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

using Row = std::vector<std::string>;

std::string file(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Holidays of Viet Nam\r\n" + events + "END:VCALENDAR\r\n";
}
std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }

TEST(Ics, ReadsWholeDays) {
  const auto table = read_ics(file(event("DTSTART;VALUE=DATE:20260216\r\nDTEND;VALUE=DATE:20260221\r\nSUMMARY;LANGUAGE=vi:Tết\\, Nguyên\r\n  đán\r\n") +
                                   event("dtstart:20260902\r\nSUMMARY:National Day\r\nBEGIN:VALARM\r\nSUMMARY:Wake up\r\nDURATION:PT15M\r\nEND:VALARM\r\n")), "VN", "");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->columns, (Row{"place", "from", "until", "name", "source"}));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0], (Row{"VN", "2026-02-16", "2026-02-20", "Tết, Nguyên đán", "Holidays of Viet Nam"}));
  EXPECT_EQ(table->rows[1], (Row{"VN", "2026-09-02", "2026-09-02", "National Day", "Holidays of Viet Nam"}));
  EXPECT_EQ(read_ics(file(event("DTSTART:20260902\r\nSUMMARY:x\r\n")), "VN", "Labour Code")->rows[0][4], "Labour Code");
}

TEST(Ics, IsKnownByItsFirstLine) {
  EXPECT_TRUE(looks_like_ics("\xEF\xBB\xBF" "BEGIN:VCALENDAR\r\n"));
  EXPECT_FALSE(looks_like_ics("place,from,name\n"));
}

TEST(Ics, RefusesWhatItWouldGetWrong) {
  const auto refused = [](const std::string& text) { return read_ics(text, "VN", "").error(); };
  EXPECT_EQ(refused(file("")).code, Code::Required);
  EXPECT_EQ(refused(file(event("SUMMARY:When?\r\n"))).code, Code::Malformed);
  EXPECT_EQ(refused(file(event("DTSTART:20261332\r\n"))).field, "/rows/2");
  EXPECT_EQ(refused(file(event("DTSTART:20260101\r\nRRULE:FREQ=YEARLY\r\n"))).code, Code::Malformed);
  for (const auto* when : {"DTSTART:20260101\r\nDURATION:P3D\r\n", "DTSTART:20281231T170000Z\r\n", "DTSTART:20260101\r\nDTEND:20260103T000000\r\n"}) {
    EXPECT_EQ(refused(file(event("DTSTART:20260102\r\nSUMMARY:x\r\n") + event(when))).code, Code::Malformed) << when;
    EXPECT_EQ(refused(file(event("DTSTART:20260102\r\nSUMMARY:x\r\n") + event(when))).field, "/rows/3") << when;
  }
  EXPECT_EQ(refused(file(event("DTSTART:20260101\r\nSUMMARY:" + std::string(kLongestCell + 1, 'x') + "\r\n"))).code, Code::TooLong);
  EXPECT_EQ(refused(file("\xFF")).code, Code::InvalidUtf8);
}

}  // namespace
}  // namespace hospitium::directory
