import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct TherapistGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "therapist", abstract: "Those who treat: hours, skills, limits.",
        subcommands: [Add.self, List.self, Show.self, Set.self, Leave.self, Remove.self])

    /// What may be told of a therapist on adding and on changing.
    struct Particulars: ParsableArguments {
        @Option(
            help:
                "Working hours, like \"Mon-Fri 09:00-12:30,13:30-17:00\" or \"Mon 08:00-12:00 every 2 weeks\" (else the clinic's)."
        )
        var hours: String?
        @Option(
            help: ArgumentHelp(
                "Since when --hours hold; weeks of 'every 2 weeks' count from its week, else from this one.",
                valueName: "day"))
        var from: String?
        @Option(
            help: ArgumentHelp(
                "More hours, like \"2026-12-12 09:00-12:00\"; repeat; none for none.",
                valueName: "day and hours"))
        var extra: [String] = []
        @Option(
            help: ArgumentHelp("A skill, like manual-therapy; repeat for more.", valueName: "skill")
        )
        var skill: [String] = []
        @Option(help: ArgumentHelp("Most sessions a day; 0 is no limit.", valueName: "count"))
        var maxPerDay: Int?
        @Option(
            help: ArgumentHelp(
                "Minutes that stay free between two sessions; clinic for as many as the clinic says.",
                valueName: "minutes"))
        var buffer: String?
        @Option(help: "Address for invitations.") var email: String?

        func validate() throws {
            if let buffer, buffer != "clinic", Int(buffer) == nil {
                throw ValidationError("--buffer is a number of minutes, or clinic.")
            }
            if from != nil && hours == nil {
                throw ValidationError("--from says since when --hours hold: say both.")
            }
        }

        func change(name: String?, today: Day) throws -> TherapistChange {
            var change = TherapistChange(
                name: name, skills: skill.isEmpty ? nil : skill, maxPerDay: maxPerDay,
                email: email)
            change.buffer = buffer.map { Int($0) }
            if let hours {
                let first = try from.map { try Day(telling: $0, today: today) }
                let told = try RecurringHours(parsing: hours, anchor: first ?? today)
                if let weekly = told.weekly, first == nil {
                    change.hours = weekly
                } else {
                    change.later = DatedHours(from: first ?? told.anchor, told)
                }
            }
            change.replacesExtra = extra.contains("none")
            change.extra = try extra.filter { $0 != "none" }.map {
                try Interval(tellingHours: $0, today: today)
            }
            return change
        }
    }

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a therapist.",
            discussion: """
                Example: physio therapist add "Ana Silva" --hours "Mon-Fri 08:00-12:00,13:00-17:00" \
                --skill manual-therapy --max-per-day 12
                """)

        @Argument(help: "The therapist's name.") var name: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                AddTherapist(try particulars.change(name: name, today: clinic.today))
            } telling: { added, _ in
                TherapistPage(added)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the therapists.",
            discussion: "Example: physio therapist list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.therapistList() }
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a therapist.",
            discussion: "Example: physio therapist show T1")

        @Argument(help: "Id or name.", completion: .therapists) var therapist: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.page(of: $0.therapist(named: therapist)) }
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change a therapist's hours, skills or limit.",
            discussion: """
                Example: physio therapist set T1 --max-per-day 10
                Example: physio therapist set T1 --hours "Mon-Fri 08:00-12:00" --from 2027-02-01
                Example: physio therapist set T1 --hours "Mon 08:00-12:00 every 2 weeks; Tue-Fri 09:00-17:00"
                Example: physio therapist set T1 --extra "2026-12-12 09:00-12:00"
                """)

        @Argument(help: "Id or name.", completion: .therapists) var therapist: String
        @Option(help: "A new name.") var name: String?
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ChangeTherapist(
                    try clinic.therapist(named: therapist).id,
                    try particulars.change(name: name, today: clinic.today))
            } telling: { changed, clinic in
                try clinic.changed(
                    changed.therapist, hit: changed.hit, close: changed.close,
                    freed: changed.freed)
            }
        }
    }

    struct Leave: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "leave",
            abstract: "Say which day is a therapist's last, and who takes over the sessions.",
            discussion: """
                Each session goes on at its own time, with whom its plan's skills and the patient's wish \
                ask for; what nobody can take then is listed for 'physio repair'.
                Example: physio therapist leave T1 --on 2026-12-31 --hand-over-to T2
                Example: physio therapist leave T1 --on 2026-12-31 --hand-over-to all
                Example: physio therapist leave T1 --stays
                """)

        @Argument(help: "Id or name.", completion: .therapists) var therapist: String
        @Option(help: "The last day of work.") var on: String?
        @Option(
            help: ArgumentHelp(
                "Who takes over, by id or name; repeat; all for whoever can (else the sessions are listed).",
                valueName: "therapist"), completion: .therapists)
        var handOverTo: [String] = []
        @Flag(help: "Take the last day back.") var stays = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if stays == (on != nil) {
                throw ValidationError("Say the last day with --on, or --stays.")
            }
            if stays && !handOverTo.isEmpty {
                throw ValidationError("Whoever stays hands nothing over: leave out --hand-over-to.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                LeaveStaff(
                    try clinic.therapist(named: therapist).id,
                    after: try on.map { try Day(telling: $0, today: clinic.today) },
                    to: handOverTo.map { $0.lowercased() } == ["all"]
                        ? .all : .these(try handOverTo.map { try clinic.therapist(named: $0).id }))
            } telling: { departure, clinic in
                try clinic.page(of: departure)
            }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Take a therapist off the staff; the sessions held stay in the file.",
            discussion: "Example: physio therapist remove T3")

        @Argument(help: "Id or name.", completion: .therapists) var therapist: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                RemoveTherapist(try clinic.therapist(named: therapist).id)
            } telling: { outcome, clinic in
                RemovedTherapist(outcome.removed, outcome.ahead, try clinic.roster())
            }
        }
    }
}
