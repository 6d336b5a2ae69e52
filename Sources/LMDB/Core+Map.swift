import CLMDB
import Glibc

// The map may only change while no transaction of this process is open, and two processes that
// enlarge it at once have been seen to damage it. So it changes alone in the gate, and only a
// process that holds the writer lock makes it larger; the others adopt what they find.
extension Core {
  /// The most that is ever mapped: well inside the address space of a 64-bit process.
  static let largestMap = 1 << 46

  /// Adopts the size another process gave the map.
  func adoptMap() throws(LMDBError) {
    try changeMap { 0 }
  }

  /// Doubles the map. The caller holds the writer lock and is outside the gate.
  func growMap() throws(LMDBError) {
    let size = mapSize
    guard size <= Self.largestMap / 2 else { throw .mapFull(path: path, bytes: size) }
    guard Self.canMap(size * 2) else { throw .mapFull(path: path, bytes: size) }
    try changeMap { size * 2 }
  }

  private var mapSize: Int {
    var info = unsafe MDB_envinfo()
    // The environment is open: nobody writes after it was closed. The call only fills in
    // the struct and cannot fail with valid arguments.
    _ = unsafe mdb_env_info(pointer, &info)
    return unsafe info.me_mapsize
  }

  private func changeMap(_ size: () -> Int) throws(LMDBError) {
    let wait = options.writerWait
    // A thread that waited here for its own outer read would wait for good.
    if gate.isInside { throw .busy(path: path, waited: .zero) }
    let changed = gate.alone(until: Deadline(after: wait)) {
      // Nobody is inside the gate, so this process has no transaction open.
      let code = unsafe mdb_env_set_mapsize(pointer, size())
      // LMDB has already unmapped the old map when this fails: nothing may touch it again.
      if code != MDB_SUCCESS { gate.shut() }
      return code
    }
    guard let changed else { throw .busy(path: path, waited: wait) }
    try check(changed, "mdb_env_set_mapsize", path: path)
  }

  /// Tries out whether so much address space is to be had, since LMDB cannot go back if not.
  private static func canMap(_ bytes: Int) -> Bool {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    // A fresh mapping that nobody knows, given back at once.
    let trial = unsafe mmap(nil, bytes, PROT_NONE, flags, -1, 0)
    guard let trial = unsafe trial, unsafe trial != MAP_FAILED else { return false }
    unsafe munmap(trial, bytes)
    return true
  }
}
