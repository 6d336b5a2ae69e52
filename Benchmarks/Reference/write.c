// Writing: the tables that an append of one fact without words touches, as the ledger lays them out, and the
// rows of the views.
#include "reference.h"

#include <string.h>
#include <unistd.h>

static const char *path_in(const char *directory, const char *name) {
  static char path[4096];
  snprintf(path, sizeof path, "%s/%s", directory, name);
  return path;
}

static MDB_env *make(const char *directory, const char *name) {
  MDB_env *env;
  unlink(path_in(directory, name));
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_maxdbs(env, 16));
  CHECK(mdb_env_set_mapsize(env, (size_t)64 << 30));
  CHECK(mdb_env_open(env, path_in(directory, name), MDB_NOSUBDIR | MDB_NOTLS, 0644));
  return env;
}

struct tables make_tables(const char *directory) {
  struct tables tables = {make(directory, "reference.mdb"), 0, 0, 0, 0, 0};
  MDB_txn *txn;
  CHECK(mdb_txn_begin(tables.env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "facts", MDB_CREATE | MDB_INTEGERKEY, &tables.facts));
  CHECK(mdb_dbi_open(txn, "words", MDB_CREATE | MDB_INTEGERKEY, &tables.words));
  CHECK(mdb_dbi_open(txn, "subjects", MDB_CREATE, &tables.subjects));
  CHECK(mdb_dbi_open(txn, "tiles", MDB_CREATE | MDB_INTEGERKEY, &tables.tiles));
  CHECK(mdb_dbi_open(txn, "meta", MDB_CREATE, &tables.meta));
  CHECK(mdb_txn_commit(txn));
  return tables;
}

void put_fact(struct tables *tables, MDB_txn *txn, uint64_t number, uint64_t subject, uint32_t revision) {
  static uint8_t fact[FACT] = {1};
  memcpy(fact + 8, &number, 8);
  MDB_val key = {8, &number}, value = {FACT, fact};
  CHECK(mdb_put(txn, tables->facts, &key, &value, MDB_APPEND));
  uint8_t place[12];
  uint64_t high = __builtin_bswap64(subject);
  uint32_t low = __builtin_bswap32(revision);
  memcpy(place, &high, 8);
  memcpy(place + 8, &low, 4);
  MDB_val index = {sizeof place, place}, sequence = {8, &number};
  CHECK(mdb_put(txn, tables->subjects, &index, &sequence, MDB_NOOVERWRITE));
  if (number % 256 == 255) {
    uint64_t tile = number / 256;
    MDB_val tile_key = {8, &tile}, digest = {32, fact};
    CHECK(mdb_put(txn, tables->tiles, &tile_key, &digest, MDB_APPEND));
  }
}

void put_head(struct tables *tables, MDB_txn *txn) {
  // As long as the head of a log of a million facts is.
  static uint8_t head[368] = {2};
  MDB_val name = {4, "head"}, value = {sizeof head, head};
  CHECK(mdb_put(txn, tables->meta, &name, &value, 0));
}

void append(const char *directory, uint64_t count, uint64_t in_commit) {
  struct tables tables = make_tables(directory);
  MDB_txn *txn;
  uint64_t number = 0;
  start_clock();
  while (number < count) {
    CHECK(mdb_txn_begin(tables.env, NULL, 0, &txn));
    for (uint64_t end = number + in_commit; number < end && number < count; number++) {
      // 512 grievances are open side by side, eight facts each: as the benchmark of ours has it.
      uint64_t subject = grievance(2024, number / 4096 * 512 + number % 512 + 1);
      put_fact(&tables, txn, number, subject, number / 512 % 8);
    }
    put_head(&tables, txn);
    CHECK(mdb_txn_commit(txn));
  }
}

// The rows are put into empty tables, which is less than into those of all grievances.
void catch_up(const char *path, const char *directory, uint64_t count) {
  enum { VIEWS = 7, ROW = 64 };
  MDB_env *env = make(directory, "reference-views.mdb");
  MDB_txn *txn;
  MDB_dbi views[VIEWS];
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  for (int view = 0; view < VIEWS; view++) {
    char name[2] = {'0' + view, 0};
    CHECK(mdb_dbi_open(txn, name, MDB_CREATE, views + view));
  }
  CHECK(mdb_txn_commit(txn));
  start_clock();
  struct log log = open_log(path);
  MDB_stat stat;
  CHECK(mdb_stat(log.txn, log.facts, &stat));
  uint64_t first = stat.ms_entries - count;
  MDB_val key = {8, &first}, fact;
  int code = mdb_cursor_get(log.cursor, &key, &fact, MDB_SET_KEY);
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  for (; code == 0; code = mdb_cursor_get(log.cursor, &key, &fact, MDB_NEXT)) {
    uint8_t row[ROW] = {0};
    memcpy(row, fact.mv_data, ROW);
    MDB_val subject = {8, (uint8_t *)fact.mv_data + 16}, value = {ROW, row};
    for (int view = 0; view < VIEWS; view++) CHECK(mdb_put(txn, views[view], &subject, &value, 0));
  }
  CHECK(mdb_txn_commit(txn));
}
