import Foundation
import Testing

/// A real CalDAV server on this machine, which goes with the test.
final class CalendarServer {
    enum Kind: String, CaseIterable, Sendable { case radicale, xandikos }

    let kind: Kind
    let port: UInt16
    private let folder: URL
    private var process: Process?

    static let password = "s\"e\\cret pä"
    static var python: String {
        ProcessInfo.processInfo.environment["PHYSIO_DAV_PYTHON"] ?? ""
    }
    static var isHere: Bool {
        Kind.allCases.allSatisfy {
            FileManager.default.isExecutableFile(atPath: program($0).path)
        }
    }
    /// In CI the servers must be there, and the tests fail where they are not.
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    private static func program(_ kind: Kind) -> URL {
        URL(fileURLWithPath: python).deletingLastPathComponent()
            .appendingPathComponent(kind.rawValue)
    }

    /// Keeps its calendars in `folder`, so that it can be killed and started again.
    init(_ kind: Kind, in folder: URL) throws {
        try #require(Self.isHere, "CI=true, but PHYSIO_DAV_PYTHON has no radicale or xandikos")
        self.kind = kind
        self.folder = folder.appendingPathComponent(kind.rawValue)
        port = try Self.freePort()
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        try "jo:\(Self.password)\n".write(
            to: self.folder.appendingPathComponent("users"), atomically: true, encoding: .utf8)
        try configuration.write(
            to: self.folder.appendingPathComponent("config"), atomically: true, encoding: .utf8)
        try start()
    }

    deinit { kill() }

    /// Where calendars of jo are kept.
    var home: String {
        "http://127.0.0.1:\(port)" + (kind == .radicale ? "/jo/" : "/jo/calendars/")
    }

    func start() throws {
        try removeLocks()
        let process = Process()
        process.executableURL = Self.program(kind)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        var tries = 0
        while !answers {
            tries += 1
            try #require(tries < 600, "\(kind.rawValue) does not start")
            usleep(100_000)
        }
    }

    /// Git under Xandikos leaves its locks behind when it is killed; who runs the server removes them.
    private func removeLocks() throws {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "lock" {
            try FileManager.default.removeItem(at: file)
        }
    }

    /// At once, in the middle of whatever it does.
    func kill() {
        guard let process, process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private var arguments: [String] {
        switch kind {
        case .radicale: ["--config", folder.appendingPathComponent("config").path]
        case .xandikos:
            [
                "serve", "--defaults", "-d", folder.appendingPathComponent("data").path,
                "--listen-address", "127.0.0.1", "--port", "\(port)",
                "--current-user-principal", "/jo/",
            ]
        }
    }

    private var configuration: String {
        """
        [server]
        hosts = 127.0.0.1:\(port)
        [auth]
        type = htpasswd
        htpasswd_filename = \(folder.appendingPathComponent("users").path)
        htpasswd_encryption = plain
        delay = 0
        [storage]
        filesystem_folder = \(folder.appendingPathComponent("data").path)
        [web]
        type = none

        """
    }

    /// The files of a calendar as they lie on the server's disk; the text by the file's name.
    func files(_ calendar: String) throws -> [String: String] {
        let path =
            kind == .radicale
            ? "data/collection-root/jo/\(calendar)" : "data/jo/calendars/\(calendar)"
        let folder = folder.appendingPathComponent(path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return try names.filter { $0.hasSuffix(".ics") }.reduce(into: [:]) { files, name in
            files[name] = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
    }

    /// Puts a file as another program would; the status.
    func put(_ text: String, _ path: String, method: String = "PUT") throws -> Int {
        let file = folder.appendingPathComponent(UUID().uuidString)
        try text.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = [
            "-s", "-o", "/dev/null", "-w", "%{http_code}", "-u", "jo:\(Self.password)", "-X",
            method, "-H", "Content-Type: text/calendar; charset=utf-8", "--data-binary",
            "@\(file.path)", home + path,
        ]
        process.standardOutput = pipe
        try process.run()
        let told = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Int(String(decoding: told, as: UTF8.self)) ?? 0
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private var answers: Bool {
        Self.withSocket(Self.address(port)) { connect($0, $1, $2) == 0 }
    }

    private static func freePort() throws -> UInt16 {
        var port: UInt16 = 0
        let isFound = withSocket(address(0)) { socket, address, length in
            var bound = sockaddr_in()
            var size = length
            let isNamed = withUnsafeMutablePointer(to: &bound) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { named in
                    bind(socket, address, length) == 0 && getsockname(socket, named, &size) == 0
                }
            }
            port = UInt16(bigEndian: bound.sin_port)
            return isNamed
        }
        try #require(isFound && port > 0)
        return port
    }

    private static func withSocket(
        _ address: sockaddr_in,
        _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
