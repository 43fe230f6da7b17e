#include "http/table_file.hpp"

#include "http/import.hpp"
#include "paper/csv.hpp"
#include "paper/xlsx.hpp"

namespace hospitium::http {

Result<FileForm> file_form(const Request& request) {
  TRY(const auto form, word_query<FileForm>(request, "format"));
  return form.value_or(FileForm::Csv);
}

paper::Sheet empty_sheet(Rooms& rooms, const Request& request, std::string title) {
  paper::Sheet sheet;
  sheet.title = std::move(title);
  if (request.language == "ar") sheet.direction = paper::Direction::RightToLeft;
  if (const auto user = rooms.directory.user(request.principal().user)) sheet.zone = user->record.zone;
  return sheet;
}

Response sheet_response(const paper::Sheet& sheet, FileForm form) {
  if (form == FileForm::Csv) return file_response(write_csv(sheet), std::string(kCsvType) + "; charset=utf-8", sheet.title + ".csv");
  return file_response(write_xlsx(sheet), std::string(kXlsxType), sheet.title + ".xlsx");
}

}  // namespace hospitium::http
