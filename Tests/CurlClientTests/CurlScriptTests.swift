import CalDAV
import Testing

@testable import CurlClient

@Suite("Speaking through curl")
struct CurlScriptTests {
    private func script(_ scheme: CurlTransport.Scheme = .basic) -> CurlScript {
        CurlScript(
            origin: "https://a.org", isLoopback: false,
            credentials: CurlTransport.Credentials(user: "jo", password: "p\"a\\ss"),
            scheme: scheme, timeout: 60, boundary: "curl-1")
    }

    @Test("requests stand one after the other, their values quoted")
    func quoting() {
        let text = script().text(of: [
            DAVRequest(
                "PUT", "/a/b.ics", [.init("If-Match", "\"x\"")],
                body: Array("A:1\r\n\tB\\n\"\r\n".utf8)),
            DAVRequest("DELETE", "/a/c.ics"),
        ])
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0 == "next" }.count == 1)
        #expect(lines.contains("header = \"If-Match: \\\"x\\\"\""))
        #expect(lines.contains("data-raw = \"A:1\\r\\n\\tB\\\\n\\\"\\r\\n\""))
        #expect(lines.filter { $0 == "user = \"jo:p\\\"a\\\\ss\"" }.count == 2)
        #expect(lines.contains("url = \"https://a.org/a/c.ics\""))
        #expect(lines.filter { $0.hasPrefix("data-raw") }.count == 1)
        #expect(script(.digest).text(of: [DAVRequest("GET", "/")]).contains("\ndigest\n"))
    }

    @Test("a print of the credentials shows no password")
    func printing() {
        let credentials = CurlTransport.Credentials(user: "jo", password: "hush")
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!"\(credentials) \(String(reflecting: credentials)) \(dumped)".contains("hush"))
    }

    @Test("answers are told apart by their sizes; the last headers of each count")
    func output() {
        let first = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nETag: \"e:1\"\r\n\r\n"
        let second = "HTTP/1.1 207 X\r\nA: b\r\n\r\n"
        let text =
            first + "\ncurl-1 201 \(first.utf8.count) 0\n"
            + second + "curl-2 9\nbody\n" + "\ncurl-1 207 \(second.utf8.count) 14\n"
        let responses = CurlOutput.responses(in: Array(text.utf8), boundary: "curl-1")
        #expect(responses.count == 2)
        #expect(responses.first?.headers["etag"] == "\"e:1\"")
        #expect(responses.last?.status == 207)
    }

    @Test("output that was cut short yields the answers that are whole")
    func cut() {
        #expect(CurlOutput.responses(in: [], boundary: "b").isEmpty)
        #expect(CurlOutput.responses(in: Array("HTTP/1.1 200 OK".utf8), boundary: "b").isEmpty)
        #expect(CurlOutput.responses(in: Array("\nb 200".utf8), boundary: "b").isEmpty)
    }

    @Test("without curl a remedy is told")
    func missing() throws {
        let address = try CollectionAddress(parsing: "http://127.0.0.1:1/a/")
        #expect(throws: TransportFailure.self) {
            try CurlTransport(address, credentials: nil, environment: ["PATH": "/nowhere:."])
        }
    }

    @Test("a server that is not there is told as such")
    func nobody() throws {
        let address = try CollectionAddress(parsing: "http://127.0.0.1:1/a/")
        let exchange = try CurlTransport(address, credentials: nil)
            .exchange([DAVRequest("GET", "/a/"), DAVRequest("GET", "/b/")])
        #expect(exchange.responses.isEmpty)
        #expect(exchange.failure?.problem == "The server does not answer: no connection.")
    }
}
