/* What it costs C to hash every fact of a log: for each a leaf and a node of the tree (RFC 6962 section 2.1), with
   OpenSSL's Init, Update and Final, on one core. Prints the facts and the seconds of processor time. The nodes are hashed as a tree of
   256 leaves has them, one for each leaf, so that the work is the one a verifier has; it looks at nothing else.

     cc -O2 -o verify-reference verify-reference.c -llmdb -lcrypto && ./verify-reference LEDGER/log.mdb */
#include <lmdb.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void require(int code, const char *what) {
  if (code) {
    fprintf(stderr, "%s: %s\n", what, mdb_strerror(code));
    exit(1);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void leaf(const void *fact, size_t size, unsigned char *digest) {
  SHA256_CTX context;
  unsigned char prefix = 0;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, fact, size);
  SHA256_Final(digest, &context);
}

static void node(const unsigned char *children, unsigned char *digest) {
  SHA256_CTX context;
  unsigned char prefix = 1;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, children, 64);
  SHA256_Final(digest, &context);
}

int main(int count, char **arguments) {
  if (count != 2) return 64;
  MDB_env *environment;
  MDB_txn *transaction;
  MDB_dbi facts;
  MDB_cursor *cursor;
  MDB_val key, value;
  require(mdb_env_create(&environment), "create");
  mdb_env_set_maxdbs(environment, 16);
  require(mdb_env_open(environment, arguments[1], MDB_NOSUBDIR | MDB_RDONLY, 0644), "open");
  require(mdb_txn_begin(environment, NULL, MDB_RDONLY, &transaction), "begin");
  require(mdb_dbi_open(transaction, "facts", MDB_INTEGERKEY, &facts), "facts");
  require(mdb_cursor_open(transaction, facts, &cursor), "cursor");
  static unsigned char level[256 * 32];
  unsigned char root[32] = {0}, pair[64];
  size_t filled = 0, read = 0;
  double start = now();
  while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
    leaf(value.mv_data, value.mv_size, level + 32 * filled++);
    read++;
    if (filled < 256) continue;
    for (size_t width = 256; width > 1; width /= 2)
      for (size_t place = 0; place < width / 2; place++) node(level + 64 * place, level + 32 * place);
    memcpy(pair, root, 32);
    memcpy(pair + 32, level, 32);
    node(pair, root);
    filled = 0;
  }
  printf("%zu %.6f %02x\n", read, now() - start, root[0]);
  return 0;
}
