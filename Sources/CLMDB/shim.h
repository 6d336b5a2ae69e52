#ifndef GRIEVANCE_CLMDB_SHIM_H
#define GRIEVANCE_CLMDB_SHIM_H
#include <lmdb.h>
/* statfs, which the Glibc module of Swift leaves out. */
#include <sys/vfs.h>
#endif
