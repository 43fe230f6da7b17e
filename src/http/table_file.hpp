// Tables that leave as files: CSV or XLSX, in the reader's language, direction and zone.
#pragma once
#include "http/rooms.hpp"
#include "paper/sheet.hpp"

namespace hospitium::http {

enum class FileForm { Csv, Xlsx };
BOOST_DESCRIBE_ENUM(FileForm, Csv, Xlsx)

Result<FileForm> file_form(const Request& request);      ///< ?format=, CSV where it is absent; UnknownValue
paper::Sheet empty_sheet(Rooms& rooms, const Request& request, std::string title);
Response sheet_response(const paper::Sheet& sheet, FileForm form);

}  // namespace hospitium::http
