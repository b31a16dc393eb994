import ArgumentParser
import CivilTime
import Clinic
import Planner

struct ImportBusyCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-busy",
        abstract: "Take over when a therapist or patient is busy, from another calendar.",
        discussion: """
            Only the times are read, never the titles: what leaves the time free is passed over. The file \
            replaces what was imported for this person before; recurring events are followed for \
            \(Clinic.busyHorizon) days. Sessions that a busy time hits are listed; 'physio repair' moves them.
            Example: physio import-busy "Ana Silva" ana.ics
            Example: physio import-busy P3 calendar.ics --dry-run
            Example: physio import-busy T1 --clear
            """)

    @Argument(help: "A therapist or patient, by id or name.") var person: String
    @Argument(help: "The calendar, an .ics file.", completion: .file(extensions: ["ics"]))
    var file: String?
    @Flag(help: "Leave out events that cannot be understood, instead of refusing the file.")
    var skipErrors = false
    @Flag(help: "Take the person's busy times away.") var clear = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if clear == (file != nil) { throw ValidationError("Name a file, or say --clear.") }
    }

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let owner = try clinic.busyPerson(named: person)
        let (spans, warnings) =
            try file.map { try clinic.busyTimes(in: $0, leavingOut: skipErrors) } ?? ([], [])
        let request = ReplaceBusyTimes(of: owner, by: spans, warnings)
        return try perform(request, at: desk) { busy, desk in
            Report(
                text: desk.text(busy), json: busy.json(desk.json),
                talk: busy.warnings.map(\.oneLine))
        }
    }
}

extension Desk {
    /// `busy        12 times from another calendar, to 2027-12-29`; `nil` when never.
    func busyLine(_ person: BusyPerson) -> String? {
        guard let spans = try? clinic().busy(of: person), let last = spans.last else { return nil }
        let count = spans.count == 1 ? "once" : "\(spans.count) times"
        return "busy        \(count) from another calendar, to \(last.start.day)"
    }

    fileprivate func text(_ busy: ImportedBusy) -> String {
        let count = busy.spans.count
        let times = count == 1 ? "1 busy time" : "\(count) busy times"
        var lines = [
            "\(busy.person)  \(busy.name.oneLine): \(times) through \(busy.through)"
                + (busy.replaced > 0 ? ", instead of \(busy.replaced) before." : ".")
        ]
        if let first = busy.spans.first, let last = busy.spans.last, count > 0 {
            lines.append("The first is \(first.words), the last \(last.words).")
        }
        if busy.hit.isEmpty {
            lines.append("They hit no booked session.")
        } else {
            let noun = busy.hit.count == 1 ? "session" : "sessions"
            lines.append("They hit \(busy.hit.count) booked \(noun):")
            lines += busy.hit.map(line)
            lines.append("Next: physio repair")
        }
        return lines.joined(separator: "\n")
    }
}
