import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct ClinicGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic", abstract: "The clinic itself: zone, hours, closed days.",
        subcommands: [Init.self, Show.self, Set.self, Holidays.self])

    /// What may be told of a clinic at the start and later.
    struct Particulars: ParsableArguments {
        @Option(help: "Opening hours, like \"Mon-Fri 08:00-18:00; Sat 09:00-12:00\".")
        var hours: String?
        @Option(
            help: ArgumentHelp(
                "A closed day, days like 2026-12-24..2027-01-01, or a part of one like 2026-12-24T12:00; repeat.",
                valueName: "days"))
        var closed: [String] = []
        @Option(
            help: ArgumentHelp(
                "A calendar of public holidays (.ics): its whole days of the next two years are closed.",
                valueName: "file"), completion: .file(extensions: ["ics"]))
        var closedFrom: String?
        @Option(
            help: ArgumentHelp(
                "The place whose public holidays are kept, like GB-ENG; see 'clinic holidays'.",
                valueName: "code or none"), completion: .holidays)
        var holidays: String?
        @Option(help: "Telephone, shown in calendars.") var phone: String?
        @Option(help: "Address, shown in calendars.") var address: String?
        @Option(help: "Mail address, from which patients are invited.") var email: String?
        @Option(
            help: ArgumentHelp(
                "Where patients are met by video, like https://meet.example.org/hill-street.",
                valueName: "link"))
        var videoLink: String?
        @Option(help: "UK or US: selects where guidance differs.") var jurisdiction: String?

        @Option(
            help: ArgumentHelp(
                "Days for which a red-flag screening counts; 14 at first.", valueName: "days"))
        var screeningDays: Int?

        @Option(
            help: ArgumentHelp(
                "Minutes that stay free between two sessions of a therapist; 0 at first.",
                valueName: "minutes"))
        var buffer: Int?

        @Option(
            help: ArgumentHelp(
                "Weeks in a row that a plan may leave out while somebody is away; 3 at first, 0 for none.",
                valueName: "weeks"))
        var longestGap: Int?

        @Option(
            help: ArgumentHelp(
                "A session cancelled for one of these counts as used and is not owed; 'better' at first.",
                valueName: "reasons or none"))
        var doseLost: String?

        @Option(
            help: ArgumentHelp(
                "A session lost like this is taken from what is authorised: 'missed', or a reason to cancel.",
                valueName: "ways or none"))
        var authorisedLost: String?

        @Option(
            help: ArgumentHelp(
                "What an unmet wish or a change weighs where sessions are placed; see 'clinic show'.",
                valueName: "name=N"))
        var weight: [String] = []

        /// Also what there is to say about the calendar of holidays.
        func told(
            timeZone: String, _ access: ClinicAccess
        ) throws -> (told: ClinicParticulars, talk: [String]) {
            let today = try Clinic.today(in: timeZone, access.clock())
            var input = input
            guard let closedFrom else { return (try input.particulars(today: today), []) }
            let closed = try ClosedDays(
                from: closedFrom, timeZone: timeZone, clock: try access.clock())
            input.closedDays = closed.days
            let noun = closed.days.count == 1 ? "closed day" : "closed days"
            return (
                try input.particulars(today: today),
                closed.notes.lines.map(\.oneLine)
                    + ["\(closedFrom): \(closed.days.count) \(noun)"]
                    + closed.holidays.map {
                        "  \($0.day.weekday.shortName) \($0.day)  \($0.name.oneLine)"
                    }
            )
        }

        private var input: ClinicInput {
            var input = ClinicInput(
                hours: hours, closed: closed, phone: phone, address: address,
                jurisdiction: jurisdiction, screeningDays: screeningDays)
            (input.doseLost, input.authorisedLost) = (doseLost, authorisedLost)
            (input.buffer, input.longestGap) = (buffer, longestGap)
            (input.email, input.videoLink) = (email, videoLink)
            input.holidays = holidays
            input.weights = weight
            return input
        }
    }

    struct Init: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Make the clinic's file.",
            discussion: """
                Example: physio clinic init --name "Hill Street Physio" --time-zone Europe/London \
                --hours "Mon-Fri 08:00-18:00" --closed 2026-12-25
                """)

        @Option(help: "The clinic's name.") var name: String
        @Option(help: ArgumentHelp("Like Europe/London.", valueName: "zone")) var timeZone: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            let (told, talk) = try particulars.told(timeZone: timeZone, access)
            let settings = try access.initClinic(name: name, timeZone: timeZone, told)
            let today = try Clinic.today(in: timeZone, access.clock())
            let catalog = try access.catalog()
            var report = try Report(ClinicPage(settings, Clinic.outlook(settings, today, catalog)))
            report.text += "\nNext: physio therapist add NAME"
            if settings.holidays == nil {
                report.text += "\n" + Holidays.advice(inZone: timeZone, catalog)
            }
            report.talk = talk + ["The clinic's file is \(access.path.oneLine)."]
            return report
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the clinic.",
            discussion: "Example: physio clinic show")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { ClinicPage($0.settings, try $0.outlook()) }
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Change the clinic; closed days are added to those there are.",
            discussion: """
                Example: physio clinic set --closed 2026-12-25 --closed 2027-01-01
                Example: physio clinic set --closed 2026-12-24T12:00..2026-12-24T18:00
                Example: physio clinic set --closed-from holidays.ics --dry-run
                Example: physio clinic set --holidays GB-ENG --reopen 2026-12-28
                Example: physio clinic set --time-zone Europe/Lisbon
                """)

        @Option(help: "A new name.") var name: String?
        @Option(
            help: ArgumentHelp(
                "Another zone, where it was wrong or the clinic moves: sessions keep their times of day.",
                valueName: "zone"))
        var timeZone: String?
        @Option(
            help: ArgumentHelp(
                "Open this again, written as for --closed; repeat.", valueName: "days"))
        var reopen: [String] = []
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            var talk: [String] = []
            var report = try access.perform { clinic in
                let told: ClinicParticulars
                (told, talk) = try particulars.told(
                    timeZone: timeZone ?? clinic.settings.timeZone, access)
                return ChangeClinic(
                    name: name,
                    reopened: try Closing(telling: reopen, today: clinic.today),
                    timeZone: timeZone, told)
            } telling: { changed, clinic in
                // The zone may be another than when this began.
                try clinic.atOneMoment {
                    try $0.changed(
                        changed.settings, hit: changed.hit, told: changed.told,
                        close: changed.close, freed: changed.freed)
                }
            }
            report.talk = talk + report.talk
            return report
        }
    }
}
