// Files that are complete and on disk when a call returns, or not there.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hospitium::vault {

/// Makes a file that must not exist yet. Throws db::Fault.
void write_new_file(const std::string& path, std::string_view bytes, unsigned mode);
/// Replaces or makes a file: temporary name, flush, rename, flush of its folder. Throws db::Fault (Full when there is no room).
void replace_file(const std::string& path, std::string_view bytes);
/// Nothing when absent, larger than `limit_bytes`, or unreadable.
std::optional<std::string> read_file(const std::string& path, std::size_t limit_bytes);
/// Makes the folder when missing and flushes its parent, so that its name is durable. Throws db::Fault.
void make_folder(const std::string& path);

}  // namespace hospitium::vault
