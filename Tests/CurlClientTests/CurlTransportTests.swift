import CalDAV
import Foundation
import Testing

@testable import CurlClient

/// A program in curl's place, which notes how it was called and answers from what it read.
private struct FakeCurl {
    let folder: URL

    /// The body of the script; `$config` is what it read, `answer STATUS` writes an answer.
    init(_ body: String) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-curl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            printf '%s\\n' "$@" > '\(folder.path)/arguments'
            env > '\(folder.path)/environment'
            config=$(cat)
            mark=$(printf '%s' "$config" | sed -n 's/^write-out = "\\\\n\\(curl-[^ ]*\\) .*/\\1/p' | head -n 1)
            answer() {
                head="HTTP/1.1 $1 X\\r\\n$2\\r\\n"
                printf "$head"
                printf '\\n%s %s %s 0\\n' "$mark" "$1" "$(printf "$head" | wc -c | tr -d ' ')"
            }
            \(body)

            """
        let file = folder.appendingPathComponent("curl")
        try script.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    func transport() throws -> CurlTransport {
        try CurlTransport(
            try CollectionAddress(parsing: "https://dav.example.org/a/"),
            credentials: CurlTransport.Credentials(user: "jo", password: "hush"),
            environment: ["PATH": folder.path])
    }

    func noted(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

@Suite("Carrying requests with curl")
struct CurlTransportTests {
    private let requests = [DAVRequest("GET", "/a/b"), DAVRequest("GET", "/a/c")]

    @Test("neither arguments nor environment show the password, the address or a body")
    func hidden() throws {
        let curl = try FakeCurl("answer 200; answer 204")
        defer { curl.remove() }
        let exchange = try curl.transport().exchange(requests)
        #expect(exchange.responses.map(\.status) == [200, 204] && exchange.failure == nil)
        #expect(try curl.noted("arguments") == "--disable\n--config\n-\n")
        let environment = try curl.noted("environment")
        #expect(!environment.contains("hush") && !environment.contains("PHYSIO_CALDAV_PASSWORD"))
    }

    @Test("a server that wants a digest gets one")
    func digest() throws {
        let curl = try FakeCurl(
            """
            case $config in
            *digest*) answer 200; answer 201 ;;
            *) answer 401 'WWW-Authenticate: Digest realm=x\\r\\n'; answer 401 ;;
            esac
            """)
        defer { curl.remove() }
        #expect(try curl.transport().exchange(requests).responses.map(\.status) == [200, 201])
    }

    @Test("a password that is wrong is not tried in another way")
    func basic() throws {
        let curl = try FakeCurl("answer 401 'WWW-Authenticate: Basic realm=x\\r\\n'; answer 401")
        defer { curl.remove() }
        #expect(try curl.transport().exchange(requests).responses.map(\.status) == [401, 401])
    }

    @Test(
        "the request that fails has no answer, those before it have",
        arguments: [
            (7, "does not answer"), (28, "in time"), (52, "broke the connection off"),
            (60, "not safe: no good"), (6, "name is not known"), (99, "cannot be spoken to"),
        ])
    func failing(_ status: Int, _ problem: String) throws {
        let curl = try FakeCurl(
            "answer 201; answer 000; echo 'curl: (\(status)) no good' >&2; exit \(status)")
        defer { curl.remove() }
        let exchange = try curl.transport().exchange(requests)
        #expect(exchange.responses.map(\.status) == [201])
        #expect(exchange.failure?.problem.contains(problem) == true)
    }

    @Test("a curl that ends before it has read anything is a failure, not the end of the program")
    func broken() throws {
        let curl = try FakeCurl("")
        defer { curl.remove() }
        try "#!/bin/sh\nexec 0<&-\nexit 127\n".write(
            to: curl.folder.appendingPathComponent("curl"), atomically: false, encoding: .utf8)
        let long = DAVRequest("PUT", "/a/b", body: [UInt8](repeating: 65, count: 1 << 20))
        let exchange = try curl.transport().exchange([long])
        #expect(exchange.responses.isEmpty && exchange.failure != nil)
    }

    @Test("answers that are missing although curl was content are a failure too")
    func missing() throws {
        let curl = try FakeCurl("answer 201")
        defer { curl.remove() }
        let exchange = try curl.transport().exchange(requests)
        #expect(exchange.responses.count == 1 && exchange.failure != nil)
    }
}
