import Foundation
import Testing

@Suite("Living with a plan, on the command line")
struct LivingCommandTests {
    /// Jo Park's sciatica, eight sessions from Monday 2026-12-07.
    private func clinic() throws -> Binary {
        let binary = try Binary.withClinic()
        try binary.run("plan", "create", "P1", "--cause", "sciatica", "--start", "mon")
        return binary
    }

    private func sessions(_ answer: Binary.Answer) throws -> [[String: Any]] {
        try #require(answer.json()["sessions"] as? [[String: Any]])
    }

    @Test("cancel, make up, move, attend and undo answer with each session they changed")
    func day() throws {
        var binary = try clinic()
        defer { binary.remove() }
        #expect(try binary.run("session", "cancel", "S2", "--reason", "sick").status == 64)
        let unsaid = try binary.run("session", "cancel", "S2", "--reason", "sick", "--json")
        #expect(unsaid.out.contains("--following"))
        let cancelled = try binary.run(
            "session", "cancel", "S2", "--reason", "sick", "--only", "--json")
        #expect(cancelled.status == 0)
        let changed = try sessions(cancelled)
        #expect(changed.count == 1 && changed[0]["status"] as? String == "cancelled")
        #expect(changed[0]["reason"] as? String == "sick")
        #expect((try cancelled.json()["makeUp"] as? [Any])?.isEmpty == false)
        let booked = try sessions(try binary.run("session", "makeup", "S2", "--json"))
        #expect(booked[0]["makesUp"] as? String == "S2")
        #expect(try binary.run("session", "attend", "S1").status == 1)
        binary.environment["PHYSIO_NOW"] = "2026-12-08T18:30"
        let attended = try binary.run("session", "attend", "S1", "--note", "better", "--json")
            .json()
        #expect((attended["session"] as? [String: Any])?["status"] as? String == "attended")
        #expect(try binary.run("session", "miss", "S1").status == 0)
        #expect(try binary.run("session", "confirm", "S3").status == 0)
        for _ in 0..<5 { #expect(try binary.run("undo").status == 0) }
        let all = try sessions(try binary.run("session", "list", "--json"))
        #expect(all.allSatisfy { $0["status"] as? String == "booked" })
        #expect(try binary.run("check").status == 0)
        let story = try binary.run("session", "show", "S2", "--json").json()
        #expect((story["history"] as? [Any])?.count == 3)
    }

    @Test("where no place is free, the desk is told how a session is moved all the same")
    func nowhere() throws {
        let binary = try clinic()
        defer { binary.remove() }
        #expect(
            try binary.run("patient", "set", "P1", "--blocked", "2026-11-30..2027-03-31").status
                == 0)
        let told = try binary.run("session", "options", "S2")
        #expect(told.status == 0 && told.out.contains("No free place"))
        #expect(
            told.out.contains("physio session move S2 --to TIME --only --despite RULE --reason WHY")
        )
        #expect(
            try binary.run("session", "options", "S2", "--json").out.contains("\"options\": []"))
    }

    @Test("a dry run of each says the same and writes nothing")
    func rehearsed() throws {
        let binary = try clinic()
        defer { binary.remove() }
        let before = try binary.run("plan", "show", "L1", "--json").out
        for command in [
            ["session", "cancel", "S1", "--reason", "away", "--all"],
            ["session", "move", "S1", "--to", "2026-12-15", "--following"],
            ["plan", "pause", "L1", "--from", "2026-12-14", "--to", "2026-12-20"],
            ["plan", "shift", "L1", "--days", "7"], ["plan", "extend", "L1", "--weeks", "1"],
            ["plan", "discharge", "L1", "--reason", "done"], ["undo"],
        ] {
            let (process, out, err) = try binary.start(command + ["--dry-run", "--json"])
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(command)")
            let document = try JSONSerialization.jsonObject(with: try Data(contentsOf: out))
            let told = try #require((document as? [String: Any])?["sessions"] as? [Any])
            #expect(!told.isEmpty || command == ["undo"], "\(command)")
            #expect(try String(contentsOf: err, encoding: .utf8).contains("nothing was written"))
            #expect(try binary.run("plan", "show", "L1", "--json").out == before)
        }
        let (process, out, _) = try binary.start(
            ["plan", "shift", "L1", "--days", "7", "--dry-run", "--json"])
        process.waitUntilExit()
        let document = try JSONSerialization.jsonObject(with: try Data(contentsOf: out))
        let plan = try #require((document as? [String: Any])?["plan"] as? [String: Any])
        #expect(plan["start"] as? String == "2026-12-14")
    }

    @Test("a move against a rule names it, and what is taken is not moved onto")
    func rules() throws {
        let binary = try clinic()
        defer { binary.remove() }
        let refused = try binary.run(
            "session", "move", "S1", "--to", "2026-12-07T19:00", "--only", "--json")
        #expect(refused.status == 1)
        let error = try #require(refused.json()["error"] as? [String: Any])
        let details = try #require(error["details"] as? [String])
        #expect(details.contains { $0.hasPrefix("opening-hours: ") })
        #expect(
            try binary.run(
                "session", "move", "S1", "--to", "2026-12-07T19:00", "--only", "--despite",
                "opening-hours", "--despite", "therapist-hours"
            ).status == 64)
        let moved = try binary.run(
            "session", "move", "S1", "--to", "2026-12-07T19:00", "--only", "--despite",
            "opening-hours", "--despite", "therapist-hours", "--reason", "agreed", "--json")
        #expect(moved.status == 0)
        #expect(try sessions(moved)[0]["start"] as? String == "19:00")
        #expect(try binary.run("session", "move", "S1", "--only").status == 64)
        #expect(try binary.run("session", "move", "S999", "--to", "mon", "--only").status == 66)
        #expect(
            try binary.run("session", "cancel", "S1", "--reason", "x", "--only").status == 64)
        #expect(
            try binary.run(
                "session", "cancel", "S1", "--reason", "sick", "--only", "--all"
            ).status == 64)
        #expect(try binary.run("check").status == 0)
    }

    @Test("history by patient and plan, a plan as of a day, and an undo out of order")
    func history() throws {
        var binary = try clinic()
        defer { binary.remove() }
        binary.environment["PHYSIO_NOW"] = "2026-12-02T09:00"
        #expect(try binary.run("plan", "shift", "L1", "--days", "7").status == 0)
        #expect(try binary.run("session", "confirm", "S1").status == 0)
        let entries = try #require(
            try binary.run("plan", "history", "L1", "--json").json()["history"]
                as? [[String: Any]])
        #expect(entries.count == 3)
        let shift = try #require(entries[1]["number"] as? Int)
        let refused = try binary.run("undo", "--entry", "\(shift)")
        #expect(refused.status == 1 && refused.err.contains("physio undo --entry \(shift + 1)"))
        let past = try binary.run("plan", "show", "L1", "--as-of", "2026-12-01", "--json").json()
        #expect((past["plan"] as? [String: Any])?["start"] as? String == "2026-12-07")
        #expect(try binary.run("history", "--patient", "jo park", "--json").out.contains("shift"))
        #expect(try binary.run("plan", "show", "L1", "--as-of", "2026-11-01").status == 66)
    }
}
