import Foundation
import Testing

/// Every command of the command line at a clinic whose only patient has an open emergency flag. The commands
/// come from the parser, so that a new one has to say what it does then.
@Suite("Every command knows an open red flag")
struct StopCommandTests {
    /// What a command does while the flag is open.
    enum Conduct {
        /// It goes on with the treatment: refused, with STOP; while nothing is open it is done.
        case refused
        /// The same, but what it asks for has other hurdles too, so that it need not be done without a flag.
        case refusedFirst
        /// It tells of the patient, or does what may be done: what it says begins with STOP.
        case says
        /// The patient's own words.
        case patient
        /// It is about nobody, or writes a file.
        case silent
    }

    /// All that a patient is told of an open flag.
    private static let patientStop =
        "STOP. Please ring the clinic before you come: Test. Do no exercises from your plan until we have spoken."

    /// Lines that speak of an emergency.
    private static func alarms(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.contains("mergency") || $0.contains("999") }
    }

    static let table: [String: (Conduct, [String])] = [
        "demo": (.silent, ["--help"]), "doctor": (.silent, []),
        "clinic init": (.silent, ["--help"]), "clinic show": (.silent, []),
        "clinic holidays": (.silent, ["IE"]),
        "clinic set": (.silent, ["--name", "New"]), "room add": (.silent, ["Small"]),
        "room list": (.silent, []), "room set": (.silent, ["R1", "--capacity", "3"]),
        "room remove": (.silent, ["R2"]), "therapist add": (.silent, ["Cleo"]),
        "therapist list": (.silent, []), "therapist show": (.silent, ["T1"]),
        "therapist set": (.silent, ["T1", "--name", "Ana S"]),
        "therapist leave": (.says, ["T1", "--on", "today", "--hand-over-to", "all"]),
        "therapist remove": (.says, ["T1", "--yes"]),
        "absence add": (
            .says, ["T1", "--from", "2026-12-10", "--to", "2026-12-20"]
        ),
        "absence list": (.silent, []), "absence remove": (.silent, ["--help"]),
        "block add": (
            .silent, ["Tea", "--therapists", "all", "--at", "Sun 07:00", "--minutes", "30"]
        ),
        "class add": (
            .silent,
            ["Tea", "--therapist", "T1", "--at", "Wed 17:00", "--minutes", "30", "--seats", "3"]
        ),
        "class list": (.says, []), "class show": (.says, ["K1"]),
        "class set": (.says, ["K1", "--seats", "5"]),
        "class cancel": (.says, ["K1", "--on", "2026-12-18", "--only"]),
        "class move": (
            .refused, ["K1", "--on", "2026-12-18", "--to", "2026-12-23T17:00", "--only"]
        ),
        "class remove": (.says, ["K1"]),
        "class seat": (.refused, ["K1", "P1", "--on", "2026-12-22"]),
        "class unseat": (.says, ["K1", "P1"]),
        "class attend": (.silent, ["--help"]), "class miss": (.silent, ["--help"]),
        "block list": (.silent, []), "block remove": (.silent, ["--help"]),
        "import-busy": (.silent, ["--help"]), "repair": (.says, ["--apply"]),
        "patient add": (.silent, ["Al Fry"]), "patient list": (.says, []),
        "patient show": (.says, ["P1"]),
        "patient set": (.says, ["P1", "--height-cm", "170"]),
        "patient erase": (.silent, ["P1", "--yes"]), "cause list": (.silent, []),
        "cause show": (.silent, ["sciatica"]), "sign list": (.silent, []),
        "assess": (.says, ["P1", "--present", "groin-pain"]),
        "screen": (.says, ["P1", "--clear"]),
        "safety review": (.says, ["P1"]), "safety evaluate": (.silent, ["--help"]),
        "safety acknowledge": (.silent, ["--help"]), "safety override": (.silent, ["--help"]),
        "plan create": (.refused, ["P1", "--cause", "hip-bursitis", "--no-medicine"]),
        "plan reserve": (.refused, ["P1", "--cause", "hip-bursitis", "--no-medicine"]),
        "plan choose": (.refused, ["O2"]), "plan release": (.says, ["P1"]),
        "plan book-all": (.says, []), "plan list": (.says, []), "plan show": (.says, ["L1"]),
        "plan explain": (.says, ["L1"]), "plan history": (.says, ["L1"]),
        "plan review": (.says, ["L1"]), "plan chart": (.says, ["L1"]),
        "plan pause": (.refused, ["L1", "--from", "2027-03-22", "--to", "2027-03-28"]),
        "plan change": (.refused, ["L1", "--authorised", "30"]),
        "plan resume": (.refused, ["L1", "--on", "2027-01-18"]),
        "plan shift": (.refused, ["L1", "--days", "14"]),
        "plan extend": (.refused, ["L1", "--weeks", "1"]),
        "plan discharge": (.says, ["L1", "--reason", "moved away"]),
        "medicine list": (.silent, []), "medicine show": (.silent, ["naproxen-oral"]),
        "medicine propose": (.refused, ["L1", "paracetamol-oral"]),
        "medicine confirm": (
            .refusedFirst, ["L1", "naproxen-oral", "--prescriber", "Dr Lee"]
        ),
        "medicine stop": (.says, ["L1", "naproxen-oral", "--reason", "rash"]),
        "outcome add": (.says, ["P1", "--measure", "NPRS", "--score", "6"]),
        "outcome list": (.says, ["P1"]), "outcome due": (.says, []),
        "outcome measures": (.silent, []), "smoking aids": (.silent, []),
        "smoking relapse": (.refused, ["L1", "--date", "2026-12-21"]),
        "session add": (.refused, ["P1", "--at", "2026-12-18T16:00"]),
        "session list": (.says, []), "session free": (.silent, []), "session show": (.says, ["S4"]),
        "session options": (.refused, ["S4"]), "session confirm": (.refused, ["S4"]),
        "session attend": (.says, ["S1"]), "session miss": (.says, ["S1"]),
        "session move": (.refused, ["S4", "--to", "2026-12-17T15:00", "--only"]),
        "session cancel": (.says, ["S4", "--reason", "sick", "--only"]),
        "session makeup": (.refused, ["S3"]), "session text": (.says, ["S4", "Ring us first"]),
        "wait add": (.says, ["P1", "--priority", "soon"]), "wait list": (.says, []),
        "wait remove": (.silent, ["--help"]),
        "wait offer": (.refused, ["T1@2026-12-18T16:00", "P1"]),
        "wait accept": (.refused, ["O1"]), "wait decline": (.says, ["O1"]),
        "upcoming": (.patient, ["P1"]), "today": (.says, []), "week": (.says, []),
        "drift": (.says, []), "report": (.silent, []),
        "capacity": (.silent, ["--cause", "sciatica", "--weeks", "1"]),
        "export": (.silent, ["--patient", "P1"]),
        "import-reply": (.silent, ["--help"]), "publish": (.silent, ["--help"]),
        "check": (.says, []), "history": (.says, ["--patient", "P1"]),
        "undo": (.silent, ["--help"]), "template lint": (.silent, []), "fact list": (.silent, []),
        "template show": (.silent, ["rules"]),
    ]

    @Test(
        "each is classified; what goes on with the treatment is refused, all else begins with STOP")
    func commands() throws {
        let clinic = try Binary.withRunningPlan()
        defer { clinic.remove() }
        // A room in which nothing is booked, to be given up.
        try clinic.run("room", "add", "Attic")
        let flagged = try clinic.copy()
        defer { flagged.remove() }
        try flagged.run("screen", "P1", "--flag", "ces")
        let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
        let names = try clinic.commands()
        #expect(Set(names).symmetricDifference(Self.table.keys) == [])
        for name in names {
            guard let (conduct, arguments) = Self.table[name] else { continue }
            // What is about nobody is run only where there is time for it.
            if case .silent = conduct, !isLong || arguments == ["--help"] { continue }
            let words = name.split(separator: " ").map(String.init) + arguments
            let stopped = try flagged.copy()
            defer { stopped.remove() }
            let answer = try stopped.answer(words)
            let told = "\(name): \(answer.status)\n\(answer.out)\(answer.err)"
            switch conduct {
            case .refused, .refusedFirst:
                #expect(answer.status == 1 && answer.err.hasPrefix("STOP"), "\(told)")
                #expect(answer.err.contains("Emergency department now"), "\(told)")
                let going = try clinic.copy()
                defer { going.remove() }
                let done = try going.answer(words)
                #expect(!done.err.contains("STOP"), "\(name): \(done.err)")
                if case .refused = conduct {
                    #expect(done.status == 0, "\(name): \(done.out)\(done.err)")
                }
            case .says:
                #expect(answer.status <= 1 && answer.out.hasPrefix("STOP"), "\(told)")
            case .patient:
                let first = answer.out.components(separatedBy: "\n\n").first?
                    .replacingOccurrences(of: "\n  ", with: " ")
                #expect(first == Self.patientStop, "\(told)")
                #expect(!answer.out.contains("cauda") && !answer.out.contains("flag"), "\(told)")
                // When to go to an emergency department stands in every plan; the flag adds no word to it.
                let going = try clinic.copy()
                defer { going.remove() }
                let usual = Set(Self.alarms(try going.answer(words).out))
                #expect(Set(Self.alarms(answer.out)) == usual && !usual.isEmpty, "\(told)")
            case .silent: #expect(answer.status == 0 && !answer.out.hasPrefix("STOP"), "\(told)")
            }
        }
    }

    @Test("in documents the stop comes first, null while there is none")
    func documents() throws {
        let clinic = try Binary.withRunningPlan()
        defer { clinic.remove() }
        let shown = [
            ["plan", "show", "L1"], ["plan", "explain", "L1"], ["session", "show", "S4"],
            ["patient", "show", "P1"], ["upcoming", "P1"], ["today", "--date", "2026-12-16"],
        ]
        for words in shown {
            let out = try clinic.answer(words + ["--json"]).out
            #expect(out.hasPrefix("{\n  \"stop\": null"), "\(words): \(out.prefix(80))")
        }
        try clinic.run("screen", "P1", "--flag", "ces")
        for words in shown {
            let out = try clinic.answer(words + ["--json"]).out
            #expect(out.hasPrefix("{\n  \"stop\": \"STOP"), "\(words): \(out.prefix(80))")
        }
    }

    @Test("what is refused has written nothing, and the file is sound")
    func nothingWritten() throws {
        let clinic = try Binary.withRunningPlan()
        defer { clinic.remove() }
        try clinic.run("screen", "P1", "--flag", "ces")
        let before = try clinic.run("history", "--json").out
        for (name, (conduct, arguments)) in Self.table.sorted(by: { $0.key < $1.key }) {
            guard case .refused = conduct else { continue }
            _ = try clinic.answer(name.split(separator: " ").map(String.init) + arguments)
        }
        #expect(try clinic.run("history", "--json").out == before)
        #expect(try clinic.run("check").status == 0)
    }

    @Test("a session's document tells its trouble, and a visit for a look has none")
    func trouble() throws {
        let clinic = try Binary.withRunningPlan()
        defer { clinic.remove() }
        func troubles(_ session: String) throws -> [[String: String]] {
            let document = try clinic.run("session", "show", session, "--json").json()
            let found = try #require(document["session"] as? [String: Any])
            return try #require(found["trouble"] as? [[String: String]])
        }
        #expect(try troubles("S4").isEmpty)
        try clinic.run("screen", "P1", "--flag", "malignancy")
        #expect(try troubles("S4").map { $0["kind"] } == ["stopped"])
        #expect(try troubles("S1").isEmpty)
        let added = try clinic.run(
            "session", "add", "P1", "--at", "2026-12-18T16:00", "--kind", "assessment", "--reason",
            "to examine the back", "--json"
        ).json()
        let visit = try #require((added["session"] as? [String: Any])?["id"] as? String)
        #expect(try troubles(visit).isEmpty)
        #expect(try clinic.run("session", "confirm", visit).status == 0)
    }
}

extension Binary {
    /// On the third day of a plan: a quit date, a proposed medicine, a pause to come, a session that was missed
    /// and a second plan that is held.
    fileprivate static func withRunningPlan() throws -> Binary {
        var binary = try Binary()
        try binary.run("clinic", "init", "--name", "Test", "--time-zone", "Europe/London")
        try binary.run("therapist", "add", "Ana Silva")
        try binary.run("therapist", "add", "Ben Okafor")
        try binary.run("room", "add", "Gym", "--capacity", "3")
        try binary.run("patient", "add", "Jo Park", "--smokes", "12", "--born", "1980-01-01")
        try binary.run("screen", "P1", "--clear")
        try binary.run(
            "plan", "create", "P1", "--cause", "sciatica", "--start", "mon", "--quit-date",
            "2026-12-14", "--medicine", "naproxen-oral")
        try binary.run(
            "plan", "create", "P1", "--cause", "piriformis-syndrome", "--no-medicine", "--hold")
        try binary.run("plan", "pause", "L1", "--from", "2027-01-11", "--to", "2027-01-24")
        binary.environment["PHYSIO_NOW"] = "2026-12-14T12:00"
        try binary.run("session", "miss", "S3")
        try binary.run(
            "class", "add", "Balance", "--therapist", "T2", "--at", "2026-12-18T08:05", "--at",
            "2026-12-22T08:05", "--minutes", "40", "--seats", "3")
        try binary.run("class", "seat", "K1", "P1", "--on", "2026-12-18")
        try binary.run("wait", "add", "P1", "--cause", "hip-bursitis")
        try binary.run("wait", "offer", "T2@2026-12-18T17:00", "P1")
        try binary.run("wait", "add", "P1")
        try binary.run(
            "plan", "reserve", "P1", "--cause", "acute-strain", "--no-medicine", "--count", "1")
        return binary
    }

    /// The same clinic in a folder of its own.
    fileprivate func copy() throws -> Binary {
        var other = try Binary()
        other.environment["PHYSIO_NOW"] = environment["PHYSIO_NOW"]
        try FileManager.default.copyItem(at: database, to: other.database)
        return other
    }

    fileprivate func answer(_ words: [String]) throws -> Answer {
        let (process, out, err) = try start(words)
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// All commands that have none below them, as the parser knows them.
    fileprivate func commands() throws -> [String] {
        let document = try run("--experimental-dump-help").json()
        let root = try #require(document["command"] as? [String: Any])
        func leaves(_ command: [String: Any], _ path: [String]) -> [String] {
            let below = (command["subcommands"] as? [[String: Any]] ?? []).filter {
                $0["commandName"] as? String != "help"
            }
            guard !below.isEmpty else { return [path.joined(separator: " ")] }
            return below.flatMap { next in
                leaves(next, path + [next["commandName"] as? String ?? ""])
            }
        }
        return leaves(root, []).sorted()
    }
}
