import ArgumentParser
import Clinic

struct ImportBusyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-busy",
        abstract: "Take over when a therapist or patient is busy, from another calendar.",
        discussion: """
            Only the times are read, never the titles: what leaves the time free is passed over. The file \
            replaces what was imported for this person before; recurring events are followed for \
            \(Clinic.busyHorizon) days. Sessions that a busy time hits are listed; 'physio repair' moves them.
            Example: physio import-busy "Ana Silva" ana.ics
            Example: physio import-busy P3 calendar.ics --dry-run
            Example: physio import-busy T1 ana.ics --time-zone Europe/Berlin
            Example: physio import-busy T1 --clear
            """)

    @Argument(help: "A therapist or patient, by id or name.") var person: String
    @Argument(help: "The calendar, an .ics file.", completion: .file(extensions: ["ics"]))
    var file: String?
    @Flag(help: "Leave out events that cannot be understood, instead of refusing the file.")
    var skipErrors = false
    @Option(
        help: ArgumentHelp(
            "The zone of times that name none, and of zones that are not known, like Europe/London.",
            valueName: "zone")) var timeZone: String?
    @Flag(help: "Take the person's busy times away.") var clear = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if clear == (file != nil) { throw ValidationError("Name a file, or say --clear.") }
        if clear, timeZone != nil {
            throw ValidationError("--time-zone goes with a file.")
        }
    }

    func report(at access: ClinicAccess) throws -> Report {
        try access.perform { clinic in
            let owner = try clinic.busyPerson(named: person)
            let (spans, notes) =
                try file.map {
                    try clinic.busyTimes(in: $0, leavingOut: skipErrors, timeZone: timeZone)
                } ?? ([], CalendarNotes())
            return ReplaceBusyTimes(of: owner, by: spans, notes)
        } telling: { busy, clinic in
            BusyPage(busy, try clinic.roster())
        }
    }
}
