// What a file looks like: pages as images, the list of a ZIP. Made by the confined program when somebody first asks, then kept sealed with
// the dossier's key, so that it goes when the case is erased.
#pragma once
#include <vector>

#include "ledger/ledger.hpp"
#include "records/confined_run.hpp"
#include "records/reading.hpp"
#include "records/refused_drawings.hpp"

namespace hospitium::records {

struct ArchiveEntry {
  std::string name;
  std::int64_t bytes = 0;
  std::optional<std::string> remark;     ///< "path", "link", "locked", "nested": why nobody should unpack it blindly
};
BOOST_DESCRIBE_STRUCT(ArchiveEntry, (), (name, bytes, remark))

struct Look {
  std::int32_t pages = 0;                ///< images to be had under .../pages/1 to N
  std::vector<ArchiveEntry> entries;
  bool more = false;                     ///< there are more entries than are listed
};
BOOST_DESCRIBE_STRUCT(Look, (), (pages, entries, more))

inline constexpr std::uint32_t kPageSide = 1'600;        ///< longest side of a page in pixels
inline constexpr std::size_t kEntriesListed = 400;

/// Threads: any. Each first look takes one process for up to half a minute, so callers bound how many ask at once.
class Viewer {
 public:
  Viewer(db::Database& database, vault::BlobStore& blobs, ConfinedProgram program)
      : database_(database), blobs_(blobs), program_(std::move(program)) {}

  /// Refusals of open_record; UnsupportedMedia for what is not shown (DICOM, summaries); those of ConfinedProgram::run.
  Result<Look> look(const ledger::Opened& opened, Id<Record> record);
  /// JPEG of one page, counted from 1. NotFound beyond the last.
  Result<std::string> page(const ledger::Opened& opened, Id<Record> record, std::int32_t number);

 private:
  using Make = std::function<Result<std::string>(vault::BlobSource&)>;
  /// From the cache, or made and put there; a file that could not be shown is not tried again for a while.
  Result<std::string> kept(const ledger::Opened& opened, const cases::RecordRef& record, const std::string& label, const Make& make);
  Result<std::string> remembered(const std::string& name, Result<std::string> made);
  Result<std::int32_t> pages(const ledger::Opened& opened, const cases::RecordRef& record);
  Result<std::string> image_of(vault::BlobSource& file, const std::string& media_type, std::int32_t number);

  db::Database& database_;
  vault::BlobStore& blobs_;
  ConfinedProgram program_;
  RefusedDrawings refused_;
};

}  // namespace hospitium::records
