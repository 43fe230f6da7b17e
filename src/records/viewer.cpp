#include "records/viewer.hpp"

#include <algorithm>
#include <charconv>

#include "base/json.hpp"
#include "confined/protocol.hpp"

namespace hospitium::records {
namespace {

constexpr std::int64_t kZipTail_bytes = 8 << 20;

bool picture(std::string_view media_type) { return media_type.starts_with("image/"); }

/// "Pages:          12" in what pdfinfo says.
std::int32_t pages_in(std::string_view said) {
  const auto at = said.find("Pages:");
  if (at == std::string_view::npos) return 0;
  auto digits = said.substr(at + 6);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  std::int32_t pages = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), pages);
  return pages;
}

/// Names of old archives are in whatever code page the clinic's computer had: what is no UTF-8 is shown as question marks.
std::string readable(std::string_view name) {
  std::string text(name.substr(0, 300));
  if (valid_utf8(text)) return text;
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return text;
}

/// Lines of zip_list.cpp.
Result<Look> entries_in(std::string_view said) {
  Look look;
  while (!said.empty()) {
    const auto end = said.find('\0');
    const auto first = said.find(' '), second = said.find(' ', first + 1);
    if (end == std::string_view::npos || second == std::string_view::npos || second > end) return refuse(Code::UnreadableFile);
    ArchiveEntry entry;
    std::from_chars(said.data(), said.data() + first, entry.bytes);
    const auto remark = said.substr(first + 1, second - first - 1);
    if (remark != "-") entry.remark = std::string(remark);
    entry.name = readable(said.substr(second + 1, end - second - 1));
    look.more = look.entries.size() >= kEntriesListed;
    if (!look.more) look.entries.push_back(std::move(entry));
    said.remove_prefix(end + 1);
  }
  return look;
}

}  // namespace

Result<std::string> Viewer::remembered(const std::string& name, Result<std::string> made) {
  if (!made) refused_.remember(name, made.error().code);
  return made;
}

Result<std::string> Viewer::kept(const ledger::Opened& opened, const cases::RecordRef& record, const std::string& label, const Make& make) {
  const auto name = record.blob + " " + label;
  std::optional<std::string> held;
  std::unique_ptr<vault::BlobSource> file;
  database_.read([&](db::Reader& reader) {
    held = blobs_.load_as(reader, opened.id, *opened.key, name);
    if (!held) file = blobs_.open(reader, opened.id, *opened.key, record.blob);
  });
  if (held) return *std::move(held);
  if (!file) throw db::Fault(db::FaultKind::Broken, "a file of a record is missing or altered");
  if (const auto code = refused_.find(name)) return refuse(*code);
  TRY(auto made, remembered(name, make(*file)));
  const auto blob = blobs_.prepare_as(opened.id, *opened.key, name, made);
  // Not after an erasure that came between: then nothing of the case may be kept.
  database_.write([&](db::Writer& writer) {
    if (writer.query("SELECT 1 FROM dossier_blob WHERE dossier = ?1 AND name = ?2", {opened.id, record.blob}).empty()) return db::Verdict::RollBack;
    blobs_.keep(writer, opened.id, blob);
    return db::Verdict::Commit;
  });
  return made;
}

Result<std::int32_t> Viewer::pages(const ledger::Opened& opened, const cases::RecordRef& record) {
  if (picture(record.media_type)) return 1;
  if (record.media_type != "application/pdf") return 0;
  TRY(const auto said, kept(opened, record, "pages", [this](vault::BlobSource& file) -> Result<std::string> {
    TRY(const auto info, program_.run({"pages"}, pieces_of(file)));
    const auto count = pages_in(info);
    if (count <= 0) return refuse(Code::UnreadableFile);
    if (count > confined::kMostPages) return refuse(Code::ImageTooLarge);
    return std::to_string(count);
  }));
  return std::stoi(said);
}

Result<Look> Viewer::look(const ledger::Opened& opened, Id<Record> id) {
  TRY(const auto* record, open_record(opened, id));
  if (record->media_type == "application/zip") {
    TRY(const auto said, kept(opened, *record, "entries", [this](vault::BlobSource& file) {
      return program_.run({"zip", std::to_string(file.size())}, pieces_of(file, std::max<std::int64_t>(0, file.size() - kZipTail_bytes)));
    }));
    return entries_in(said);
  }
  TRY(const auto count, pages(opened, *record));
  if (count == 0) return refuse(Code::UnsupportedMedia);
  Look look;
  look.pages = count;
  return look;
}

Result<std::string> Viewer::image_of(vault::BlobSource& file, const std::string& media_type, std::int32_t number) {
  const auto side = std::to_string(kPageSide);
  if (picture(media_type)) return program_.run({"image", side}, pieces_of(file));
  TRY(auto drawn, program_.run({"page", std::to_string(number), side}, pieces_of(file)));
  return program_.run({"image", side}, pieces_of(std::move(drawn)));  // what the other program drew is made anew by our own
}

Result<std::string> Viewer::page(const ledger::Opened& opened, Id<Record> id, std::int32_t number) {
  TRY(const auto* record, open_record(opened, id));
  TRY(const auto count, pages(opened, *record));
  if (count == 0) return refuse(Code::UnsupportedMedia);
  if (number < 1 || number > count) return refuse(Code::NotFound);
  return kept(opened, *record, "page " + std::to_string(number), [&](vault::BlobSource& file) { return image_of(file, record->media_type, number); });
}

}  // namespace hospitium::records
