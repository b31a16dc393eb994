import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test("exit statuses tell what kind of failure it was")
    func statuses() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try binary.run("room", "list").status == 66)
        #expect(try binary.run("clinic", "init", "--name", "N").status == 64)
        #expect(
            try binary.run("clinic", "init", "--name", "N", "--time-zone", "Europe/Atlantis").status
                == 65)
        #expect(!FileManager.default.fileExists(atPath: binary.database.path))
        #expect(
            try binary.run("clinic", "init", "--name", "N", "--time-zone", "Europe/London").status
                == 0)
        #expect(
            try binary.run("clinic", "init", "--name", "N", "--time-zone", "Europe/London").status
                == 73)
        #expect(try binary.run("plan", "show", "L7").status == 66)
        #expect(try binary.run("patient", "add", "A", "--weight-kg", "9000").status == 65)
        #expect(try binary.run("nonsense").status == 64)
        try Data("no database".utf8).write(to: binary.folder.appendingPathComponent("text.db"))
        let text = binary.folder.appendingPathComponent("text.db").path
        #expect(try binary.run("room", "list", "--db", text).status == 65)
        #expect(try String(contentsOfFile: text, encoding: .utf8) == "no database")
    }

    @Test("with --json every answer is one document, errors too, wherever the option stands")
    func json() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let listed = try binary.run("--json", "therapist", "list").json()
        #expect((listed["therapists"] as? [Any])?.count == 2)
        let missing = try binary.run("patient", "show", "nobody", "--json")
        #expect(missing.status == 66)
        let error = try #require(missing.json()["error"] as? [String: Any])
        #expect(error["code"] as? String == "not-found")
        #expect((error["remedy"] as? String)?.isEmpty == false)
        let nowhere = try binary.run("cause", "list", "--plans", "/nowhere", "--json")
        #expect(nowhere.status == 66)
        #expect((try nowhere.json()["error"] as? [String: Any])?["code"] as? String == "not-found")
        let wrong = try binary.run("session", "add", "--json")
        #expect(wrong.status == 64)
        #expect(try wrong.json()["error"] != nil)
    }

    @Test("a plan is created, shown, listed, explained and exported, with the keys scripts rely on")
    func plan() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let created = try binary.run(
            "plan", "create", "jo park", "--cause", "sciatica", "--start", "mon", "--json")
        #expect(created.status == 0)
        let document = try created.json()
        #expect(document["findings"] is [Any] && document["questions"] is [Any])
        let plan = try #require(document["plan"] as? [String: Any])
        let sessions = try #require(plan["sessions"] as? [[String: Any]])
        #expect(plan["routines"] is [Any] && plan["milestones"] is [Any])
        let keys = [
            "id", "uid", "plan", "patient", "therapist", "room", "kind", "title", "date", "start",
            "end", "timeZone", "startUTC", "endUTC", "status", "sequence", "phase", "number", "of",
            "reason",
        ]
        for session in sessions { #expect(Set(keys).isSubset(of: Set(session.keys))) }
        #expect(sessions[0]["startUTC"] as? String == "2026-12-07T08:00:00Z")
        for verb in ["show", "explain"] {
            #expect(try binary.run("plan", verb, "L1").status == 0)
        }
        let output = binary.folder.appendingPathComponent("jo.ics").path
        #expect(try binary.run("export", "--patient", "P1", "--output", output).status == 0)
        let text = try String(contentsOfFile: output, encoding: .utf8)
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(!text.lowercased().contains("sciatica"))
        #expect(try binary.run("export", "--patient", "P1").out == text)
        #expect(try binary.run("check").status == 0)
    }

    @Test("a dry run answers as the real one would and leaves the file as it was")
    func dryRun() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("room", "list")
        let before = try binary.run("history", "--limit", "500", "--json").out
        for arguments in [
            ["plan", "create", "P1", "--cause", "hip-bursitis", "--dry-run", "--json"],
            ["--dry-run", "room", "add", "Pool"], ["patient", "erase", "P1", "--dry-run"],
            ["absence", "add", "T1", "--from", "today", "--to", "+2w", "--dry-run"],
        ] {
            let (process, out, _) = try binary.start(arguments)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(try !Data(contentsOf: out).isEmpty)
        }
        #expect(try binary.run("history", "--limit", "500", "--json").out == before)
        #expect(try binary.run("plan", "list").out.contains("No plans yet"))
        #expect(try binary.run("room", "list").out.contains("Pool") == false)
    }

    @Test("what does not fit is refused with the rule that binds, and nothing is booked")
    func refusal() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run(
            "patient", "add", "Sunday Only", "--born", "1970-01-01", "--available",
            "Sun 09:00-12:00")
        try binary.run("screen", "Sunday Only", "--clear")
        let refused = try binary.run("plan", "create", "Sunday", "--cause", "sciatica", "--json")
        #expect(refused.status == 1)
        let error = try #require(refused.json()["error"] as? [String: Any])
        #expect(error["code"] as? String == "refused")
        #expect((error["details"] as? [Any])?.isEmpty == false)
        let all = try binary.run("session", "list", "--json").json()
        #expect((all["sessions"] as? [Any])?.isEmpty == true)
        let referral = try binary.run("plan", "create", "P1", "--cause", "pagets-disease")
        #expect(referral.status == 1)
        #expect(referral.err.contains("referral"))
    }

    @Test(
        "an odd name goes from the command line through the file into the calendar, unchanged",
        arguments: [
            "Zoë 🦵🏽 O’Brien", "محمد عبد الله", "\u{e9}; \"quotes\", commas: \\ and 'more'",
            String(repeating: "長い ", count: 166) + "fi", "--json", "$(rm -rf /)",
        ])
    func oddNames(name: String) throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        #expect(
            try binary.run(
                "patient", "add", "--born", "1980-01-01", "--email", "a@b.example", "--", name
            ).status == 0)
        let shown = try binary.run("patient", "show", "P2", "--json").json()
        let patient = try #require(shown["patient"] as? [String: Any])
        #expect(patient["name"] as? String == name)
        try binary.run("session", "add", "P2", "--at", "2026-12-01T09:00", "--therapist", "T1")
        let out = try binary.run("export", "--therapist", "T1", "--privacy", "full").out
        var bytes: [UInt8] = []
        for byte in out.utf8 {
            if byte == 32, bytes.suffix(2) == [13, 10] {
                bytes.removeLast(2)
            } else {
                bytes.append(byte)
            }
        }
        let escaped = name.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "\n", with: "\\n")
            .replacingOccurrences(of: ";", with: "\\;").replacingOccurrences(of: ",", with: "\\,")
        #expect(
            String(decoding: bytes, as: UTF8.self)
                .contains("\r\nSUMMARY:\(escaped): Physiotherapy\r\n"))
    }

    @Test(
        "a mail address is checked when it is entered, whoever's it is",
        arguments: [
            ["patient", "add", "Lee"], ["patient", "set", "P1"], ["therapist", "add", "Cleo"],
            ["therapist", "set", "T1"], ["clinic", "set"],
        ])
    func mailAddress(command: [String]) throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        for wrong in ["", "a", "a@b", "a@b.", "a@@b.example", "a b@c.example", "<a@b.example>"] {
            #expect(try binary.run(command + ["--email", wrong]).status == 65, "\(wrong)")
        }
        #expect(try binary.run(command + ["--email", " a@b.example\n"]).status == 0)
    }

    @Test("a second plan for the same cause is made only when it is said to be meant")
    func second() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        #expect(try binary.run("plan", "create", "P1", "--cause", "sciatica").status == 0)
        let refused = try binary.run("plan", "create", "P1", "--cause", "sciatica")
        #expect(refused.status == 1)
        #expect(refused.err.contains("L1"))
        #expect(
            try binary.run("plan", "create", "P1", "--cause", "sciatica", "--second-plan").status
                == 0)
        #expect(try binary.run("plan", "create", "P1", "--cause", "hip-bursitis").status == 0)
        #expect(try binary.run("check").status == 0)
    }

    @Test("eight programs that book at once leave one session for each that said so")
    func atOnce() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let running = try (0..<8).map { index in
            try binary.start([
                "session", "add", "P1", "--at", "2026-12-0\(1 + index / 4)T1\(index % 4):00",
                "--minutes", "60",
            ])
        }
        for (process, _, _) in running { process.waitUntilExit() }
        let booked = running.filter { $0.process.terminationStatus == 0 }.count
        #expect(booked == 8)
        let all = try binary.run("session", "list", "--json").json()
        #expect((all["sessions"] as? [Any])?.count == booked)
        #expect(try binary.run("check").status == 0)
    }

    @Test("a program killed while it writes leaves a whole plan or none")
    func killed() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        for attempt in 0..<12 {
            try binary.run("patient", "add", "Patient \(attempt)", "--born", "1970-01-01")
            try binary.run("screen", "P\(attempt + 2)", "--clear")
            let (process, _, _) = try binary.start([
                "plan", "create", "P\(attempt + 2)", "--cause", "sciatica",
            ])
            Thread.sleep(forTimeInterval: 0.05 * Double(attempt + 1))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let plans = try #require(
            try binary.run("plan", "list", "--json").json()["plans"] as? [[String: Any]])
        for plan in plans {
            let sessions = try #require(plan["sessions"] as? [[String: Any]])
            #expect(sessions.filter { $0["kind"] as? String == "physiotherapy" }.count == 8)
        }
        #expect(try binary.run("check").status == 0)
    }

    @Test("every command has help with an example, and completion scripts are made")
    func help() throws {
        let binary = try Binary()
        defer { binary.remove() }
        for words in [
            ["demo"], ["doctor"], ["check"], ["clinic", "init"], ["room", "add"],
            ["therapist", "add"], ["absence", "add"], ["patient", "add"], ["cause", "show"],
            ["plan", "create"], ["plan", "explain"], ["session", "add"], ["upcoming"], ["today"],
            ["week"], ["drift"], ["plan", "chart"], ["repair"],
            ["export"], ["template", "lint"], ["history"], ["undo"], ["session", "cancel"],
            ["session", "move"], ["session", "makeup"], ["session", "attend"], ["plan", "pause"],
            ["plan", "resume"], ["plan", "shift"], ["plan", "extend"], ["plan", "discharge"],
        ] {
            let (process, out, _) = try binary.start(words + ["--help"])
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(try String(contentsOf: out, encoding: .utf8).contains("physio \(words[0])"))
        }
        #expect(try binary.run("--generate-completion-script", "bash").out.contains("physio"))
    }

    @Test("the program that a clinic runs asks for the age, and sends a child on")
    func age() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("patient", "add", "Child", "--born", "2014-05-01")
        try binary.run("patient", "add", "Unknown")
        try binary.run("screen", "P2", "--clear")
        try binary.run("screen", "P3", "--clear")
        let child = try binary.run("plan", "create", "P2", "--cause", "sciatica")
        #expect(child.status == 1 && child.err.contains("children's service"))
        let unknown = try binary.run("plan", "create", "P3", "--cause", "sciatica")
        #expect(unknown.status == 1 && unknown.err.contains("physio patient set P3 --born"))
    }
}
