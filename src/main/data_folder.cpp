#include "main/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

namespace hospitium {
namespace fs = std::filesystem;

DataFolder::DataFolder(const std::string& path) : path_(fs::absolute(path).lexically_normal().string()) {
  if (!fs::exists(path_)) {
    fs::create_directories(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  lock_ = ::open(file("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw std::runtime_error(fmt::format("cannot write in the data folder {}", path_));
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw FolderBusy{path_};
  }
  fresh_ = !fs::exists(file("hospitium.db")) && !fs::exists(file("node.key"));
}

DataFolder::~DataFolder() { ::close(lock_); }

std::string socket_path(const std::string& data_folder) {
  return (fs::absolute(data_folder).lexically_normal() / "hospitium.sock").string();
}

}  // namespace hospitium
