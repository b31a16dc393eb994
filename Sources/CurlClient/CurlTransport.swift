package import CalDAV
import Foundation

/// Carries requests with the program `curl`, several over one connection.
///
/// TLS, certificates and proxies are those of the system. Address, password and bodies go through a pipe,
/// never on the command line, into the environment or onto the disk.
package struct CurlTransport: DAVTransport {
    /// How the password is given to the server (RFC 7617, RFC 7616).
    package enum Scheme: String, Sendable {
        case basic, digest
    }

    /// The user and the password of an account. Printing it in any way never shows the password.
    package struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        package var user: String
        var password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// The user, without the password.
        package var description: String { "\(user), password not shown" }
        /// The same as `description`.
        package var debugDescription: String { description }
        /// The user only, so that a dump does not show the password either.
        package var customMirror: Mirror { Mirror(self, children: ["user": user]) }
    }

    let program: URL
    let address: CollectionAddress
    let credentials: Credentials?
    /// For one request, in seconds.
    let timeout: Int

    /// Looks for `curl` in the folders of `PATH`. `timeout` is for one request, in seconds.
    ///
    /// - Throws: `TransportFailure` when there is no `curl`.
    package init(
        _ address: CollectionAddress, credentials: Credentials?, timeout: Int = 60,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TransportFailure) {
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let found = folders.map { "\($0)/curl" }.first {
            $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let found else {
            throw TransportFailure(
                "The program 'curl' is not here; calendars are published with it.",
                remedy: "Install it, for example with: apt-get install curl")
        }
        program = URL(fileURLWithPath: found)
        self.address = address
        self.credentials = credentials
        self.timeout = timeout
    }

    /// Sends the requests with Basic authentication, and again with Digest if the server answers the first
    /// one with 401 and knows only that.
    package func exchange(_ requests: [DAVRequest]) -> Exchange {
        let first = exchange(requests, .basic)
        guard credentials != nil, let challenged = first.responses.first, challenged.status == 401,
            challenged.asksForDigest
        else { return first }
        return exchange(requests, .digest)
    }

    private func exchange(_ requests: [DAVRequest], _ scheme: Scheme) -> Exchange {
        let boundary = "curl-\(UUID().uuidString)"
        let script = CurlScript(
            origin: address.origin, isLoopback: address.isLoopback, credentials: credentials,
            scheme: scheme, timeout: timeout, boundary: boundary)
        do {
            let run = try run(script.text(of: requests))
            var responses = CurlOutput.responses(in: run.output, boundary: boundary)
            // With --fail-early the last one is the one that failed.
            if run.status != 0, responses.count > 0 { responses.removeLast() }
            guard run.status != 0 || responses.count < requests.count else {
                return Exchange(responses)
            }
            return Exchange(responses, failure: CurlFailure.failure(run.status, run.complaint))
        } catch {
            return Exchange(
                [],
                failure: TransportFailure(
                    "The program '\(program.path)' cannot be run.", remedy: "Install curl anew."))
        }
    }

    private struct Run {
        var status: Int32
        var output: [UInt8]
        var complaint: String
    }

    private func run(_ script: String) throws -> Run {
        let process = Process()
        let (input, output, complaint) = (Pipe(), Pipe(), Pipe())
        process.executableURL = program
        // The first argument keeps the user's own settings of curl out.
        process.arguments = ["--disable", "--config", "-"]
        process.environment = ProcessInfo.processInfo.environment.filter {
            $0.key != "PHYSIO_CALDAV_PASSWORD"
        }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
        // A program that ends before it has read everything must not end this one too.
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try input.fileHandleForWriting.close()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        let said = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: [UInt8](told),
            complaint: String(decoding: said, as: UTF8.self))
    }
}

extension DAVResponse {
    /// Whether Digest is the only way in that we know.
    fileprivate var asksForDigest: Bool {
        (headers["www-authenticate"] ?? "").lowercased().hasPrefix("digest")
    }
}
