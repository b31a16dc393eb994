import Foundation
import Testing

/// The program, driven as a script drives it.
struct Binary {
    let folder: URL
    var environment: [String: String]

    struct Answer {
        let status: Int32
        let out: String
        let err: String

        /// Standard output as one JSON document.
        func json() throws -> [String: Any] {
            let value = try JSONSerialization.jsonObject(with: Data(out.utf8))
            return try #require(value as? [String: Any])
        }
    }

    /// With a database of its own in a folder of its own.
    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        environment = [
            "PHYSIO_DB": folder.appendingPathComponent("clinic.db").path,
            "PHYSIO_NOW": "2026-11-30T08:00", "USER": "tester",
            "PATH": "/usr/bin:/bin", "HOME": folder.path,
        ]
    }

    var database: URL { folder.appendingPathComponent("clinic.db") }
    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The file that `PHYSIO_BINARY` names, else the one that was built with the tests.
    static var path: String {
        if let named = ProcessInfo.processInfo.environment["PHYSIO_BINARY"] { return named }
        let tests = URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appendingPathComponent("physio").path
    }

    func start(_ arguments: [String]) throws -> (process: Process, out: URL, err: URL) {
        let name = UUID().uuidString
        let out = folder.appendingPathComponent("\(name).out")
        let err = folder.appendingPathComponent("\(name).err")
        try Data().write(to: out)
        try Data().write(to: err)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        return (process, out, err)
    }

    @discardableResult
    func run(_ arguments: String...) throws -> Answer { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) throws -> Answer {
        let (process, out, err) = try start(arguments)
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// A clinic with two therapists, a room and a patient.
    static func withClinic() throws -> Binary {
        let binary = try Binary()
        try binary.run("clinic", "init", "--name", "Test", "--time-zone", "Europe/London")
        try binary.run("therapist", "add", "Ana Silva")
        try binary.run("therapist", "add", "Ben Okafor")
        try binary.run("room", "add", "Gym", "--capacity", "3")
        try binary.run("patient", "add", "Jo Park", "--born", "1961-04-02", "--smokes", "12")
        try binary.run("screen", "P1", "--clear")
        return binary
    }
}
