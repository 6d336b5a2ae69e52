import CLMDB
import Glibc

/// The text LMDB has for one of its codes or for an errno.
func errorText(_ code: Int32) -> String {
  // mdb_strerror returns a constant string or strerror's; both are terminated and copied at once.
  guard let text = unsafe mdb_strerror(code) else { return "no text" }
  return unsafe String(cString: text)
}

extension LMDBError {
  /// Gives a code its name. Every return code that is not success ends here.
  static func from(_ code: Int32, _ operation: String, path: String) -> LMDBError {
    let failure = Failure(
      path: path, operation: operation, code: code, text: errorText(code))
    return switch code {
    case MDB_INVALID, MDB_VERSION_MISMATCH, MDB_CORRUPTED, MDB_PAGE_NOTFOUND: .damaged(failure)
    case MDB_PANIC: .poisoned(path: path)
    case ENOSPC, EDQUOT: .diskFull(failure)
    case EACCES, EPERM, EROFS: .notPermitted(failure)
    default: .other(failure)
    }
  }

  /// The failure of a system call that just returned -1.
  static func fromErrno(_ operation: String, path: String) -> LMDBError {
    from(errno, operation, path: path)
  }
}

/// Throws unless the code is success.
func check(_ code: Int32, _ operation: String, path: String) throws(LMDBError) {
  if code != MDB_SUCCESS { throw LMDBError.from(code, operation, path: path) }
}
