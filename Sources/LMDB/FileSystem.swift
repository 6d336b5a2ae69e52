import CLMDB
import Glibc

/// What is known of the file system under a file.
struct FileSystem {
  let type: UInt32
  let isReadOnly: Bool

  init(of folder: String, for path: String) throws(LMDBError) {
    var status = statfs()
    // The system only fills in the struct.
    guard unsafe statfs(folder, &status) == 0 else { throw .fromErrno("statfs", path: path) }
    type = UInt32(truncatingIfNeeded: status.f_type)
    isReadOnly = status.f_flags & Int(ST_RDONLY) != 0
  }

  /// The name of a network file system, or nil. The numbers are those of `statfs(2)`.
  ///
  /// Network file systems that come through FUSE, 9p or virtiofs cannot be told from local ones.
  static func networkName(type: UInt32) -> String? {
    switch type {
    case 0x6969: "NFS"
    case 0x517B: "SMB"
    case 0xFF53_4D42: "CIFS"
    case 0xFE53_4D42: "SMB2"
    case 0x5346_414F, 0x6B41_4653: "AFS"
    case 0x00C3_6400: "Ceph"
    default: nil
    }
  }
}
