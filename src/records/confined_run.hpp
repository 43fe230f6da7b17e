// Starts the confined program (src/confined) for one document and takes what it gives: within a time, within a size, with a code.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "vault/blob_store.hpp"

namespace hospitium::records {

struct ConfinedLimits {
  std::int64_t wall_ms = 30'000;
  std::size_t most_output = 8 << 20;
};

/// Threads: any; processes at once are the caller's business.
class ConfinedProgram {
 public:
  explicit ConfinedProgram(std::string path, ConfinedLimits limits = {}) : path_(std::move(path)), limits_(limits) {}

  /// Beside the running program, or where HOSPITIUM_CONFINED says.
  static ConfinedProgram installed(ConfinedLimits limits = {});

  /// `input` gives the document piece by piece; empty at its end. UnreadableFile, ImageTooLarge, UnsupportedMedia, or PreviewOff where the program
  /// or its sandbox is not to be had. A document that breaks out of bounds is unreadable; the log names the bound, never the document.
  using Pieces = std::function<std::string()>;
  Result<std::string> run(const std::vector<std::string>& words, const Pieces& input) const;

 private:
  std::string path_;
  ConfinedLimits limits_;
};

/// The pieces of a kept file from `from` on.
ConfinedProgram::Pieces pieces_of(vault::BlobSource& source, std::int64_t from = 0);
ConfinedProgram::Pieces pieces_of(std::string bytes);

}  // namespace hospitium::records
