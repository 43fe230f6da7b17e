#include "directory/import/cells.hpp"

#include <charconv>

#include "directory/import/numbers.hpp"

namespace hospitium::directory {
namespace {

Result<std::int64_t> digits_of(const std::string& digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return refuse(Code::OutOfRange);
  return number;
}

}  // namespace

bool Cells::comparable(std::string_view column, std::string_view with) {
  if (text(column).empty() || !sound(column)) return false;
  if (sound(with)) return true;
  tell({number_, std::string(column), Code::NotChecked, 0, std::string(with)});
  return false;
}

Result<std::int64_t> Cells::number(const std::string& cell) {
  TRY(const auto written, read_number(cell, 0));
  return digits_of(written.whole);
}

std::optional<Money> Cells::money(std::string_view column, std::string_view currency_column) {
  const auto currency = text(currency_column);
  const auto exponent = currency_exponent(currency);
  if (!exponent) wrong(currency_column, currency.empty() ? Code::Required : Code::UnknownValue);
  if (!comparable(column, currency_column)) return std::nullopt;
  auto written = read_number(text(column), *exponent);
  if (!written) {
    wrong(column, written.error().code);
    return std::nullopt;
  }
  written->fraction.resize(static_cast<std::size_t>(*exponent), '0');
  const auto minor = digits_of(written->whole + written->fraction);
  if (!minor || *minor < 0) {
    wrong(column, Code::OutOfRange);
    return std::nullopt;
  }
  return Money{*minor, currency};
}

}  // namespace hospitium::directory
