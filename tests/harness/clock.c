// Preloaded into a server under test (LD_PRELOAD): its wall clock runs HOSPITIUM_TEST_AHEAD_S seconds ahead, so that what ends
// tomorrow has ended. Nothing else changes; timers use the monotonic clock.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec* at) {
  static int (*real)(clockid_t, struct timespec*);
  if (!real) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
  const int result = real(clock, at);
  const char* ahead = getenv("HOSPITIUM_TEST_AHEAD_S");
  if (result == 0 && clock == CLOCK_REALTIME && ahead) at->tv_sec += atol(ahead);
  return result;
}
