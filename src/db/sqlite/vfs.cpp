#include "db/sqlite/vfs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <new>

#include "db/sqlite/injection.hpp"

namespace hospitium::db {
namespace {

/// What SQLite holds for an open file: our head, then the real file in the same allocation.
struct GuardFile {
  sqlite3_file base;
  GuardVfs* guard;
  const char* path;         // owned by SQLite, outlives the file
  bool directory_pending;   // made by us: its name is durable only after its directory was flushed
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

GuardFile* guard_file(sqlite3_file* file) { return reinterpret_cast<GuardFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return guard_file(file)->real(); }
const sqlite3_io_methods* methods(sqlite3_file* file) { return real(file)->pMethods; }

int close_file(sqlite3_file* file) { return methods(file)->xClose(real(file)); }

int read_file(sqlite3_file* file, void* into, int bytes, sqlite3_int64 at) {
  if (int code = injected_fault(SqliteCall::Read, guard_file(file)->path)) return code;
  return methods(file)->xRead(real(file), into, bytes, at);
}

int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
  if (guard_file(file)->guard->sync_failed()) return SQLITE_IOERR_WRITE;
  if (int code = injected_fault(SqliteCall::Write, guard_file(file)->path)) return code;
  return methods(file)->xWrite(real(file), from, bytes, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (guard_file(file)->guard->sync_failed()) return SQLITE_IOERR_TRUNCATE;
  if (int code = injected_fault(SqliteCall::Truncate, guard_file(file)->path)) return code;
  return methods(file)->xTruncate(real(file), size);
}

int sync_once(GuardFile* file, int flags) {
  if (file->guard->sync_failed()) return SQLITE_IOERR_FSYNC;
  if (int code = injected_fault(SqliteCall::Sync, file->path)) return code;
  if (int code = file->real()->pMethods->xSync(file->real(), flags)) return code;
  if (!file->directory_pending) return SQLITE_OK;
  if (int code = injected_fault(SqliteCall::Sync, "directory")) return code;
  if (!sync_directory(directory_of(file->path))) return SQLITE_IOERR_DIR_FSYNC;
  file->directory_pending = false;
  return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int flags) {
  int code = sync_once(guard_file(file), flags);
  if (code != SQLITE_OK) guard_file(file)->guard->note_failed_sync();
  return code;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) { return methods(file)->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return methods(file)->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return methods(file)->xUnlock(real(file), level); }
int check_reserved(sqlite3_file* file, int* out) { return methods(file)->xCheckReservedLock(real(file), out); }
int file_control(sqlite3_file* file, int op, void* arg) { return methods(file)->xFileControl(real(file), op, arg); }
int sector_size(sqlite3_file* file) { return methods(file)->xSectorSize(real(file)); }
int device_traits(sqlite3_file* file) { return methods(file)->xDeviceCharacteristics(real(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return methods(file)->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int n, int flags) { return methods(file)->xShmLock(real(file), offset, n, flags); }
void shm_barrier(sqlite3_file* file) { methods(file)->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return methods(file)->xShmUnmap(real(file), remove); }
int fetch(sqlite3_file* file, sqlite3_int64 at, int size, void** out) { return methods(file)->xFetch(real(file), at, size, out); }
int unfetch(sqlite3_file* file, sqlite3_int64 at, void* page) { return methods(file)->xUnfetch(real(file), at, page); }

constexpr sqlite3_io_methods kMethods{3,         close_file,   read_file,    write_file,    truncate_file,  sync_file, file_size,
                                      lock_file, unlock_file,  check_reserved, file_control, sector_size,   device_traits,
                                      shm_map,   shm_lock,     shm_barrier,  shm_unmap,     fetch,          unfetch};

GuardVfs& guard_of(sqlite3_vfs* vfs) { return *static_cast<GuardVfs*>(vfs->pAppData); }
sqlite3_vfs* real(sqlite3_vfs* vfs) { return guard_of(vfs).real(); }

bool absent(sqlite3_vfs* vfs, const char* path) {
  int exists = 0;
  return path && vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && !exists;
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  if (int code = injected_fault(SqliteCall::Open, path)) return code;
  bool made = (flags & SQLITE_OPEN_CREATE) && absent(real(vfs), path);
  auto* guarded = new (file) GuardFile{{nullptr}, &guard_of(vfs), path, made};
  int code = real(vfs)->xOpen(real(vfs), path, guarded->real(), flags, out_flags);
  if (code == SQLITE_OK) file->pMethods = &kMethods;
  else if (guarded->real()->pMethods) guarded->real()->pMethods->xClose(guarded->real());
  return code;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int sync) {
  if (int code = injected_fault(SqliteCall::Delete, path)) return code;
  int code = real(vfs)->xDelete(real(vfs), path, sync);
  if (code == SQLITE_IOERR_DIR_FSYNC) guard_of(vfs).note_failed_sync();
  return code;
}

int access_file(sqlite3_vfs* vfs, const char* path, int flags, int* out) { return real(vfs)->xAccess(real(vfs), path, flags, out); }
int full_path(sqlite3_vfs* vfs, const char* path, int size, char* out) {
  return real(vfs)->xFullPathname(real(vfs), path, size, out);
}
int randomness(sqlite3_vfs* vfs, int size, char* out) { return real(vfs)->xRandomness(real(vfs), size, out); }
int sleep_us(sqlite3_vfs* vfs, int us) { return real(vfs)->xSleep(real(vfs), us); }
int current_time(sqlite3_vfs* vfs, double* out) { return real(vfs)->xCurrentTime(real(vfs), out); }
int last_error(sqlite3_vfs* vfs, int size, char* out) { return real(vfs)->xGetLastError(real(vfs), size, out); }
int current_time_ms(sqlite3_vfs* vfs, sqlite3_int64* out) { return real(vfs)->xCurrentTimeInt64(real(vfs), out); }

std::atomic<int> next_number = 0;

}  // namespace

GuardVfs::GuardVfs() : name_("hospitium-" + std::to_string(++next_number)), real_(sqlite3_vfs_find(nullptr)) {
  vfs_.iVersion = 2;
  vfs_.szOsFile = static_cast<int>(sizeof(GuardFile)) + real_->szOsFile;
  vfs_.mxPathname = real_->mxPathname;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = open_file;
  vfs_.xDelete = delete_file;
  vfs_.xAccess = access_file;
  vfs_.xFullPathname = full_path;
  vfs_.xRandomness = randomness;
  vfs_.xSleep = sleep_us;
  vfs_.xCurrentTime = current_time;
  vfs_.xGetLastError = last_error;
  vfs_.xCurrentTimeInt64 = current_time_ms;
  sqlite3_vfs_register(&vfs_, 0);
}

GuardVfs::~GuardVfs() { sqlite3_vfs_unregister(&vfs_); }

bool sync_directory(const std::string& path) {
  int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  bool ok = ::fsync(folder) == 0;
  ::close(folder);
  return ok;
}

std::string directory_of(const std::string& path) {
  auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace hospitium::db
