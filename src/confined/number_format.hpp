// How a spreadsheet shows a number: the same 46054.5 is an amount in one column and noon of a day in the next.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::confined {

enum class Shown { Number, Day, Moment, Time };

Shown shown_by(unsigned id);                     ///< of the formats that every workbook has (ECMA-376 part 1, 18.8.30)
Shown shown_by(std::string_view code);           ///< of one of its own: "dd/mm/yyyy", "#,##0.00 [$₽-419]"

/// Counting from 1900 with Lotus' leap day that never was, or from 1904.
enum class Calendar { From1900, From1904 };

/// The cell's text as people mean it: "1250.5", "2026-02-01", "2026-02-01T12:00", "08:30". What no number is stays as it is written.
std::string number_text(std::string_view written, Shown shown, Calendar calendar);

}  // namespace hospitium::confined
