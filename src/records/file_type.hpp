// What a file is, by its content alone: neither its name nor what the sender says of it counts. What is not listed here is not taken in.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/case/parts.hpp"

namespace hospitium::records {

enum class FileType { Jpeg, Png, Heic, Pdf, Zip, Dicom, FhirJson };

struct FileTypeRow {
  FileType type{};
  cases::RecordType record{};
  std::string_view media_type, ending;
  std::int64_t most_bytes = 0;
};

inline constexpr std::size_t kSniffed_bytes = 512;        ///< so many from the beginning are enough to tell
inline constexpr std::int64_t kLargestFile_bytes = std::int64_t{2} << 30;

/// Null when it is nothing that we take in (SVG and HTML among them).
const FileTypeRow* sniff(std::string_view head);
const FileTypeRow* type_of(std::string_view media_type);  ///< null when the media type is none of ours

/// A file's name as a title: without control and direction characters, at most 200 code points. Malformed when it is a path, because a
/// name that says where to go is no name.
Result<std::string> clean_name(std::string_view name);

}  // namespace hospitium::records
