import Testing

@testable import CalDAV

@Suite("Addresses of calendars")
struct AddressTests {
    @Test(
        "two spellings of one address are one",
        arguments: [
            ("https://Dav.Example.org/a/b", "https://dav.example.org/a/b/"),
            ("https://dav.example.org:443/a/", "https://dav.example.org/a/"),
            ("HTTP://127.0.0.1:5232/jo park/zoë/", "http://127.0.0.1:5232/jo%20park/zo%C3%AB/"),
            ("http://[::1]:80/%7ejo/", "http://[::1]/~jo/"),
            ("https://a.org/dav/me@b.org/c%2fd/", "https://a.org/dav/me@b.org/c%2Fd/"),
        ])
    func canonical(_ text: String, _ expected: String) throws {
        #expect(try CollectionAddress(parsing: text).description == expected)
    }

    @Test(
        "what is no address is refused, and credentials are never told again",
        arguments: [
            ("dav.example.org/a", AddressError.notAURL), ("ftp://a/b", .notAURL), ("", .notAURL),
            ("https://jo:secret@a.org/b", .credentials), ("https://jo@a.org/", .credentials),
            ("https://a.org/b?c=d", .query), ("https://a.org/b#c", .query), ("https:///b", .host),
            ("https://a b/c", .host), ("https://a.org:0/c", .host), ("https://a.org:x/", .host),
            ("https://[::1/", .host), ("https://a.org/b/../c", .path), ("https://a.org/%zz", .path),
            ("https://a.org/%2e%2E/", .path), ("https://a.org/a//b", .path),
            ("https://a.org/\u{1}", .path),
        ])
    func refused(_ text: String, _ error: AddressError) {
        #expect(throws: error) { try CollectionAddress(parsing: text) }
        #expect(!(error.problem + error.remedy).contains("secret"))
    }

    @Test("only this machine is loopback")
    func loopback() throws {
        for text in ["http://localhost:1/", "http://127.3.2.1/", "http://[::1]/"] {
            #expect(try CollectionAddress(parsing: text).isLoopback)
        }
        for text in [
            "http://127.0.0.1.example.org/", "http://localhost.example.org/", "http://10.0.0.1/",
            "http://127.0.0/", "http://127.evil.0.1/",
        ] {
            #expect(try !CollectionAddress(parsing: text).isLoopback)
        }
    }

    @Test("a server's reference is a path or a whole URL, in any spelling")
    func references() {
        #expect(URLPath.path(of: "/a/zo%c3%ab.ics") == "/a/zo%C3%AB.ics")
        #expect(URLPath.path(of: "https://h/a%20b/c.ics") == "/a%20b/c.ics")
        #expect(URLPath.path(of: "c.ics") == nil)
        #expect(URLPath.lastName(of: "/a/zo%c3%ab.ics") == "zoë.ics")
        #expect(URLPath.lastName(of: "/a/b/") == "b")
        #expect(URLPath.lastName(of: "/a/%ff.ics") == nil)
    }
}
