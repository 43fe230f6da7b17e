#include "confined/sandbox.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <iterator>

#include <seccomp.h>

#include "confined/protocol.hpp"

namespace hospitium::confined {
namespace {

constexpr rlim_t kMiB = 1 << 20;
constexpr uid_t kNobody = 65534;

[[noreturn]] void unavailable() { _exit(static_cast<int>(Ending::Unavailable)); }

void must(bool ok) {
  if (!ok) unavailable();
}

void limit(int resource, rlim_t most) {
  const rlimit value{most, most};
  must(setrlimit(static_cast<__rlimit_resource>(resource), &value) == 0);
}

void limit_resources() {
  limit(RLIMIT_AS, 768 * kMiB);
  limit(RLIMIT_CPU, 20);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 16);
  limit(RLIMIT_STACK, 16 * kMiB);
  limit(RLIMIT_MEMLOCK, 0);
}

/// A server that runs as root starts us as root: be nobody.
void drop_root() {
  if (geteuid() != 0) return;
  must(setgroups(0, nullptr) == 0 && setresgid(kNobody, kNobody, kNobody) == 0 && setresuid(kNobody, kNobody, kNobody) == 0);
}

/// Landlock ABI 1 (Linux 5.13) is enough: it knows every right that we deny. Newer rights are denied by seccomp.
constexpr __u64 kAllRights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
constexpr __u64 kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

void open_for_reading(int rules, const char* path, __u64 rights) {
  landlock_path_beneath_attr beneath{rights, open(path, O_PATH | O_CLOEXEC)};
  if (beneath.parent_fd < 0) return;  // not on this system
  const bool added = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
  close(beneath.parent_fd);
  must(added);
}

void close_file_system(const char* program) {
  const landlock_ruleset_attr attributes{.handled_access_fs = kAllRights};
  const int rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0));
  must(rules >= 0);
  if (program != nullptr) {
    for (const char* path : {"/usr/lib", "/lib", "/lib64"}) open_for_reading(rules, path, kReading | LANDLOCK_ACCESS_FS_EXECUTE);
    for (const char* path : {"/usr/share/fonts", "/usr/share/poppler", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig"})
      open_for_reading(rules, path, kReading);
    open_for_reading(rules, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE);
    open_for_reading(rules, program, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
  }
  must(syscall(SYS_landlock_restrict_self, rules, 0) == 0);
  close(rules);
}

constexpr int kMemoryAndPipes[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close),
    SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall)};

/// What starting a dynamic program and finding fonts needs besides; Landlock says which files.
constexpr int kStarting[] = {
    SCMP_SYS(execve), SCMP_SYS(fstat), SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64), SCMP_SYS(fadvise64), SCMP_SYS(arch_prctl), SCMP_SYS(set_tid_address), SCMP_SYS(sysinfo),
    SCMP_SYS(uname), SCMP_SYS(getcwd), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(dup)};

void allow(scmp_filter_ctx filter, int call) { must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0); }
void allow_where(scmp_filter_ctx filter, int call, unsigned argument, scmp_compare compare, scmp_datum_t a, scmp_datum_t b = 0) {
  must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, scmp_arg_cmp{argument, compare, a, b}) == 0);
}

void close_kernel(Need need) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  must(filter != nullptr);
  for (const int call : kMemoryAndPipes) allow(filter, call);
  if (need == Need::Program)
    for (const int call : kStarting) allow(filter, call);
  // Reads and lowers its own limits; never those of another process.
  if (need == Need::Program) allow_where(filter, SCMP_SYS(prlimit64), 0, SCMP_CMP_EQ, 0);
  // Memory may become executable only while a program is loaded.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    if (need == Need::Program) allow(filter, call);
    else allow_where(filter, call, 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  // Threads of the decoder, no processes: glibc asks for clone3 first and takes clone when that is missing.
  must(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0);
  allow_where(filter, SCMP_SYS(clone), 0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);
  // abort() signals the process itself.
  allow_where(filter, SCMP_SYS(tgkill), 0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()));
  allow_where(filter, SCMP_SYS(fcntl), 1, SCMP_CMP_LE, F_SETFL);
  // Asked by stdio and fontconfig; refusing is an answer they can live with.
  for (const int call : {SCMP_SYS(ioctl), SCMP_SYS(prctl), SCMP_SYS(sched_getscheduler), SCMP_SYS(sched_setscheduler), SCMP_SYS(utimensat)})
    must(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0);
  must(seccomp_load(filter) == 0);
  seccomp_release(filter);
}

}  // namespace

void confine(Need need, const char* program) {
  must(syscall(SYS_close_range, kOutput + 1, ~0U, 0) == 0);
  drop_root();
  // After the change of user, which forgets it. A parent that is gone already leaves a closed pipe, and that ends us as well.
  must(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
  must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0);
  close_file_system(need == Need::Program ? program : nullptr);
  limit_resources();
  close_kernel(need);
}

}  // namespace hospitium::confined
