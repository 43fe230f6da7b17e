// The data folder of a node and its lock: one process at a time works in it; others ask that process through its local socket.
#pragma once
#include <string>

namespace hospitium {

class DataFolder {
 public:
  /// Makes the folder (mode 0700) when it is missing and takes its lock; throws FolderBusy when another process holds it.
  explicit DataFolder(const std::string& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  bool fresh() const { return fresh_; }          ///< held no database when it was opened

 private:
  std::string path_;
  int lock_ = -1;
  bool fresh_ = false;
};

struct FolderBusy {
  std::string path;
};

std::string socket_path(const std::string& data_folder);

}  // namespace hospitium
