// A table that leaves as a file, whatever its form: headings, typed cells, the zone in which its moments are read.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace hospitium::paper {

/// Never a formula: text is text, whatever it begins with.
struct Cell {
  enum class Kind { Text, Number, Date, Moment };
  Kind kind = Kind::Text;
  std::string text;
  double number = 0;
  Day day;
  Instant at;

  Cell() = default;                                       ///< empty
  Cell(std::string words) : text(std::move(words)) {}
  Cell(const char* words) : text(words) {}
  Cell(double value) : kind(Kind::Number), number(value) {}
  Cell(Day date) : kind(Kind::Date), day(date) {}
  Cell(Instant moment) : kind(Kind::Moment), at(moment) {}
  template <class T>
  Cell(const std::optional<T>& value) { if (value) *this = Cell(*value); }
};

enum class Direction { LeftToRight, RightToLeft };

struct Sheet {
  std::string title;
  Direction direction = Direction::LeftToRight;
  std::string zone = "UTC";                               ///< IANA
  std::vector<std::string> headings;
  std::vector<std::vector<Cell>> rows;
  std::string note;                                       ///< a last line of its own: that rows are missing
};

/// "2026-03-01 14:00" by the wall clock of the zone.
std::string moment_text(Instant at, const std::string& zone);

}  // namespace hospitium::paper
