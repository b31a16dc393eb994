import Clinic
import ClinicWords
import Foundation

/// Holds back what goes to standard output until it is whole: on the disk, in a file without a name that only
/// this process sees.
final class Spool {
    private let handle: FileHandle

    init() throws(Failure) {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-\(UUID().uuidString)").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure }
        unlink(path)
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        do { try handle.write(contentsOf: Data(bytes)) } catch { throw Self.failure }
    }

    /// Hands over all that was written, some 64 KiB at a time.
    func empty(into sink: (Data) throws -> Void) throws {
        try handle.seek(toOffset: 0)
        while let portion = try handle.read(upToCount: 1 << 16), !portion.isEmpty {
            try sink(portion)
        }
    }

    private static var failure: Failure {
        Failure(
            .cannotCreate, "There is no room for a temporary file.",
            remedy: "Free some space, or set TMPDIR to a folder that you may write to.")
    }
}
