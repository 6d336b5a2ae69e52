// What it costs to hash every fact of a log: for each a leaf and a node of the tree (RFC 6962 section 2.1), with
// OpenSSL's Init, Update and Final, on one core.
#include "reference.h"

#include <openssl/sha.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void hash(unsigned char prefix, const void *bytes, size_t size, unsigned char *digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, bytes, size);
  SHA256_Final(digest, &context);
}

static void leaf(const void *fact, size_t size, unsigned char *digest) { hash(0, fact, size, digest); }
static void node(const unsigned char *children, unsigned char *digest) { hash(1, children, 64, digest); }

// The nodes are hashed as a tile of 256 leaves has them, one for each leaf, so that the work is a verifier's.
void verify(const char *path) {
  struct log log = open_log(path);
  MDB_val key, value;
  static unsigned char level[256 * 32];
  unsigned char pair[64] = {0};
  size_t filled = 0;
  while (mdb_cursor_get(log.cursor, &key, &value, MDB_NEXT) == 0) {
    leaf(value.mv_data, value.mv_size, level + 32 * filled++);
    if (filled < 256) continue;
    for (size_t width = 256; width > 1; width /= 2)
      for (size_t place = 0; place < width / 2; place++) node(level + 64 * place, level + 32 * place);
    memcpy(pair + 32, level, 32);
    node(pair, pair);
    filled = 0;
  }
}
