import ArgumentParser
import Clinic

struct ImportBusyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-busy",
        abstract: "Take over when a therapist or patient is busy, from another calendar.",
        discussion: """
            Only the times are read, never the titles: what leaves the time free is passed over, and what the \
            person has declined by the mail address on record. A person may have several calendars: each \
            replaces what was imported from the one of its name before. Recurring events are followed for \
            \(Clinic.busyHorizon) days. Sessions that a busy time hits are listed; 'physio repair' moves them. \
            Sessions of ours that stand in the file take no time; those at another time are listed.
            Example: physio import-busy "Ana Silva" ana.ics
            Example: physio import-busy P3 calendar.ics --dry-run
            Example: physio import-busy T1 ana.ics --time-zone Europe/Berlin
            Example: physio import-busy T1 private.ics --name private
            Example: curl -s ADDRESS | physio import-busy T1 -
            Example: physio import-busy T1 --clear
            """)

    @Argument(help: "A therapist or patient, by id or name.") var person: String
    @Argument(
        help: "The calendar, an .ics file; - reads standard input.",
        completion: .file(extensions: ["ics"]))
    var file: String?
    @Option(
        help: ArgumentHelp(
            "Which of the person's calendars it is; otherwise what the file calls itself.",
            valueName: "calendar")) var name: String?
    @Flag(help: "Leave out events that cannot be understood, instead of refusing the file.")
    var skipErrors = false
    @Option(
        help: ArgumentHelp(
            "The zone of times that name none, and of zones that are not known, like Europe/London.",
            valueName: "zone")) var timeZone: String?
    @Flag(help: "Take the person's busy times away: all, or those of the calendar --name.")
    var clear = false
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
            guard let file else { return ReplaceBusyTimes(clearing: owner, named: name) }
            let found = try clinic.busyTimes(
                of: owner, in: file, leavingOut: skipErrors, timeZone: timeZone)
            return try ReplaceBusyTimes(by: found, named: name)
        } telling: { busy, clinic in
            BusyPage(busy, try clinic.roster())
        }
    }
}
