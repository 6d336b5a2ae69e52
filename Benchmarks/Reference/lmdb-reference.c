// What the benchmarks are compared with: the least that a C program has to do on the same file.
//
//   lmdb-reference scan LOG          a cursor over all facts, with no fold
//   lmdb-reference fold LOG          a cursor over all facts, with one minimal fold into dense rows
//   lmdb-reference write LOG OUT N   the same, and then as many bytes (N) written to a file, made durable
//   lmdb-reference append DIR N      N durable commits, each the six puts of an append of one fact
//   lmdb-reference batch DIR N       N facts into the same tables in commits of 20,000
//
// Prints seconds as a decimal number. Compile with -O2 -llmdb.
#define _GNU_SOURCE
#include <fcntl.h>
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define CHECK(call)                                                        \
  do {                                                                     \
    int code = (call);                                                     \
    if (code) {                                                            \
      fprintf(stderr, "%s: %s\n", #call, mdb_strerror(code));              \
      exit(74);                                                            \
    }                                                                      \
  } while (0)

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

// A grievance as the minimal fold keeps it: 16 bytes, in an array by year and number.
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

static void fold(const uint8_t *fact) {
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

static uint64_t scan(const char *path, int folding) {
  MDB_env *env;
  MDB_txn *txn;
  MDB_dbi facts;
  MDB_cursor *cursor;
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_maxdbs(env, 16));
  CHECK(mdb_env_set_mapsize(env, (size_t)64 << 30));
  CHECK(mdb_env_open(env, path, MDB_RDONLY | MDB_NOSUBDIR | MDB_NOTLS, 0644));
  CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  CHECK(mdb_dbi_open(txn, "facts", MDB_INTEGERKEY, &facts));
  CHECK(mdb_cursor_open(txn, facts, &cursor));
  MDB_val key, value;
  uint64_t count = 0, sum = 0;
  int code;
  while ((code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) == 0) {
    if (folding) fold(value.mv_data); else sum += *(uint8_t *)value.mv_data;
    count++;
  }
  if (code != MDB_NOTFOUND) CHECK(code);
  mdb_cursor_close(cursor);
  mdb_txn_abort(txn);
  mdb_env_close(env);
  return count + (sum == 1 ? 1 : 0);
}

// The fastest way to durable bytes: one file, large writes, one fdatasync.
static void write_bytes(const char *path, uint64_t bytes) {
  enum { CHUNK = 4 << 20 };
  static uint8_t chunk[CHUNK];
  for (size_t index = 0; index < CHUNK; index++) chunk[index] = (uint8_t)(index * 31);
  int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (file < 0) exit(73);
  while (bytes > 0) {
    size_t size = bytes < CHUNK ? bytes : CHUNK;
    ssize_t written = write(file, chunk, size);
    if (written <= 0) exit(74);
    bytes -= (uint64_t)written;
  }
  if (fdatasync(file) || close(file)) exit(74);
  unlink(path);
}

// The tables that an append of one fact without words touches, as the ledger lays them out: facts
// (128 bytes), the index of subjects, and the head. Every 256th fact also fills a tile of the tree.
static void append(const char *directory, uint64_t count, uint64_t in_commit) {
  MDB_env *env;
  MDB_txn *txn;
  MDB_dbi facts, subjects, tiles, meta;
  char path[4096];
  snprintf(path, sizeof path, "%s/reference.mdb", directory);
  unlink(path);
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_maxdbs(env, 16));
  CHECK(mdb_env_set_mapsize(env, (size_t)64 << 30));
  CHECK(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOTLS, 0644));
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "facts", MDB_CREATE | MDB_INTEGERKEY, &facts));
  CHECK(mdb_dbi_open(txn, "subjects", MDB_CREATE, &subjects));
  CHECK(mdb_dbi_open(txn, "tiles", MDB_CREATE | MDB_INTEGERKEY, &tiles));
  CHECK(mdb_dbi_open(txn, "meta", MDB_CREATE, &meta));
  CHECK(mdb_txn_commit(txn));
  double start = now();
  uint64_t number = 0;
  uint8_t fact[128] = {1}, head[600] = {2}, place[12] = {0};
  while (number < count) {
    CHECK(mdb_txn_begin(env, NULL, 0, &txn));
    for (uint64_t end = number + in_commit; number < end && number < count; number++) {
      memcpy(fact + 8, &number, 8);
      MDB_val key = {8, &number}, value = {128, fact};
      CHECK(mdb_put(txn, facts, &key, &value, MDB_APPEND));
      // Grievances have about eight facts each, recorded side by side.
      uint64_t subject = __builtin_bswap64((uint64_t)1 << 56 | (uint64_t)2024 << 32 | (number / 4096 * 512 + number % 512));
      uint32_t revision = __builtin_bswap32((uint32_t)(number / 512 % 8));
      memcpy(place, &subject, 8);
      memcpy(place + 8, &revision, 4);
      MDB_val index = {12, place}, sequence = {8, &number};
      CHECK(mdb_put(txn, subjects, &index, &sequence, MDB_NOOVERWRITE));
      if (number % 256 == 255) {
        uint64_t tile = number / 256;
        MDB_val tile_key = {8, &tile}, digest = {32, fact};
        CHECK(mdb_put(txn, tiles, &tile_key, &digest, MDB_APPEND));
      }
    }
    MDB_val name = {4, "head"}, value = {sizeof head, head};
    CHECK(mdb_put(txn, meta, &name, &value, 0));
    CHECK(mdb_txn_commit(txn));
  }
  printf("%.6f\n", now() - start);
  mdb_env_close(env);
  unlink(path);
}

int main(int count, char **words) {
  if (count < 3) return 64;
  double start = now();
  if (!strcmp(words[1], "scan") || !strcmp(words[1], "fold")) {
    uint64_t facts = scan(words[2], words[1][0] == 'f');
    printf("%.6f %llu\n", now() - start, (unsigned long long)facts);
  } else if (!strcmp(words[1], "write") && count == 5) {
    scan(words[2], 1);
    write_bytes(words[3], strtoull(words[4], NULL, 10));
    printf("%.6f\n", now() - start);
  } else if (!strcmp(words[1], "append") && count == 4) {
    append(words[2], strtoull(words[3], NULL, 10), 1);
  } else if (!strcmp(words[1], "batch") && count == 4) {
    append(words[2], strtoull(words[3], NULL, 10), 20000);
  } else {
    return 64;
  }
  return 0;
}
