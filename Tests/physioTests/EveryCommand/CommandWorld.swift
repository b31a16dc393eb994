import Foundation
import Testing

@testable import physio

/// A clinic in which every command has something to do, and a line of each that does it.
///
/// It is made once; whoever changes it works on a copy.
struct CommandWorld {
    let binary: Binary
    /// Two seats down from the folder of the clinic, for what is written.
    var folder: URL { binary.folder }

    /// A line of each command, which succeeds in this world. Files are named from the folder that it stands in.
    static let lines: [(line: String, writes: Bool)] = [
        ("demo --directory try-it", true), ("doctor", false),
        ("clinic init --name New --time-zone Europe/Paris --db new.db", true),
        ("clinic show", false), ("clinic set --phone 020", true),
        ("clinic holidays GB-ENG", false),
        ("room add Pool", true), ("room list", false), ("room set R1 --capacity 3", true),
        ("room remove R1", true), ("absence add Gym --from 2026-12-07 --to 2026-12-08", true),
        ("therapist add Cleo", true), ("therapist list", false), ("therapist show T1", false),
        ("therapist set T1 --max-per-day 9", true), ("therapist leave T2 --on 2027-03-01", true),
        ("therapist remove T2", true),
        ("absence add T2 --from 2027-03-01 --to 2027-03-02", true), ("absence list", false),
        ("block add Tea --therapists all --at 2027-03-01T12:00 --minutes 30", true),
        ("block list", false), ("block remove B1", true),
        ("class add Yoga --therapist T2 --at 2027-03-02T12:00 --minutes 30 --seats 4", true),
        ("class list", false), ("class show K1", false), ("class set K1 --seats 9", true),
        ("class cancel K1 --on 2027-02-03 --only", true),
        ("class move K1 --on 2027-02-03 --to 2027-02-04T17:00 --only", true),
        ("class remove K1", true), ("class seat K1 P2", true),
        ("class unseat K1 P1 --on 2027-02-03", true),
        ("class attend K1 P1 --on 2027-02-03 --now 2027-02-03T19:00", true),
        ("class miss K1 --all --on 2027-02-03 --now 2027-02-03T19:00", true),
        ("absence remove A1", true), ("import-busy T1 busy.ics", true), ("repair", true),
        ("patient add Lee", true), ("patient list", false), ("patient show P1", false),
        ("patient set P1 --phone 0123", true), ("patient erase P2 --yes", true),
        ("cause list", false), ("cause show sciatica", false), ("sign list", false),
        ("assess P1 --present night-pain", true), ("screen P2 --clear", true),
        ("safety review P1", false),
        ("safety evaluate facts.json", false), ("safety acknowledge L1 NSAID-14", true),
        ("safety override L1 NSAID-14 --reason agreed", true),
        ("plan create P2 --cause hip-bursitis --no-medicine", true), ("plan book-all", true),
        ("plan list", false), ("plan show L1", false), ("plan explain L1", false),
        ("plan review L1", false), ("plan history L1", false), ("plan chart L1", false),
        ("plan change L1 --authorised 30", true),
        ("plan pause L1 --from 2026-12-14 --to 2026-12-20", true), ("plan resume L1", true),
        ("plan shift L1 --days 7", true), ("plan extend L1 --weeks 1", true),
        ("plan discharge L1 --reason done", true), ("medicine list", false),
        ("medicine show ibuprofen-oral", false), ("medicine propose L1 paracetamol-oral", true),
        ("medicine confirm L1 ibuprofen-oral --prescriber Lee", true),
        ("medicine stop L1 ibuprofen-oral --reason better", true),
        ("outcome add P1 --measure NPRS --score 4", true), ("outcome list P1", false),
        ("outcome measures", false), ("outcome due", false), ("smoking aids", false),
        ("smoking relapse L1 --date 2026-12-10", true),
        ("session add P1 --at 2027-02-01T09:00", true), ("session list", false),
        ("session show S1", false), ("session options S1", false), ("session confirm S1", true),
        ("session attend S1 --now 2026-12-31T08:00", true),
        ("session miss S1 --now 2026-12-31T08:00", true),
        ("session cancel S1 --reason sick --only", true),
        ("session move S1 --to 2026-12-07T16:00 --only", true),
        ("session makeup S1", true), ("session text S1 bring-the-scan", true),
        ("session free", false), ("wait add P1", true), ("wait list", false),
        ("wait remove W1", true), ("wait offer T1@2027-02-02T09:00 P2", true),
        ("wait accept O1", true), ("wait decline O1", true),
        ("plan reserve P2 --cause hip-bursitis", true), ("plan choose O2", true),
        ("plan release P2", true),
        ("upcoming P1", false), ("today", false), ("week", false),
        ("drift", false), ("report", false),
        ("capacity --cause sciatica --weeks 1", false), ("export --patient P1", true),
        ("import-reply reply.ics", true),
        ("publish --patient P1 --caldav https://127.0.0.1:9/", true), ("check", false),
        ("history", false), ("undo", true), ("template lint", false), ("template show", false),
        ("fact list", false),
    ]

    init() throws {
        binary = try Binary()
        for line in [
            "clinic init --name Test --time-zone Europe/London", "room add Gym --capacity 2",
            "therapist add Ana --skill manual-therapy", "therapist add Ben --skill manual-therapy",
            "patient add Jo --born 1980-01-01 --sex female --height-cm 170 --weight-kg 65 --smokes 0"
                + " --condition none --medicine none --allergy none --fact pregnant=no --fact egfr=80"
                + " --fact crcl_ml_min=90 --fact acute_dehydrating_illness=no --fact bp_systolic=128"
                + " --fact bp_diastolic=80",
            "screen P1 --clear",
            "patient add Max --born 1970-01-01 --smokes 0", "screen P2 --clear",
            "plan create P1 --cause acute-strain --start mon --medicine ibuprofen-oral",
            "absence add T2 --from 2027-01-04 --to 2027-01-05",
            "block add Audit --therapists T2 --at 2027-01-05T08:00 --minutes 30",
            "class add Balance --therapist T2 --at 2027-02-03T17:00 --at 2027-02-10T17:00"
                + " --minutes 45 --seats 4",
            "class seat K1 P1", "outcome add P1 --measure NPRS --score 6", "wait add P2",
            "wait offer T1@2027-02-01T09:00 P2", "wait add P2 --cause sciatica",
            "plan reserve P2 --cause acute-strain --no-medicine --start 2027-03-01 --count 1",
        ] {
            let answer = try binary.run(Self.words(line))
            if answer.status != 0 { Issue.record("\(line): \(answer.err)") }
        }
        try Data(Self.calendar.utf8).write(to: folder.appendingPathComponent("busy.ics"))
        try Data(Self.calendar.utf8).write(to: folder.appendingPathComponent("reply.ics"))
        try Data("{\"age_years\": 72}".utf8).write(to: folder.appendingPathComponent("facts.json"))
    }

    func remove() { binary.remove() }

    /// The same world again, which may be changed.
    func copy() throws -> Binary {
        let copy = try Binary()
        try FileManager.default.removeItem(at: copy.folder)
        try FileManager.default.copyItem(at: folder, to: copy.folder)
        return copy
    }

    static func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    private static let calendar = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//T//T//EN\r
        BEGIN:VEVENT\r
        UID:u1\r
        DTSTAMP:20261101T000000Z\r
        DTSTART:20270105T100000Z\r
        DTEND:20270105T110000Z\r
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r
        END:VEVENT\r
        END:VCALENDAR\r

        """
}

/// The commands as the parser knows them.
struct ParsedCommand {
    let words: [String]
    /// Of each argument that takes a value: its long name with the dashes, or `nil` for one that has its place.
    let values: [(option: String?, name: String)]

    /// Every command that can be said.
    static func all(_ binary: Binary) throws -> [ParsedCommand] {
        let dump = try binary.run("--experimental-dump-help").json()
        return leaves(try #require(dump["command"] as? [String: Any]), [])
    }

    private static func leaves(_ command: [String: Any], _ words: [String]) -> [ParsedCommand] {
        let below = (command["subcommands"] as? [[String: Any]] ?? []).filter {
            $0["commandName"] as? String != "help"
        }
        guard below.isEmpty else {
            return below.flatMap { leaves($0, words + [$0["commandName"] as? String ?? ""]) }
        }
        let arguments = (command["arguments"] as? [[String: Any]] ?? []).filter {
            $0["kind"] as? String != "flag"
        }
        return [
            ParsedCommand(
                words: words,
                values: arguments.map { argument in
                    let names = argument["names"] as? [[String: Any]] ?? []
                    let long = names.first { $0["kind"] as? String == "long" }?["name"] as? String
                    return (long.map { "--" + $0 }, argument["valueName"] as? String ?? "")
                })
        ]
    }
}
