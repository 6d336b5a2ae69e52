// What the benchmarks are compared with: the least that a C program has to do with the same file and the same
// bytes. It checks nothing, hashes nothing but for `verify`, and knows the layouts of docs/format.md by heart.
//
//   cc -O2 -o reference Benchmarks/Reference/*.c -llmdb -lcrypto
//
//   reference scan LOG                  a cursor over all facts
//   reference fold LOG                  the same, with one minimal fold into rows of 16 bytes in a dense array
//   reference rebuild LOG DIR N         the same, and N bytes of rows written to a file and made durable
//   reference verify LOG                a leaf and a node of the tree hashed for each fact
//   reference subject LOG YEAR NUMBER   one grievance looked up by the index, its facts read
//   reference catch-up LOG DIR N        the last N facts read, and their rows put into seven tables in one commit
//   reference append DIR N              N durable commits of one fact each, with every table that it touches
//   reference batch DIR N               N facts into the same tables in commits of 20,000
//   reference import CSV DIR ROWS N     a register split into its fields, and N facts put in one commit
//   reference start                     nothing
//
// Prints the seconds of wall clock and of processor time that the work took, the making of empty files apart.
#ifndef REFERENCE_H
#define REFERENCE_H

#include <lmdb.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FACT = 128 };

#define CHECK(call)                                           \
  do {                                                        \
    int code = (call);                                        \
    if (code) {                                               \
      fprintf(stderr, "%s: %s\n", #call, mdb_strerror(code)); \
      exit(74);                                               \
    }                                                         \
  } while (0)

// The clock starts when the program does, and again where something had to be prepared.
void start_clock(void);

// A log that is there already, read.
struct log {
  MDB_env *env;
  MDB_txn *txn;
  MDB_dbi facts;
  MDB_cursor *cursor;
};
struct log open_log(const char *path);

// The empty tables of a log, in DIR/reference.mdb; what was there before is removed.
struct tables {
  MDB_env *env;
  MDB_dbi facts, words, subjects, tiles, meta;
};
struct tables make_tables(const char *directory);
// One fact about a subject into every table that an append of it touches but for the head.
void put_fact(struct tables *tables, MDB_txn *txn, uint64_t number, uint64_t subject, uint32_t revision);
void put_head(struct tables *tables, MDB_txn *txn);

uint64_t grievance(uint32_t year, uint32_t number);

void scan(const char *path);
void fold(const char *path);
void rebuild(const char *path, const char *directory, uint64_t bytes);
void verify(const char *path);
void look_up(const char *path, uint32_t year, uint32_t number);
void catch_up(const char *path, const char *directory, uint64_t count);
void append(const char *directory, uint64_t count, uint64_t in_commit);
void import(const char *csv, const char *directory, uint64_t rows, uint64_t facts);

#endif
