import Planner
import Testing

@testable import ClinicStore

@Suite("What stands in calendars on servers")
struct PublishedEventsTests {
    private let url = "https://dav.example.org/jo/plan/"

    private func event(_ uid: String, etag: String? = nil, _ digit: String = "0") -> PublishedEvent
    {
        PublishedEvent(
            uid: uid, name: "\(uid).ics", etag: etag,
            fingerprint: String(repeating: digit, count: 64))
    }

    @Test("an intention is noted once; what the server took replaces it")
    func notes() throws {
        let store = try Clinic().store
        try store.write(change()) {
            try $0.intendPublished([event("a"), event("b")], at: url, of: "P1")
        }
        try store.write(change()) {
            try $0.settlePublished(
                keep: [event("a", etag: "\"1\"", "1")], forget: [], at: url, of: "P1")
        }
        try store.write(change()) {
            try $0.intendPublished([event("a"), event("c")], at: url, of: "P1")
        }
        let events = try store.publishedEvents(at: url)
        #expect(events == [event("a", etag: "\"1\"", "1"), event("b"), event("c")])
        try store.write(change()) {
            try $0.settlePublished(
                keep: [event("d", etag: "\"2\"")], forget: ["b.ics", "none.ics"], at: url, of: "P1")
        }
        #expect(try store.publishedEvents(at: url).map(\.uid) == ["a", "c", "d"])
    }

    @Test("a calendar is one subject's until nothing of it is left")
    func subject() throws {
        let store = try Clinic().store
        #expect(try store.publishedSubject(at: url) == nil)
        try store.write(change()) { try $0.intendPublished([event("a")], at: url, of: "P1") }
        #expect(try store.publishedSubject(at: url) == "P1")
        #expect(throws: StoreError.self) {
            try store.write(change()) { try $0.intendPublished([event("b")], at: url, of: "P2") }
        }
        #expect(try store.publishedEvents(at: url).map(\.uid) == ["a"])
        try store.write(change()) {
            try $0.settlePublished(keep: [], forget: ["a.ics"], at: url, of: "P1")
        }
        #expect(try store.publishedSubject(at: url) == nil)
    }

    @Test("it leaves no entry of history and breaks nothing that must hold")
    func history() throws {
        let clinic = try Clinic()
        let entries = try clinic.store.read { try $0.history().count }
        try clinic.store.write(change()) { try $0.intendPublished([event("a")], at: url, of: "T1") }
        #expect(try clinic.store.read { try $0.history().count } == entries)
        #expect(try clinic.violations().isEmpty)
    }

    @Test("an erased patient's addresses are forgotten, those of others are not")
    func erased() throws {
        let clinic = try Clinic()
        try clinic.store.write(change()) { try $0.intendPublished([event("a")], at: url, of: "P1") }
        try clinic.store.write(change()) {
            try $0.intendPublished([event("a")], at: url + "other/", of: "P2")
        }
        try clinic.store.write(change("patient erase")) { try $0.erasePatient(ID(1)) }
        #expect(try clinic.store.publishedSubject(at: url) == nil)
        #expect(try clinic.store.publishedEvents(at: url + "other/").count == 1)
    }
}
