import Foundation
import Testing

@Suite("Calendars on the command line")
struct CalendarCommandTests {
    private func write(_ text: String, _ name: String, _ binary: Binary) throws -> String {
        let url = binary.folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    private func calendar(_ lines: String) -> String {
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x\nDTSTAMP:20261101T000000Z\nSUMMARY:Secret\n"
            + lines + "\nEND:VEVENT\nEND:VCALENDAR\n"
    }

    private let span = "DTSTART:20261202T100000Z\nDTEND:20261202T103000Z"

    @Test("import-busy lists what it hits, is shown in day and week, repaired, undone and checked")
    func busy() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("session", "add", "P1", "--at", "2026-12-02T10:15", "--therapist", "T1")
        let file = try write(calendar(span), "ana.ics", binary)
        let dry = try binary.run("import-busy", "ana silva", file, "--dry-run")
        #expect(dry.status == 0 && dry.err.contains("nothing was written"))
        #expect(try !binary.run("today", "--date", "2026-12-02").out.contains("busy"))
        let done = try binary.run("import-busy", "ana silva", file)
        #expect(
            done.out == """
                T1  Ana Silva: 1 busy time through 2028-01-04.
                The first is 2026-12-02 10:00-10:30, the last 2026-12-02 10:00-10:30.
                They hit 1 booked session:
                S1  Wed 2026-12-02 10:15-11:00  Jo Park with Ana Silva in Gym
                Next: physio repair

                """)
        #expect(
            try binary.run("today", "--date", "2026-12-02").out.contains(
                "Ana Silva is busy 10:00-10:30\n"))
        #expect(try binary.run("week").out.contains("busy -10:30"))
        let day = try binary.run("today", "--date", "2026-12-02", "--json").json()
        let shown = try #require((day["busy"] as? [[String: Any]])?.first)
        #expect(shown["start"] as? String == "2026-12-02T10:00" && shown.count == 3)
        let repair = try binary.run("repair", "--apply")
        #expect(repair.out.contains("Ana Silva is taken, 2026-12-02 10:00-10:30."))
        #expect(try binary.run("history").out.contains("physio import-busy … …"))
        #expect(try !binary.run("history", "--json").out.contains("ana.ics"))
        #expect(try binary.run("check").status == 0)
        for _ in 1...2 { #expect(try binary.run("undo").status == 0) }
        #expect(try !binary.run("today", "--date", "2026-12-02").out.contains("busy"))
        #expect(try binary.run("check").status == 0)
    }

    @Test("bad calendars exit with 65, file, line and reason; an unknown person or file with 66")
    func bad() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let file = try write(calendar("DTSTART:20270230T100000Z"), "bad.ics", binary)
        for arguments in [["import-busy", "T1", file], ["clinic", "set", "--closed-from", file]] {
            let (process, _, err) = try binary.start(arguments)
            process.waitUntilExit()
            #expect(process.terminationStatus == 65)
            let told = try String(contentsOf: err, encoding: .utf8)
            #expect(
                told.contains(
                    "bad.ics:7: error: event of 2027-02-28, title of 6 letters: DTSTART: the date"))
            #expect(!told.contains("Secret"))
        }
        #expect(try binary.run("import-busy", "nobody", file).status == 66)
        #expect(try binary.run("import-busy", "T1", "/nowhere.ics").status == 66)
        #expect(try binary.run("import-busy", "T1").status == 64)
        #expect(try binary.run("import-reply", file).status == 65)
        let error = try binary.run("import-busy", "T1", file, "--json").json()["error"]
        #expect(((error as? [String: Any])?["details"] as? [String])?.count == 1)
    }

    @Test("closed-from closes whole days at the start and later, and says what it passed over")
    func closed() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("session", "add", "P1", "--at", "2026-12-02T10:15")
        let file = try write(
            calendar("DTSTART;VALUE=DATE:20201202\nRRULE:FREQ=YEARLY"), "holidays.ics", binary)
        let set = try binary.run("clinic", "set", "--closed-from", file)
        #expect(set.out.contains("closed        2026-12-02, 2027-12-02\n"))
        #expect(set.err.contains("No longer in the opening hours: 1 booked session"))
        let meeting = try write(calendar(span), "meeting.ics", binary)
        let other = try binary.run("clinic", "set", "--closed-from", meeting)
        #expect(
            other.status == 0
                && other.err.contains("meeting.ics:3: warning: 'Secret' is not a whole day"))
        let fresh = binary.folder.appendingPathComponent("fresh.db").path
        let made = try binary.run(
            "clinic", "init", "--name", "N", "--time-zone", "Europe/London", "--closed-from", file,
            "--db", fresh)
        #expect(made.out.contains("2026-12-02, 2027-12-02"))
    }

    @Test("an invitation goes out, its answer comes back, and a no is on the day's list")
    func invitation() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("session", "add", "P1", "--at", "2026-12-02T10:15", "--therapist", "T1")
        #expect(try binary.run("export", "--session", "S1", "--invite").status == 1)
        try binary.run("clinic", "set", "--email", "desk@clinic.example")
        try binary.run("patient", "set", "P1", "--email", "Jo@mail.example")
        let sent = try binary.run("export", "--session", "S1", "--invite")
        #expect(sent.out.contains("METHOD:REQUEST\r\n") && sent.out.contains("RSVP"))
        let folder = binary.folder.appendingPathComponent("out").path + "/"
        #expect(
            try binary.run("export", "--patient", "P1", "--invite", "--output", folder).out
                .contains("1 invitation would say the same as the last one"))
        #expect(
            try binary.run("export", "--patient", "P1", "--invite", "--all", "--output", folder)
                .status == 0)
        #expect(try String(contentsOfFile: folder + "S1.ics", encoding: .utf8) == sent.out)
        #expect(try binary.run("export", "--therapist", "T1", "--invite").status == 64)
        let alone = try binary.run("export", "--session", "S1")
        #expect(alone.out.contains("SUMMARY:Physiotherapy with") && !alone.out.contains("METHOD"))
        #expect(try binary.run("export", "--session", "S1", "--all").status == 64)
        let list = try #require(
            binary.run("session", "list", "--json").json()["sessions"] as? [[String: Any]])
        let uid = try #require(list[0]["uid"] as? String)
        let answer = sent.out.replacing("METHOD:REQUEST", with: "METHOD:REPLY")
        let yes = try write(
            answer.replacing("PARTSTAT=NEEDS-ACTION", with: "PARTSTAT=ACCEPTED"), "yes.ics", binary)
        let confirmed = try binary.run("import-reply", yes, "--json").json()
        #expect((confirmed["session"] as? [String: Any])?["status"] as? String == "confirmed")
        let no = try write(
            answer.replacing("PARTSTAT=NEEDS-ACTION", with: "PARTSTAT=DECLINED"), "no.ics", binary)
        #expect(try binary.run("import-reply", no).status == 0)
        let today = try binary.run("today").out
        #expect(today.contains("Declined by the patient: call") && today.contains("S1  Jo Park"))
        #expect(
            try binary.run("session", "list", "--declined").out.contains(
                "booked, declined by the patient"))
        try binary.run("session", "move", "S1", "--to", "2026-12-02T14:00", "--only")
        let old = try binary.run("import-reply", yes)
        #expect(old.status == 1 && old.err.contains("an earlier time or place of S1: SEQUENCE 0"))
        let strange = try write(answer.replacing(uid, with: "strange"), "strange.ics", binary)
        #expect(try binary.run("import-reply", strange).status != 0)
        #expect(try binary.run("check").status == 0)
    }

    @Test("free/busy times are a therapist's, go to a file or to JSON, and take no other wishes")
    func freeBusy() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("session", "add", "P1", "--at", "2026-12-02T10:15", "--therapist", "T1")
        let refused = try binary.run("export", "--therapist", "T1", "--free-busy")
        #expect(refused.status == 1 && refused.err.contains("physio clinic set --email"))
        try binary.run("clinic", "set", "--email", "desk@clinic.example")
        let file = binary.folder.appendingPathComponent("busy.ics").path
        let told = try binary.run("export", "--therapist", "T1", "--free-busy", "--output", file)
        #expect(told.out.hasSuffix("busy.ics: 1 busy time through 2028-01-04\n"))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("FREEBUSY;FBTYPE=BUSY:20261202T101500Z/20261202T110000Z\r\n"))
        #expect(try binary.run("export", "--therapist", "T1", "--free-busy").out == text)
        let json = try binary.run("export", "--therapist", "T1", "--free-busy", "--json").json()
        #expect(json["busy"] as? Int == 1 && json["calendar"] as? String == text)
        for wrong in [
            ["--clinic"], ["--patient", "P1"], ["--therapist", "T1", "--privacy", "full"],
            ["--therapist", "T1", "--alarm", "1d"], ["--therapist", "T1", "--utc"],
        ] {
            let (process, _, _) = try binary.start(["export", "--free-busy"] + wrong)
            process.waitUntilExit()
            #expect(process.terminationStatus == 64)
        }
    }

    @Test("the history keeps no name that was told on the command line")
    func command() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("screen", "Jo Park", "--clear")
        try binary.run(
            "--json", "absence", "add", "Ana Silva", "--from", "2026-12-02", "--to", "2026-12-02")
        let history = try binary.run("history").out
        #expect(history.contains("physio screen … --clear"))
        #expect(history.contains("physio --json absence add … --from 2026-12-02"))
        // What was changed is told with its names beside it, and goes with the person.
        let commands = history.split(separator: "\n").filter { $0.contains("physio ") }
        #expect(commands.allSatisfy { !$0.contains("Jo Park") && !$0.contains("Ana Silva") })
    }
}
