// Reading: a cursor over the facts, a minimal fold, the facts about one subject.
#include "reference.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct log open_log(const char *path) {
  struct log log;
  CHECK(mdb_env_create(&log.env));
  CHECK(mdb_env_set_maxdbs(log.env, 16));
  CHECK(mdb_env_open(log.env, path, MDB_RDONLY | MDB_NOSUBDIR | MDB_NOTLS, 0644));
  CHECK(mdb_txn_begin(log.env, NULL, MDB_RDONLY, &log.txn));
  CHECK(mdb_dbi_open(log.txn, "facts", MDB_INTEGERKEY, &log.facts));
  CHECK(mdb_cursor_open(log.txn, log.facts, &log.cursor));
  return log;
}

void scan(const char *path) {
  struct log log = open_log(path);
  MDB_val key, value;
  uint64_t sum = 0;
  while (mdb_cursor_get(log.cursor, &key, &value, MDB_NEXT) == 0) sum += *(uint8_t *)value.mv_data;
  // So that no compiler leaves the reading out.
  if (sum == 1) puts("");
}

// A grievance as the minimal fold keeps it, in an array by year and number.
struct row {
  int32_t received, resolved;
  uint16_t facts;
  uint8_t status, stage, channel, type;
  uint16_t unused;
};

enum { FIRST_YEAR = 2000, YEARS = 64, NUMBERS = 1 << 22 };
static struct row *rows[YEARS];

static struct row *row_of(uint64_t subject) {
  uint32_t year = (uint32_t)(subject >> 32 & 0xffff) - FIRST_YEAR;
  uint32_t number = (uint32_t)subject;
  if (year >= YEARS || number >= NUMBERS) return NULL;
  if (!rows[year]) rows[year] = calloc(NUMBERS, sizeof(struct row));
  return rows[year] + number;
}

static void take(const uint8_t *fact) {
  uint64_t subject;
  memcpy(&subject, fact + 16, 8);
  if (subject >> 56 != 1) return;
  struct row *row = row_of(subject);
  if (!row) return;
  uint16_t kind;
  memcpy(&kind, fact, 2);
  int32_t day;
  memcpy(&day, fact + 28, 4);
  row->facts++;
  switch (kind) {
    case 32:
      row->received = day;
      row->channel = fact[88];
      row->type = fact[89];
      break;
    case 34:
      if (fact[80] == 2) row->status = 1; else row->stage = fact[81];
      break;
    case 44: row->stage = fact[80]; break;
    case 46:
      row->status = 2;
      row->resolved = day;
      break;
    case 49: row->status = 0; break;
  }
}

void fold(const char *path) {
  struct log log = open_log(path);
  MDB_val key, value;
  while (mdb_cursor_get(log.cursor, &key, &value, MDB_NEXT) == 0) take(value.mv_data);
}

// The fastest way to durable bytes: one file, large writes, one fdatasync.
static void write_durably(const char *path, uint64_t bytes) {
  enum { CHUNK = 4 << 20 };
  static uint8_t chunk[CHUNK];
  for (size_t index = 0; index < CHUNK; index++) chunk[index] = (uint8_t)(index * 31);
  int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (file < 0) exit(73);
  while (bytes > 0) {
    ssize_t written = write(file, chunk, bytes < CHUNK ? bytes : CHUNK);
    if (written <= 0) exit(74);
    bytes -= (uint64_t)written;
  }
  if (fdatasync(file) || close(file)) exit(74);
}

void rebuild(const char *path, const char *directory, uint64_t bytes) {
  char out[4096];
  snprintf(out, sizeof out, "%s/reference.rows", directory);
  fold(path);
  write_durably(out, bytes);
}

uint64_t grievance(uint32_t year, uint32_t number) {
  return (uint64_t)1 << 56 | (uint64_t)year << 32 | number;
}

void look_up(const char *path, uint32_t year, uint32_t number) {
  struct log log = open_log(path);
  MDB_dbi subjects;
  MDB_cursor *index;
  CHECK(mdb_dbi_open(log.txn, "subjects", 0, &subjects));
  CHECK(mdb_cursor_open(log.txn, subjects, &index));
  uint64_t subject = __builtin_bswap64(grievance(year, number));
  uint8_t place[12] = {0};
  memcpy(place, &subject, 8);
  MDB_val key = {sizeof place, place}, value, fact;
  int code = mdb_cursor_get(index, &key, &value, MDB_SET_RANGE);
  while (code == 0 && !memcmp(key.mv_data, &subject, 8)) {
    CHECK(mdb_get(log.txn, log.facts, &value, &fact));
    take(fact.mv_data);
    code = mdb_cursor_get(index, &key, &value, MDB_NEXT);
  }
  if (!rows[year - FIRST_YEAR]) {
    fprintf(stderr, "nothing is recorded about %u/%u\n", number, year);
    exit(1);
  }
}
