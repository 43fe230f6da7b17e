#include "confined/number_format.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace hospitium::confined {
namespace {

constexpr double kLastDay = 2'958'465;                     // 9999-12-31
constexpr long kDay_minutes = 24 * 60;

Shown shown_of(bool day, bool time) { return day ? (time ? Shown::Moment : Shown::Day) : (time ? Shown::Time : Shown::Number); }

/// Skips what a format code shows as it is: "quoted", \x, _x, *x, and [colours, currencies and conditions] except of hours gone by.
std::size_t skip_literal(std::string_view code, std::size_t at) {
  if (code[at] == '\\' || code[at] == '_' || code[at] == '*') return at + 2;
  if (code[at] == '"') return std::min(code.find('"', at + 1), code.size() - 1) + 1;
  if (code[at] == '[' && !code.substr(at).starts_with("[h") && !code.substr(at).starts_with("[m") && !code.substr(at).starts_with("[s"))
    return std::min(code.find(']', at), code.size() - 1) + 1;
  return at;
}

std::optional<double> number_of(std::string_view written) {
  double value = 0;
  const auto [last, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (error != std::errc() || last != written.data() + written.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// As a spreadsheet prints it: fifteen digits, so that 0.1 + 0.2 is 0.3; never with an exponent.
std::string plain(double value) {
  char rounded[32];
  std::snprintf(rounded, sizeof rounded, "%.15g", value);
  const double clean = number_of(rounded).value_or(value);
  char text[400];
  const auto [last, error] = std::to_chars(text, text + sizeof text, clean, std::chars_format::fixed);
  return error == std::errc() ? std::string(text, last) : std::string(rounded);
}

std::string clock_text(long minutes) {
  char text[32];
  std::snprintf(text, sizeof text, "%02ld:%02ld", minutes / 60, minutes % 60);
  return text;
}

std::string day_text(long serial, Calendar calendar) {
  using namespace std::chrono;
  const auto first = calendar == Calendar::From1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (serial < 60 ? 31 : 30));
  const year_month_day day(first + days(serial));
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

Shown shown_by(unsigned id) {
  if (id == 22) return Shown::Moment;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56) return Shown::Time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) return Shown::Day;
  return Shown::Number;
}

Shown shown_by(std::string_view code) {
  bool day = false, time = false, month_or_minute = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';';) {
    if (const auto next = skip_literal(code, at); next != at) {
      at = next;
      continue;
    }
    const char letter = static_cast<char>(code[at++] | 0x20);
    if (letter == 'y' || letter == 'd') day = true;
    if (letter == 'h' || letter == 's') time = true;
    if (letter == 'm') month_or_minute = true;
    if (letter == 'g' && code.substr(at).starts_with("eneral")) return Shown::Number;
  }
  return shown_of(day || (month_or_minute && !time), time);
}

std::string number_text(std::string_view written, Shown shown, Calendar calendar) {
  const auto value = number_of(written);
  if (!value) return std::string(written);
  const bool no_day = *value < 0 || *value > kLastDay || (calendar == Calendar::From1900 && *value >= 60 && *value < 61);
  if (shown == Shown::Number || no_day) return plain(*value);
  auto day = static_cast<long>(std::floor(*value));
  auto minutes = std::lround((*value - std::floor(*value)) * kDay_minutes);
  if (minutes == kDay_minutes) ++day, minutes = 0;
  if (shown == Shown::Time) return clock_text(day * kDay_minutes + minutes);
  if (shown == Shown::Day || minutes == 0) return day_text(day, calendar);
  return day_text(day, calendar) + "T" + clock_text(minutes);
}

}  // namespace hospitium::confined
