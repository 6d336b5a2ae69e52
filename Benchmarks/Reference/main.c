#include "reference.h"

#include <string.h>
#include <time.h>

static double wall, busy;

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

void start_clock(void) {
  wall = now(CLOCK_MONOTONIC);
  busy = now(CLOCK_PROCESS_CPUTIME_ID);
}

static int run(int count, char **words) {
  const char *name = words[0];
  uint64_t last = strtoull(words[count - 1], NULL, 10);
  if (count == 2 && !strcmp(name, "scan")) scan(words[1]);
  else if (count == 2 && !strcmp(name, "fold")) fold(words[1]);
  else if (count == 2 && !strcmp(name, "verify")) verify(words[1]);
  else if (count == 4 && !strcmp(name, "rebuild")) rebuild(words[1], words[2], last);
  else if (count == 4 && !strcmp(name, "subject")) look_up(words[1], strtoul(words[2], NULL, 10), last);
  else if (count == 4 && !strcmp(name, "catch-up")) catch_up(words[1], words[2], last);
  else if (count == 3 && !strcmp(name, "append")) append(words[1], last, 1);
  else if (count == 3 && !strcmp(name, "batch")) append(words[1], last, 20000);
  else if (count == 5 && !strcmp(name, "import")) import(words[1], words[2], strtoull(words[3], NULL, 10), last);
  else if (count != 1 || strcmp(name, "start")) return 64;
  return 0;
}

int main(int count, char **words) {
  start_clock();
  int code = count < 2 ? 64 : run(count - 1, words + 1);
  if (code == 0) printf("%.9f %.9f\n", now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - busy);
  else fputs("usage: see reference.h\n", stderr);
  return code;
}
