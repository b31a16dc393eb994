import Clinic
import ClinicWords
import Foundation

/// A file that is written portion by portion beside its place, and takes that place only when it is whole.
///
/// What is no plain file, like a device or a pipe, is written straight.
final class OutputFile {
    private let path: String
    /// Where it is written; `nil` when straight to its place.
    private var draft: String?
    private let handle: FileHandle

    /// - Throws: `Failure`, like all that follows, when the place cannot be written to.
    init(_ path: String) throws(Failure) {
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        self.path = place.path
        var existing = stat()
        let exists = stat(place.path, &existing) == 0
        let isPlain = !exists || existing.st_mode & S_IFMT == S_IFREG
        if isPlain {
            draft =
                place.deletingLastPathComponent()
                .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString)").path
        }
        let flags = draft == nil ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL
        let descriptor = open(draft ?? place.path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure(path) }
        if exists, isPlain { fchmod(descriptor, existing.st_mode & 0o7777) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Says for a dry run, which writes nothing, whether the place could be written to.
    ///
    /// - Throws: `Failure` where it could not.
    static func check(_ path: String) throws(Failure) {
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let folder = place.deletingLastPathComponent().path
        var existing = stat()
        let exists = stat(place.path, &existing) == 0
        let isFolder = exists && existing.st_mode & S_IFMT == S_IFDIR
        let isWritable = access(exists ? place.path : folder, W_OK) == 0
        guard isWritable, !isFolder else { throw Self.failure(path) }
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        do { try handle.write(contentsOf: Data(bytes)) } catch { throw Self.failure(path) }
    }

    /// Puts the whole file in its place, over one that is there.
    func keep() throws(Failure) {
        guard let draft else { return }
        do { try handle.synchronize() } catch { throw Self.failure(path) }
        guard rename(draft, path) == 0 else { throw Self.failure(path) }
        self.draft = nil
    }

    deinit {
        if let draft { unlink(draft) }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(
            .cannotCreate, "The file '\(path)' cannot be written.",
            remedy: "Choose a folder that exists and that you may write to.")
    }
}
