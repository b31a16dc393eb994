import Synchronization
import Testing

@testable import CalDAV

@Suite("Publishing")
struct PublisherTests {
    @Test("a missing calendar is made; a second run sends nothing")
    func create() throws {
        let world = World()
        world.server.change { $0.isThere = false }
        let report = try world.publish(items(3))
        #expect(report.hasMadeCalendar)
        #expect(report.created == ["u0", "u1", "u2"])
        #expect(world.server.texts == ["u0.ics v1", "u1.ics v1", "u2.ics v1"])
        let writes = world.server.writes.count
        let second = try world.publish(items(3))
        #expect(second.changes == 0 && second.unchanged == 3 && !second.hasMadeCalendar)
        #expect(world.server.writes.count == writes)
    }

    @Test("a calendar is asked whether it takes tasks; a missing one is made so that it does")
    func tasks() throws {
        let answers = [
            ("<c:comp name='VEVENT'/><c:comp name='vtodo'/>", true),
            ("<c:comp name='VEVENT'/>", false), ("", false),
        ]
        for (components, isTaken) in answers {
            let world = World()
            let set = "supported-calendar-component-set"
            let body = """
                <multistatus xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><response>\
                <href>\(FakeServer.path)</href><propstat><prop><c:\(set)>\(components)</c:\(set)>\
                </prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>
                """
            world.server.change {
                $0.answers = [0: DAVResponse(status: 207, body: Array(body.utf8))]
            }
            #expect(try world.publisher().takesTasks() == isTaken)
        }
        let silent = World()
        #expect(try silent.publisher().takesTasks())
        for withTasks in [false, true] {
            let missing = World()
            missing.server.change { $0.isThere = false }
            #expect(try missing.publisher().takesTasks())
            _ = try missing.publisher().publish(items(1), name: "Plan", withTasks: withTasks)
            let made = missing.server.requests.first { $0.method == "MKCALENDAR" }
            let text = String(decoding: made?.body ?? [], as: UTF8.self)
            #expect(text.contains("\"VEVENT\"") && text.contains("\"VTODO\"") == withTasks)
        }
        let closed = World()
        closed.server.change { $0.answers = [0: DAVResponse(status: 401)] }
        #expect(throws: PublishError.self) { try closed.publisher().takesTasks() }
    }

    @Test("only what changed is sent, and what is gone is removed, each with its ETag")
    func update() throws {
        let world = World()
        try world.publish(items(4))
        let before = world.server.requests.count
        let report = try world.publish([
            item("u0", "v1"), item("u1", "v2"), item("u3", "v1"), item("u9", "v1"),
        ])
        #expect(report.updated == ["u1"] && report.removed == ["u2"] && report.created == ["u9"])
        #expect(report.unchanged == 2)
        let sent = world.server.requests[before...].filter { $0.method != "PROPFIND" }
        #expect(sent.map(\.method) == ["DELETE", "PUT", "PUT"])
        #expect(sent.map { $0.headers.last?.name } == ["If-Match", "If-Match", "If-None-Match"])
        #expect(world.server.texts == ["u0.ics v1", "u1.ics v2", "u3.ics v1", "u9.ics v1"])
    }

    @Test("what others put there is never touched, not even with a UID and a name of ours")
    func foreign() throws {
        let world = World()
        world.server.change {
            _ = $0.put("theirs.ics", [1])
            _ = $0.put("u1.ics", [2])
        }
        let report = try world.publish(items(2))
        #expect(report.created == ["u0"] && report.foreign == ["u1"])
        try world.publish([])
        #expect(world.server.texts == ["theirs.ics \u{1}", "u1.ics \u{2}"])
        let adopted = try world.publish(items(2), adopts: true)
        #expect(adopted.foreign.isEmpty && adopted.updated == ["u1"])
        #expect(world.server.texts.first == "theirs.ics \u{1}")
    }

    @Test("a server that has the UID under another name is told, and nothing is remembered")
    func uidConflict() throws {
        let world = World()
        let body =
            "<d:error xmlns:d=\"DAV:\"><c:no-uid-conflict xmlns:c=\"urn:ietf:params:xml:ns:caldav\"/></d:error>"
        for status in [403, 409, 412] {
            let next = world.server.requests.count + 2
            world.server.change {
                $0.answers = [next: DAVResponse(status: status, body: Array(body.utf8))]
            }
            #expect(try world.publish(items(1)).foreign == ["u0"])
            #expect(world.ledger.entries().allSatisfy { $0.etag == nil })
        }
        try world.publish([])
        #expect(world.ledger.entries().isEmpty && world.server.texts.isEmpty)
    }

    @Test("what somebody puts there after it was listed is told from ours by its text")
    func contested() throws {
        for (text, isForeign) in [("v1", false), ("theirs", true)] {
            let world = World()
            world.server.change { state in
                state.meanwhile[2] = { _ = $0.put("u0.ics", Array(text.utf8)) }
            }
            let report = try world.publish(items(1))
            #expect(report.foreign.isEmpty != isForeign)
            #expect(world.ledger.entries().isEmpty == isForeign)
            #expect(world.server.texts == ["u0.ics \(text)"])
        }
    }

    @Test("an update whose answer was lost is known again, and not told as somebody else's")
    func lostAnswer() throws {
        let world = World()
        try world.publish(items(3))
        world.server.change {
            ($0.diesAt, $0.diesAfterActing) = ($0.requests.count + 3, true)
        }
        #expect(throws: PublishError.self) { try world.publish(items(3, "v2")) }
        world.server.change { $0.diesAt = nil }
        let rest = try world.publish(items(3, "v2"))
        #expect(rest.touchedByOthers.isEmpty && rest.refused.isEmpty)
        #expect(world.server.texts == ["u0.ics v2", "u1.ics v2", "u2.ics v2"])
        #expect(try world.publish(items(3, "v2")).unchanged == 3)
    }

    @Test("wherever the server dies, a second run finishes, and nothing is sent twice for long")
    func dies() throws {
        for acted in [false, true] {
            for number in 0..<30 {
                let world = World()
                world.server.change {
                    ($0.isThere, $0.diesAt, $0.diesAfterActing) = (false, number, acted)
                }
                let died = try? world.publish(items(20))
                if died == nil {
                    #expect(world.server.requests.count == number + 1)
                } else {
                    #expect(number > 22)
                }
                world.server.change { $0.diesAt = nil }
                let rest = try world.publish(items(20))
                #expect(
                    rest.foreign.isEmpty && rest.refused.isEmpty && rest.touchedByOthers.isEmpty)
                #expect(world.server.texts.count == 20)
                #expect(try world.publish(items(20)).unchanged == 20)
                #expect(world.server.writes.count <= 21)
            }
        }
    }

    @Test("an error says how many changes are made and how many are left")
    func told() throws {
        let world = World()
        world.server.change { $0.diesAt = 2 + 20 }
        let error = #expect(throws: PublishError.self) { try world.publish(items(40)) }
        #expect(error?.done.created.count == 20)
        #expect(error?.left == 20)
        world.server.change { $0.diesAt = $0.requests.count }
        let early = #expect(throws: PublishError.self) { try world.publish(items(40)) }
        #expect(early?.left == nil)
    }

    @Test("what somebody changes meanwhile (412) is read again, and then replaced")
    func stale() throws {
        let world = World()
        try world.publish(items(2))
        let put = world.server.requests.count + 2
        world.server.change { $0.meanwhile[put] = { _ = $0.put("u0.ics", [9]) } }
        let report = try world.publish(items(2, "v2"))
        #expect(report.updated.sorted() == ["u0", "u1"] && report.refused.isEmpty)
        #expect(world.server.texts == ["u0.ics v2", "u1.ics v2"])
        #expect(world.ledger.entries().allSatisfy { $0.etag != nil })
    }

    @Test("what somebody changed before is told and says again what it should")
    func touched() throws {
        let world = World()
        try world.publish(items(2))
        world.server.change { _ = $0.put("u0.ics", Array("moved".utf8)) }
        let report = try world.publish(items(2))
        #expect(report.updated == ["u0"] && report.touchedByOthers == ["u0"])
        #expect(world.server.texts == ["u0.ics v1", "u1.ics v1"])
    }

    @Test("an event that a client only added to stays as it is")
    func added() throws {
        let world = World()
        try world.publish(items(1))
        world.server.change { _ = $0.put("u0.ics", Array("v1 and an alarm put away".utf8)) }
        let report = try world.publish(items(1))
        #expect(report.changes == 0 && report.touchedByOthers.isEmpty)
        let requests = world.server.requests.count
        try world.publish(items(1))
        #expect(world.server.requests.count == requests + 2)
    }

    @Test("an event that somebody removed comes back")
    func removed() throws {
        let world = World()
        try world.publish(items(1))
        world.server.change { $0.resources = [:] }
        let report = try world.publish(items(1))
        #expect(report.created == ["u0"] && report.touchedByOthers == ["u0"])
        world.server.change { $0.resources = [:] }
        #expect(try world.publish([]).changes == 0)
        #expect(world.ledger.entries().isEmpty)
    }

    @Test("a calendar that changes all the time is given up after some rounds, and said so")
    func restless() throws {
        let world = World()
        try world.publish(items(1))
        world.server.change { state in
            for number in 0..<50 { state.meanwhile[number] = { _ = $0.put("u0.ics", [9]) } }
        }
        let report = try world.publish(items(1, "v2"))
        #expect(report.refused.map(\.status) == [412])
        #expect(world.server.requests.count < 20)
    }

    @Test("two publishers with one ledger, each between the other's requests, agree in the end")
    func together() throws {
        for number in 0..<12 {
            let world = World()
            let second = try world.publisher()
            let box = Once()
            world.server.change { state in
                state.meanwhile[number] = { state in
                    // The other one has put everything there and noted it.
                    guard box.isFirst else { return }
                    world.ledger.intend(
                        items(8).map { $0.entry("\($0.uid).ics", etag: nil) })
                    let kept = items(8).map { item in
                        let etag = state.put("\(item.uid).ics", item.body)
                        return item.entry("\(item.uid).ics", etag: etag)
                    }
                    world.ledger.settle(keep: kept, forget: [])
                }
            }
            let report = try world.publish(items(8))
            #expect(report.foreign.isEmpty && report.refused.isEmpty)
            #expect(try second.publish(items(8), name: "Plan").unchanged == 8)
            #expect(world.server.texts.count == 8)
        }
    }

    @Test("a server that tells no ETags is asked for them")
    func silent() throws {
        let world = World()
        world.server.change { $0.tellsETags = false }
        try world.publish(items(3))
        #expect(world.ledger.entries().allSatisfy { $0.etag != nil })
        #expect(try world.publish(items(3)).unchanged == 3)
        #expect(world.server.writes.count == 3)
    }

    @Test("a rehearsal asks and changes nothing")
    func rehearsal() throws {
        let world = World()
        world.server.change { $0.isThere = false }
        let report = try world.publisher().rehearse(items(2))
        #expect(report.hasMadeCalendar && report.created == ["u0", "u1"])
        #expect(world.server.requests.map(\.method) == ["PROPFIND"])
        #expect(world.ledger.entries().isEmpty)
    }

    @Test("a place that is no calendar is refused before anything is sent")
    func notACalendar() throws {
        let world = World()
        world.server.change { $0.isCalendar = false }
        let error = #expect(throws: PublishError.self) { try world.publish(items(1)) }
        #expect(error?.cause == .notACalendar)
        #expect(world.server.writes.isEmpty)
    }

    @Test(
        "each answer that stops a publication has its cause, and the next run goes on",
        arguments: [
            (401, PublishError.Cause.unauthenticated), (403, .forbidden),
            (302, .moved(to: "https://other/")), (500, .unexpected(status: 500, to: "PUT")),
            (507, .unexpected(status: 507, to: "PUT")),
            (404, .unexpected(status: 404, to: "PUT")),
            (423, .unexpected(status: 423, to: "PUT")),
        ])
    func stops(_ status: Int, _ cause: PublishError.Cause) throws {
        let world = World()
        world.server.change {
            $0.answers[3] = DAVResponse(status: status, headers: ["location": "https://other/"])
        }
        let error = #expect(throws: PublishError.self) { try world.publish(items(3)) }
        #expect(error?.cause == cause)
        #expect(error?.done.created == ["u0", "u2"] && error?.left == 1)
        #expect(try world.publish(items(3)).created == ["u1"])
    }

    @Test(
        "an answer to the first question ends it before anything is sent",
        arguments: [
            (401, PublishError.Cause.unauthenticated), (403, .forbidden),
            (500, .unexpected(status: 500, to: "PROPFIND")),
            (200, .unexpected(status: 200, to: "PROPFIND")),
            (207, .unreadable(MarkupError(problem: "no element where one must be", line: 1))),
        ])
    func first(_ status: Int, _ cause: PublishError.Cause) throws {
        let world = World()
        world.server.change { $0.answers[0] = DAVResponse(status: status) }
        let error = #expect(throws: PublishError.self) { try world.publish(items(3)) }
        #expect(error?.cause == cause && error?.left == nil)
        #expect(world.server.requests.count == 1 && world.ledger.entries().isEmpty)
    }

    @Test(
        "a calendar that cannot be made is told by its status, unless somebody else has just made it",
        arguments: [403, 404, 405, 409, 501])
    func noPlace(_ status: Int) throws {
        let world = World()
        world.server.change {
            ($0.isThere, $0.answers[1]) = (false, DAVResponse(status: status))
        }
        let error = #expect(throws: PublishError.self) { try world.publish(items(1)) }
        #expect(error?.cause == (status == 403 ? .forbidden : .noPlace(status: status)))
        guard [403, 405, 409].contains(status) else { return }
        let next = world.server.requests.count + 1
        world.server.change { state in
            state.answers = [next: DAVResponse(status: status)]
            state.meanwhile[next] = { $0.isThere = true }
        }
        #expect(try world.publish(items(1)).created == ["u0"])
    }

    @Test("an event that the server will not take does not keep the others away")
    func refused() throws {
        let world = World()
        world.server.change { $0.answers[2] = DAVResponse(status: 413) }
        let report = try world.publish(items(3))
        #expect(
            report.refused == [.init(uid: "u0", status: 413)] && report.created == ["u1", "u2"])
        #expect(report.unchanged == 0)
    }

    @Test("names are the UIDs where every server takes them")
    func names() {
        #expect(PublishPlan.name(of: "6f1c-2B_") == "6f1c-2B_.ics")
        #expect(PublishPlan.name(of: "a/../ü") == "uid-612f2e2e2fc3bc.ics")
        #expect(PublishPlan.name(of: "") == "uid-.ics")
    }

    @Test("what is sent is noted before; a note that fails sends nothing")
    func noted() throws {
        struct Stop: Error {}
        let world = World()
        #expect(throws: Stop.self) {
            try world.publisher().publish(items(1), name: "Plan") { _ in throw Stop() }
        }
        #expect(world.server.writes.isEmpty)
    }
}

/// True once.
private final class Once: Sendable {
    private let isDone = Mutex(false)
    var isFirst: Bool {
        isDone.withLock { done in
            defer { done = true }
            return !done
        }
    }
}
