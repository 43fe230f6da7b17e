#include "directory/import/numbers.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace hospitium::directory {
namespace {

constexpr std::size_t kThousand = 3;     ///< digits between two marks

/// Groups of digits, and what stands between them: ' ' for any kind of space, '.' or ','.
struct Groups {
  std::vector<std::string> digits{""};
  std::string marks;
};

/// Spaces that do not break the line, thin ones, and both of these: what spreadsheets and word processors put between thousands.
std::size_t space_at(std::string_view text) {
  constexpr std::array<std::string_view, 5> kSpaces{" ", "\u00A0", "\u2009", "\u202F", "\u2007"};
  const auto* found = std::ranges::find_if(kSpaces, [&](std::string_view space) { return text.starts_with(space); });
  return found == kSpaces.end() ? 0 : found->size();
}

Result<Groups> groups_of(std::string_view text) {
  Groups groups;
  while (!text.empty()) {
    const auto space = space_at(text);
    const char c = text.front();
    text.remove_prefix(space > 0 ? space : 1);
    if (c >= '0' && c <= '9') {
      groups.digits.back() += c;
      continue;
    }
    if ((space == 0 && c != '.' && c != ',') || groups.digits.back().empty()) return refuse(Code::WrongType);
    groups.marks += space > 0 ? ' ' : c;
    groups.digits.emplace_back();
  }
  if (groups.digits.back().empty()) return refuse(Code::WrongType);
  return groups;
}

enum class Last { Thousands, Fraction, Unclear };

/// What stands after the last mark.
Last last_of(const Groups& groups, int most_fraction) {
  const char mark = groups.marks.back();
  if (mark == ' ') return Last::Thousands;
  const auto alike = std::ranges::count(groups.marks, mark);
  if (alike > 1) return alike == std::ssize(groups.marks) ? Last::Thousands : Last::Unclear;
  if (groups.marks.size() > 1 || groups.digits.back().size() != kThousand) return Last::Fraction;
  const auto& first = groups.digits.front();
  if (first.size() > kThousand || first.starts_with('0')) return Last::Fraction;
  return most_fraction == 0 ? Last::Thousands : Last::Unclear;
}

/// One kind of mark between them, in threes.
bool thousands(const Groups& groups, std::size_t count) {
  if (count < 2) return true;
  const auto marks = groups.marks.substr(0, count - 1);
  if (marks.find_first_not_of(marks.front()) != std::string::npos || groups.digits.front().size() > kThousand) return false;
  return std::all_of(groups.digits.begin() + 1, groups.digits.begin() + static_cast<std::ptrdiff_t>(count), [](const std::string& one) { return one.size() == kThousand; });
}

}  // namespace

Result<WrittenNumber> read_number(std::string_view cell, int most_fraction) {
  WrittenNumber number;
  if (cell.starts_with('-')) {
    number.whole = "-";
    cell.remove_prefix(1);
  }
  TRY(const auto groups, groups_of(cell));
  auto count = groups.digits.size();
  if (count > 1) {
    const auto last = last_of(groups, most_fraction);
    if (last == Last::Unclear) return refuse(Code::NumberUnclear);
    if (last == Last::Fraction) number.fraction = groups.digits[--count];
  }
  if (!thousands(groups, count)) return refuse(Code::NumberUnclear);
  for (std::size_t i = 0; i < count; ++i) number.whole += groups.digits[i];
  number.fraction.erase(number.fraction.find_last_not_of('0') + 1);
  if (number.fraction.size() > static_cast<std::size_t>(most_fraction)) return refuse(Code::WrongType);
  return number;
}

std::string amount_text(const Money& money) {
  const auto fraction = static_cast<std::size_t>(currency_exponent(money.currency).value_or(0));
  auto digits = std::to_string(money.minor);
  if (fraction == 0) return digits;
  if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
  return digits.insert(digits.size() - fraction, ".");
}

}  // namespace hospitium::directory
