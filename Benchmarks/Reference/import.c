// Importing a register: its bytes split into records and fields as RFC 4180 says, and for each record its share
// of the facts put, all in one commit, the free text of a record with its first fact. What a field means is not
// asked, and nothing is hashed.
#include "reference.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIELDS = 16, FIRST_TEXT = 11, LAST_TEXT = 14 };

struct record {
  const char *start[FIELDS + 1];
  int fields;
};

// The end of the record that begins here.
static const char *split(const char *at, const char *end, struct record *record) {
  int quoted = 0;
  record->fields = 0;
  record->start[0] = at;
  for (; at < end; at++) {
    if (*at == '"') quoted = !quoted;
    else if (!quoted && (*at == ',' || *at == '\n')) {
      if (record->fields < FIELDS) record->start[++record->fields] = at + 1;
      if (*at == '\n') return at + 1;
    }
  }
  return end;
}

void import(const char *csv, const char *directory, uint64_t rows, uint64_t facts) {
  struct tables tables = make_tables(directory);
  start_clock();
  int file = open(csv, O_RDONLY);
  struct stat stat;
  if (file < 0 || fstat(file, &stat)) exit(66);
  const char *at = mmap(NULL, stat.st_size, PROT_READ, MAP_PRIVATE, file, 0), *end = at + stat.st_size;
  if (at == MAP_FAILED) exit(74);
  struct record record;
  at = split(at, end, &record);
  MDB_txn *txn;
  CHECK(mdb_txn_begin(tables.env, NULL, 0, &txn));
  uint64_t number = 0;
  for (uint64_t row = 0; row < rows && at < end; row++) {
    at = split(at, end, &record);
    uint64_t share = facts * (row + 1) / rows;
    if (record.fields == FIELDS && number < share) {
      const char *text = record.start[FIRST_TEXT];
      size_t size = record.start[LAST_TEXT + 1] - text;
      MDB_val key = {8, &number}, words = {size, (void *)text};
      if (size > LAST_TEXT - FIRST_TEXT + 1) CHECK(mdb_put(txn, tables.words, &key, &words, MDB_APPEND));
    }
    for (uint32_t revision = 0; number < share; number++, revision++)
      put_fact(&tables, txn, number, grievance(2000, row + 1), revision);
  }
  put_head(&tables, txn);
  CHECK(mdb_txn_commit(txn));
}
