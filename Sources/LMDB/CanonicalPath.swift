import Glibc

/// The one path of a file, all links resolved. The file need not exist, its folder must.
func canonicalPath(_ path: String) throws(LMDBError) -> String {
  if path.isEmpty || path.hasSuffix("/") || path.utf8.contains(0) { throw .notAFile(path: path) }
  if let resolved = resolve(path) { return resolved }
  switch errno {
  case ENOENT: break
  case ENOTDIR: throw .missingParent(path: path)
  default: throw .fromErrno("realpath", path: path)
  }
  var status = stat()
  // Only fills in the struct.
  if unsafe lstat(path, &status) == 0 { throw .danglingLink(path: path) }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  if name == "." || name == ".." { throw .missingParent(path: path) }
  let folder = path.dropLast(name.count)
  guard let parent = resolve(folder.isEmpty ? "." : String(folder)) else {
    if errno == ENOENT || errno == ENOTDIR { throw .missingParent(path: path) }
    throw .fromErrno("realpath", path: path)
  }
  return parent == "/" ? "/" + name : parent + "/" + name
}

/// The folder a canonical path lies in.
func folder(of canonicalPath: String) -> String {
  let end = canonicalPath.lastIndex(of: "/") ?? canonicalPath.startIndex
  return end == canonicalPath.startIndex ? "/" : String(canonicalPath[..<end])
}

private func resolve(_ path: String) -> String? {
  // With nil the system allocates the result, which is copied and freed here.
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

/// Makes the entry of a new file in its folder survive a power cut.
func syncFolder(of path: String) throws(LMDBError) {
  let folder = folder(of: path)
  // The path is terminated by the bridging.
  let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if descriptor < 0 { throw .fromErrno("open", path: folder) }
  defer { Glibc.close(descriptor) }
  if fsync(descriptor) != 0 { throw .fromErrno("fsync", path: folder) }
}
