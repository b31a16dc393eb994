import CalDAV
import Synchronization

/// A calendar server in memory, as RFC 4791 describes one.
final class FakeServer: DAVTransport {
    struct State {
        var isThere = true
        var isCalendar = true
        /// By their names.
        var resources: [String: (etag: String, body: [UInt8])] = [:]
        var requests: [DAVRequest] = []
        /// Answers instead of the server's own, by the number of the request from 0.
        var answers: [Int: DAVResponse] = [:]
        /// The request at which the server dies; the request itself is carried out or not.
        var diesAt: Int?
        var diesAfterActing = false
        var tellsETags = true
        /// Done before the request of that number: what somebody else does meanwhile.
        var meanwhile: [Int: @Sendable (inout State) -> Void] = [:]
        var lastETag = 0

        mutating func put(_ name: String, _ body: [UInt8]) -> String {
            lastETag += 1
            resources[name] = ("\"e\(lastETag)\"", body)
            return "\"e\(lastETag)\""
        }
    }
    let state = Mutex(State())
    static let path = "/jo/plan/"

    func exchange(_ requests: [DAVRequest]) -> Exchange {
        state.withLock { state in
            var responses: [DAVResponse] = []
            for request in requests {
                let number = state.requests.count
                state.requests.append(request)
                state.meanwhile[number]?(&state)
                if state.diesAt == number {
                    if state.diesAfterActing { _ = Self.answer(request, &state) }
                    return Exchange(responses, failure: TransportFailure("gone", remedy: "again"))
                }
                responses.append(state.answers[number] ?? Self.answer(request, &state))
            }
            return Exchange(responses)
        }
    }

    private static func answer(_ request: DAVRequest, _ state: inout State) -> DAVResponse {
        if request.method == "MKCALENDAR" {
            guard !state.isThere else { return DAVResponse(status: 405) }
            state.isThere = true
            return DAVResponse(status: 201)
        }
        guard state.isThere else { return DAVResponse(status: 404) }
        if request.method == "PROPFIND" { return list(request, state) }
        let name = URLPath.lastName(of: request.path) ?? ""
        let old = state.resources[name]
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
        if let etag = headers["If-Match"], old?.etag != etag { return DAVResponse(status: 412) }
        if headers["If-None-Match"] == "*", old != nil { return DAVResponse(status: 412) }
        switch request.method {
        case "PUT":
            let etag = state.put(name, request.body)
            return DAVResponse(status: 201, headers: state.tellsETags ? ["etag": etag] : [:])
        case "DELETE":
            state.resources[name] = nil
            return DAVResponse(status: old == nil ? 404 : 204)
        default:
            return old.map { DAVResponse(status: 200, body: $0.body) } ?? DAVResponse(status: 404)
        }
    }

    private static func list(_ request: DAVRequest, _ state: State) -> DAVResponse {
        let calendar =
            state.isCalendar ? "<c:calendar xmlns:c=\"urn:ietf:params:xml:ns:caldav\"/>" : ""
        var text = response(path, "<resourcetype><collection/>\(calendar)</resourcetype>")
        if request.headers.contains(.init("Depth", "1")) {
            for (name, resource) in state.resources.sorted(by: { $0.key < $1.key }) {
                let etag = resource.etag.replacing("\"", with: "&quot;")
                text += response(
                    path + URLPath.encoded(Array(name.utf8)),
                    "<resourcetype/><getetag>\(etag)</getetag>")
            }
        }
        return DAVResponse(
            status: 207, body: Array("<multistatus xmlns=\"DAV:\">\(text)</multistatus>".utf8))
    }

    private static func response(_ path: String, _ properties: String) -> String {
        "<response><href>\(path)</href><propstat><prop>\(properties)</prop>"
            + "<status>HTTP/1.1 200 OK</status></propstat></response>"
    }

    /// Names and texts, in order.
    var texts: [String] {
        state.withLock { state in
            state.resources.sorted { $0.key < $1.key }
                .map { "\($0.key) \(String(decoding: $0.value.body, as: UTF8.self))" }
        }
    }

    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }
    var requests: [DAVRequest] { state.withLock { $0.requests } }
    var writes: [String] { requests.map(\.method).filter { $0 == "PUT" || $0 == "DELETE" } }
}

/// A ledger in memory.
final class FakeLedger: PublishLedger, Sendable {
    private let kept = Mutex<[LedgerEntry]>([])

    func entries() -> [LedgerEntry] { kept.withLock { $0 } }

    func intend(_ entries: [LedgerEntry]) {
        kept.withLock { kept in
            kept += entries.filter { new in !kept.contains { $0.uid == new.uid } }
        }
    }

    func settle(keep: [LedgerEntry], forget: [String]) {
        kept.withLock { kept in
            kept.removeAll { old in keep.contains { $0.uid == old.uid } }
            kept += keep
            kept.removeAll { forget.contains($0.name) }
        }
    }
}

/// A server, a ledger and who publishes.
struct World: Sendable {
    let server = FakeServer()
    let ledger = FakeLedger()

    func publisher(_ other: FakeLedger? = nil) throws -> Publisher {
        Publisher(
            try CollectionAddress(parsing: "http://127.0.0.1:1\(FakeServer.path)"), over: server,
            ledger: other ?? ledger
        ) { item, body in
            String(decoding: body, as: UTF8.self)
                .hasPrefix(String(decoding: item.body, as: UTF8.self))
        }
    }

    @discardableResult
    func publish(_ items: [PublishedItem], adopts: Bool = false) throws -> PublishReport {
        try publisher().publish(items, name: "Plan", adopts: adopts)
    }
}

func item(_ uid: String, _ text: String) -> PublishedItem {
    PublishedItem(uid: uid, fingerprint: text, body: Array(text.utf8))
}

func items(_ count: Int, _ text: String = "v1") -> [PublishedItem] {
    (0..<count).map { item("u\($0)", text) }
}
