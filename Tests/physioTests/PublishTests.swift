import Foundation
import Testing

/// `physio publish` against real servers.
@Suite(
    "Calendars on servers",
    .enabled(
        if: CalendarServer.isHere || CalendarServer.mustRun,
        "needs PHYSIO_DAV_PYTHON with radicale and xandikos"))
struct PublishTests {
    /// A clinic with a plan, and a server.
    private struct Scene {
        var binary: Binary
        let server: CalendarServer

        init(_ kind: CalendarServer.Kind) throws {
            binary = try Binary.withClinic()
            try binary.run(
                "plan", "create", "P1", "--cause", "sciatica", "--start", "2026-12-07", "--side",
                "left")
            binary.environment["PHYSIO_CALDAV_PASSWORD"] = CalendarServer.password
            server = try CalendarServer(kind, in: binary.folder)
        }

        @discardableResult
        func publish(_ calendar: String = "plan", _ more: String...) throws -> Binary.Answer {
            try run(["--patient", "P1"], calendar, more)
        }

        func run(
            _ subject: [String], _ calendar: String, _ more: [String]
        ) throws -> Binary.Answer {
            let (process, out, err) = try start(subject, calendar, more)
            process.waitUntilExit()
            return Binary.Answer(
                status: process.terminationStatus,
                out: try String(contentsOf: out, encoding: .utf8),
                err: try String(contentsOf: err, encoding: .utf8))
        }

        func start(
            _ subject: [String], _ calendar: String, _ more: [String] = []
        ) throws -> (process: Process, out: URL, err: URL) {
            try binary.start(
                ["publish"] + subject
                    + ["--caldav", server.home + calendar, "--user", "jo", "--json"] + more)
        }

        func uid(_ session: String) throws -> String {
            let told = try binary.run("session", "show", session, "--json").json()
            return try #require(
                (told["uid"] ?? (told["session"] as? [String: Any])?["uid"]) as? String)
        }

        func file(_ uid: String, _ calendar: String = "plan") throws -> String {
            try #require(try server.files(calendar)["\(uid).ics"], "\(uid) is not on the server")
        }
    }

    private func counts(_ answer: Binary.Answer) throws -> [Int] {
        let told = try answer.json()
        let lists = ["created", "updated", "removed"].map { (told[$0] as? [String])?.count ?? -1 }
        return lists + [told["unchanged"] as? Int ?? -1]
    }

    @Test(
        "a plan is published, moved, cancelled and undone; each run sends what changed and nothing else",
        arguments: CalendarServer.Kind.allCases)
    func life(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        let first = try scene.publish("plan", "--alarm", "1d")
        #expect(first.status == 0, "\(first.out) \(first.err)")
        let all = try counts(first)[0]
        #expect(all >= 8)
        #expect(try first.json()["made"] as? Bool == true)
        #expect(try scene.server.files("plan").count == all)
        #expect(try counts(scene.publish("plan", "--alarm", "1d")) == [0, 0, 0, all])

        let (moved, cancelled) = (try scene.uid("S1"), try scene.uid("S2"))
        try #require(
            try scene.binary.run(
                "session", "move", "S1", "--to", "2026-12-07T14:00", "--only"
            ).status == 0)
        try #require(
            try scene.binary.run("session", "cancel", "S2", "--reason", "sick", "--only").status
                == 0)
        let rehearsed = try scene.publish("plan", "--alarm", "1d", "--dry-run")
        #expect(try counts(rehearsed)[1] >= 2)
        #expect(try !scene.file(moved).contains("20261207T140000"))
        let second = try scene.publish("plan", "--alarm", "1d")
        #expect(try counts(second).prefix(3) == counts(rehearsed).prefix(3))
        #expect(try scene.file(moved).contains("20261207T140000"))
        #expect(try scene.file(cancelled).contains("STATUS:CANCELLED"))
        #expect(try scene.server.files("plan").count == all)

        try #require(try scene.binary.run("undo").status == 0)
        #expect(try counts(scene.publish("plan", "--alarm", "1d"))[1] >= 1)
        #expect(try !scene.file(cancelled).contains("STATUS:CANCELLED"))
    }

    @Test(
        "questionnaires are tasks: due, done when they are answered, gone with the plan; others' stay",
        arguments: CalendarServer.Kind.allCases)
    func tasks(_ kind: CalendarServer.Kind) throws {
        var scene = try Scene(kind)
        defer { scene.binary.remove() }
        let first = try scene.publish("plan", "--tasks")
        #expect(first.status == 0 && first.err.isEmpty, "\(first.out) \(first.err)")
        let tasks = try scene.server.files("plan").filter { $0.value.contains("BEGIN:VTODO") }
        #expect(tasks.count > 1)
        for (name, text) in tasks {
            #expect(name.hasSuffix("-task.ics") && !text.contains("VEVENT"))
            #expect(text.contains("STATUS:NEEDS-ACTION") && text.contains("DUE;VALUE=DATE:"))
        }
        #expect(
            !(try scene.server.files("plan")).values.contains {
                $0.contains("BEGIN:VEVENT") && $0.contains("SUMMARY:Questions to fill in")
            })
        #expect(try counts(scene.publish("plan", "--tasks")).prefix(3) == [0, 0, 0])

        let own = event(uid: "milk", at: "20261207T120000Z", "Milk")
            .replacing("VEVENT", with: "VTODO")
        #expect(try scene.server.put(own, "plan/milk.ics") == 201)
        let due = try #require(tasks.first { $0.value.contains("20261221") })
        // Ticked off by the patient, who knows best: it stays so.
        let ticked = due.value.replacing("STATUS:NEEDS-ACTION", with: "STATUS:COMPLETED")
        #expect((200..<300).contains(try scene.server.put(ticked, "plan/\(due.key)")))
        #expect(try counts(scene.publish("plan", "--tasks")).prefix(3) == [0, 0, 0])
        #expect(try scene.server.files("plan")[due.key]?.contains("STATUS:COMPLETED") == true)

        scene.binary.environment["PHYSIO_NOW"] = "2026-12-21T09:00"
        for measure in ["NPRS", "ODI", "RMDQ", "PSFS", "STARTBACK"] {
            try #require(
                try scene.binary.run("outcome", "add", "P1", "--measure", measure, "--score", "3")
                    .status == 0)
        }
        let answered = try scene.publish("plan", "--tasks")
        #expect(try answered.json()["updated"] as? [String] == [String(due.key.dropLast(4))])
        let done = try #require(try scene.server.files("plan")[due.key])
        #expect(done.contains("STATUS:COMPLETED") && done.contains("COMPLETED:20261221T090000Z"))
        #expect(done.contains("SEQUENCE:5"))

        try #require(
            try scene.binary.run("plan", "discharge", "L1", "--reason", "well").status == 0)
        #expect(
            try (scene.publish("plan", "--tasks").json()["removed"] as? [String]).map {
                $0.count >= tasks.count
            } == true)
        let left = try scene.server.files("plan").filter { $0.value.contains("VTODO") }
        #expect(left.keys.sorted() == ["milk.ics"])
    }

    @Test(
        "a calendar that takes no tasks is told, and what is due goes there as events",
        arguments: CalendarServer.Kind.allCases)
    func withoutTasks(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        try scene.publish()
        let before = try scene.server.files("plan")
        #expect(before.values.contains { $0.contains("SUMMARY:Questions to fill in") })
        let answer = try scene.publish("plan", "--tasks")
        #expect(answer.status == 0 && answer.err.contains("takes no tasks"), "\(answer.err)")
        #expect(try answer.json()["lacksTasks"] as? Bool == true)
        #expect(try counts(answer) == [0, 0, 0, before.count])
        let theirs = event(uid: "lunch", at: "20261207T120000Z", "Lunch")
        #expect(try scene.server.put(theirs, "plan/lunch.ics") == 201)
        // At a new address they are tasks, and turn back into events without the flag.
        #expect(try scene.publish("both", "--tasks").err.isEmpty)
        let back = try counts(scene.publish("both"))
        // What falls on one day is one event.
        #expect(back[2] > 1 && back[0] + back[1] > 1 && back[0] <= back[2], "\(back)")
        #expect(!(try scene.server.files("both")).values.contains { $0.contains("VTODO") })
        #expect(try scene.file("lunch").contains("Lunch"))
    }

    @Test(
        "undoing a whole plan leaves its sessions cancelled and takes its routines off the server",
        arguments: CalendarServer.Kind.allCases)
    func undonePlan(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        let all = try counts(scene.publish())[0]
        let undone = try scene.binary.run("undo")
        let answer = try scene.publish()
        #expect(answer.status == 0, "\(answer.err)")
        let files = try scene.server.files("plan")
        if undone.status == 0 {
            let sent = try counts(answer)
            #expect(sent[1] + sent[2] + sent[3] == all)
            #expect(files.values.allSatisfy { $0.contains("STATUS:CANCELLED") })
        } else {
            #expect(try counts(answer) == [0, 0, 0, all] && files.count == all)
        }
        #expect(try scene.binary.run("check").status == 0)
    }

    @Test(
        "what others put into the calendar is neither changed nor removed",
        arguments: CalendarServer.Kind.allCases)
    func foreign(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        try scene.publish()
        let theirs = event(uid: "lunch", at: "20261207T120000Z", "Lunch")
        #expect(try scene.server.put(theirs, "plan/lunch.ics") == 201)
        let before = try scene.file("lunch")
        try scene.publish("plan", "--include", "milestones")
        #expect(try scene.file("lunch") == before)
        try scene.publish()
        #expect(try scene.file("lunch") == before)
    }

    @Test(
        "a copy of an event under a name of its own is told and left, and the rest is published",
        arguments: CalendarServer.Kind.allCases)
    func clash(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        let uid = try scene.uid("S1")
        #expect(try scene.publish("plan", "--include", "milestones").status == 0)
        let copy = event(uid: uid, at: "20261207T080000Z", "My copy")
        #expect(try scene.server.put(copy, "plan/copy.ics") == 201)
        let answer = try scene.publish()
        #expect(answer.status == 1)
        #expect(try answer.json()["foreign"] as? [String] == [uid])
        #expect(try scene.file("copy").contains("My copy"))
        let sent = try counts(answer)
        #expect(try sent[0] + sent[3] == scene.server.files("plan").count - 1)
    }

    @Test(
        "an event that somebody moved on the server says again what the clinic says, and this is told",
        arguments: CalendarServer.Kind.allCases)
    func touched(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        try scene.publish()
        let uid = try scene.uid("S1")
        let moved = event(uid: uid, at: "20261224T100000Z", "Moved by hand")
        #expect((200..<300).contains(try scene.server.put(moved, "plan/\(uid).ics")))
        let answer = try scene.publish()
        #expect(answer.status == 0)
        #expect(try answer.json()["changedByOthers"] as? [String] == [uid])
        #expect(answer.err.contains("1 entry of the calendar had been changed or removed"))
        #expect(try !scene.file(uid).contains("Moved by hand"))
        // A client that only noted a reminder is left alone.
        let text = try scene.file(uid)
        let noted = text.replacing(
            "END:VEVENT", with: "X-MOZ-LASTACK:20261206T080000Z\r\nEND:VEVENT")
        #expect((200..<300).contains(try scene.server.put(noted, "plan/\(uid).ics")))
        #expect(try counts(scene.publish())[1] == 0)
        #expect(try scene.file(uid).contains("X-MOZ-LASTACK"))
    }

    @Test(
        "a server that is killed half-way loses nothing: the next run finishes",
        arguments: CalendarServer.Kind.allCases)
    func killed(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        let (process, out, _) = try scene.start(["--patient", "P1"], "plan")
        while try process.isRunning && scene.server.files("plan").count < 4 { usleep(1000) }
        scene.server.kill()
        process.waitUntilExit()
        let there = try scene.server.files("plan").count
        #expect(there >= 4)
        if process.terminationStatus == 0 {
            print("note: \(kind.rawValue) was done before it could be killed")
        } else {
            #expect(process.terminationStatus == 1)
            let told = try String(contentsOf: out, encoding: .utf8)
            #expect(told.contains("On the server and remembered"), "\(told)")
        }
        let down = try scene.publish()
        #expect(down.status == 1)
        #expect(down.out.contains("no connection"))
        try scene.server.start()
        let rest = try scene.publish()
        #expect(rest.status == 0, "\(rest.out) \(rest.err)")
        #expect(try (rest.json()["foreign"] as? [String])?.isEmpty == true)
        let all = try scene.server.files("plan").count
        #expect(try counts(scene.publish()) == [0, 0, 0, all])
        #expect(all > there)
    }

    @Test("a publisher that is killed half-way finishes when it is run again")
    func killedPublisher() throws {
        let scene = try Scene(.radicale)
        defer { scene.binary.remove() }
        let (process, _, _) = try scene.start(["--patient", "P1"], "plan")
        while try process.isRunning && scene.server.files("plan").count < 4 { usleep(1000) }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let rest = try scene.publish()
        #expect(rest.status == 0, "\(rest.out) \(rest.err)")
        let all = try scene.server.files("plan").count
        #expect(try counts(scene.publish()) == [0, 0, 0, all])
    }

    @Test(
        "two publishers at once put each event there once", arguments: CalendarServer.Kind.allCases)
    func twoPublishers(_ kind: CalendarServer.Kind) throws {
        let scene = try Scene(kind)
        defer { scene.binary.remove() }
        let both = try (0..<2).map { _ in try scene.start(["--patient", "P1"], "plan") }
        for one in both { one.process.waitUntilExit() }
        for one in both {
            let told = try String(contentsOf: one.out, encoding: .utf8)
            #expect(one.process.terminationStatus == 0, "\(told)")
        }
        let files = try scene.server.files("plan")
        #expect(try counts(scene.publish()) == [0, 0, 0, files.count])
    }

    @Test("calendars of two patients and of everybody stand beside each other, one subject in each")
    func subjects() throws {
        let scene = try Scene(.xandikos)
        defer { scene.binary.remove() }
        try scene.publish("jo")
        #expect(try scene.run(["--therapist", "T1"], "ana", []).status == 0)
        #expect(
            try scene.run(["--clinic"], "all ünder one rööf", ["--privacy", "busy"]).status == 0)
        let mixed = try scene.run(["--therapist", "T1"], "jo", [])
        #expect(mixed.status == 1)
        #expect(mixed.out.contains("already holds what was published for P1"))
        let everybody = try scene.server.files("all ünder one rööf")
        let erased = try scene.binary.run("patient", "erase", "P1", "--yes")
        #expect(erased.err.contains("\(scene.server.home)jo/ still holds the appointments"))
        #expect(everybody.count >= 8 && everybody.values.allSatisfy { !$0.contains("Jo Park") })
    }

    @Test("a wrong password is told with a remedy, and shown nowhere")
    func wrongPassword() throws {
        var scene = try Scene(.radicale)
        defer { scene.binary.remove() }
        let secret = "wrong-and-secret"
        scene.binary.environment["PHYSIO_CALDAV_PASSWORD"] = secret
        let answer = try scene.publish()
        #expect(answer.status == 1)
        #expect(answer.out.contains("401") && answer.out.contains("--password-file"))
        #expect(!(answer.out + answer.err).contains(secret))
        scene.binary.environment["PHYSIO_CALDAV_PASSWORD"] = nil
        #expect(try scene.publish().status == 64)
        let file = scene.binary.folder.appendingPathComponent("secret")
        try "\(CalendarServer.password)\nmore\n".write(to: file, atomically: true, encoding: .utf8)
        chmod(file.path, 0o644)
        let warned = try scene.publish("plan", "--password-file", file.path)
        #expect(warned.status == 0)
        #expect(warned.err.contains("others may read the password"))
        chmod(file.path, 0o600)
        #expect(try !scene.publish("plan", "--password-file", file.path).err.contains("others"))
    }

    @Test("places that are no calendar, or where none may be made, are told as such")
    func places() throws {
        let scene = try Scene(.radicale)
        defer { scene.binary.remove() }
        let home = try scene.publish("")
        #expect(home.status == 1 && home.out.contains("but no calendar"))
        let deep = try scene.publish("no/such/folder")
        #expect(deep.status == 1)
        let other = try scene.publish("../anna/plan")
        #expect(other.status == 64)
    }

    private func event(uid: String, at start: String, _ summary: String) -> String {
        """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//Somebody//Else//EN\r
        BEGIN:VEVENT\r
        UID:\(uid)\r
        DTSTAMP:20261130T080000Z\r
        DTSTART:\(start)\r
        DURATION:PT45M\r
        SUMMARY:\(summary)\r
        END:VEVENT\r
        END:VCALENDAR\r

        """
    }
}
