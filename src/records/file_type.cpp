#include "records/file_type.hpp"

#include <algorithm>
#include <array>

namespace hospitium::records {
namespace {

constexpr std::int64_t kMiB = 1 << 20;

// clang-format off
constexpr std::array kRows{
    FileTypeRow{FileType::Jpeg,     cases::RecordType::Photograph,     "image/jpeg",            ".jpg",  64 * kMiB},
    FileTypeRow{FileType::Png,      cases::RecordType::Photograph,     "image/png",             ".png",  64 * kMiB},
    FileTypeRow{FileType::Heic,     cases::RecordType::Photograph,     "image/heic",            ".heic", 64 * kMiB},
    FileTypeRow{FileType::Pdf,      cases::RecordType::Document,       "application/pdf",       ".pdf",  256 * kMiB},
    FileTypeRow{FileType::Zip,      cases::RecordType::Archive,        "application/zip",       ".zip",  kLargestFile_bytes},
    FileTypeRow{FileType::Dicom,    cases::RecordType::ImageStudy,     "application/dicom",     ".dcm",  kLargestFile_bytes},
    FileTypeRow{FileType::FhirJson, cases::RecordType::PatientSummary, "application/fhir+json", ".json", 16 * kMiB},
};
// clang-format on

const FileTypeRow* row_of(FileType type) { return std::ranges::find(kRows, type, &FileTypeRow::type); }

bool starts(std::string_view head, std::string_view mark, std::size_t at = 0) { return head.size() >= at && head.substr(at).starts_with(mark); }

/// ISO base media file whose brand is one of HEIF with HEVC inside.
bool heic(std::string_view head) {
  if (!starts(head, "ftyp", 4)) return false;
  for (std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "mif1"})
    if (starts(head, brand, 8)) return true;
  return false;
}

/// JSON that says early what it is; whether it is a summary is judged by reading it whole.
bool fhir_json(std::string_view head) {
  const auto first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{' && head.find('"') != std::string_view::npos;
}

/// U+0000-001F, U+007F-009F, U+200B-200F, U+2028-202E, U+2060-2069, U+FEFF: invisible, or they turn the reading direction around.
bool hidden(std::string_view name, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return at + i < name.size() ? static_cast<unsigned char>(name[at + i]) : 0U; };
  length = 1;
  if (byte(0) < 0x20 || byte(0) == 0x7F) return true;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return length = 2;
  length = 3;
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return true;
  if (byte(0) != 0xE2) return false;
  return (byte(1) == 0x80 && ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE))) ||
         (byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xA9);
}

}  // namespace

const FileTypeRow* sniff(std::string_view head) {
  if (starts(head, "\xFF\xD8\xFF")) return row_of(FileType::Jpeg);
  if (starts(head, "\x89PNG\r\n\x1A\n")) return row_of(FileType::Png);
  if (heic(head)) return row_of(FileType::Heic);
  if (starts(head, "%PDF-")) return row_of(FileType::Pdf);
  if (starts(head, "PK\x03\x04") || starts(head, "PK\x05\x06")) return row_of(FileType::Zip);
  if (starts(head, "DICM", 128)) return row_of(FileType::Dicom);
  return fhir_json(head) ? row_of(FileType::FhirJson) : nullptr;
}

const FileTypeRow* type_of(std::string_view media_type) {
  const auto found = std::ranges::find(kRows, media_type, &FileTypeRow::media_type);
  return found == kRows.end() ? nullptr : &*found;
}

Result<std::string> clean_name(std::string_view name) {
  if (!valid_utf8(name)) return refuse(Code::InvalidUtf8);
  if (name.find_first_of(std::string_view("/\\\0", 3)) != std::string_view::npos || name == "." || name == "..") return refuse(Code::Malformed);
  std::string clean;
  for (std::size_t at = 0, length = 0; at < name.size();) {
    const bool drop = hidden(name, at, length);
    if (!drop) length = 1;
    if (!drop) clean += name[at];
    at += length;
  }
  while (!clean.empty() && clean.back() == ' ') clean.pop_back();
  clean.erase(0, clean.find_first_not_of(' '));
  if (code_points(clean) > Line::kMax) return refuse(Code::TooLong);
  if (clean.empty()) return refuse(Code::Required);
  return clean;
}

}  // namespace hospitium::records
