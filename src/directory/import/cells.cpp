#include "directory/import/cells.hpp"

#include <charconv>

namespace hospitium::directory {

boost::json::value Cells::number(const std::string& cell) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return boost::json::string(cell);
  return number;
}

Money Cells::money(std::string_view column, std::string_view currency_column) const {
  Money money{0, text(currency_column)};
  const auto exponent = currency_exponent(money.currency);
  if (!exponent) {
    wrong(std::string(currency_column), Code::UnknownValue);
    return {};
  }
  const auto cell = text(column);
  const auto point = std::min(cell.find_first_of(".,"), cell.size());
  auto digits = cell.substr(0, point);
  auto fraction = point < cell.size() ? cell.substr(point + 1) : std::string();
  const bool fits = fraction.size() <= static_cast<std::size_t>(*exponent);
  fraction.resize(static_cast<std::size_t>(*exponent), '0');
  digits += fraction;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), money.minor);
  if (!fits || error != std::errc() || end != digits.data() + digits.size() || money.minor < 0) wrong(std::string(column), Code::WrongType);
  return money;
}

}  // namespace hospitium::directory
