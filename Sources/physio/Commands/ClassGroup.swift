import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct ClassGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "class", abstract: "Sessions of several patients at once, and seats in them.",
        subcommands: [
            Add.self, List.self, Show.self, Set.self, Cancel.self, Move.self, Remove.self,
            Seat.self, Unseat.self, Attend.self, Miss.self,
        ])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a class with its meetings.",
            discussion: """
                Each meeting takes its therapist and one place of its room, as a session does, whoever has a \
                seat. Where the clinic is closed or the therapist is away it is not held. Without --until it \
                meets for \(ClassTime.usualWeeks) weeks.
                Example: physio class add "Hip class" --therapist "Ana Silva" --room Gym --at "Tue 17:00" \
                --minutes 60 --seats 8
                Example: physio class add "Back school" --therapist T2 --at "Mon 18:00" --at "Thu 18:00" \
                --minutes 45 --seats 6 --from 2027-01-04 --until 2027-02-12
                """)

        @Argument(help: "What it is called.") var name: String
        @Option(help: "Who holds it, by id or name.", completion: .therapists) var therapist: String
        @Option(help: "The room, by id or name.") var room: String?
        @OptionGroup var times: ClassTimes
        @Option(help: "Length of a meeting, 5 to 240.") var minutes: Int
        @Option(help: "How many patients a meeting takes, 1 to 99.") var seats: Int
        @Flag(help: "Make the other meetings where something is booked at the times of some.")
        var skipRefused = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard !times.at.isEmpty else {
                throw ValidationError("Say when it meets: --at \"Tue 17:00\".")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                AddClass(
                    ClassDetails(
                        name, with: try clinic.therapist(named: therapist).id,
                        in: try room.map { try clinic.room(named: $0).id }, minutes: minutes,
                        seats: seats),
                    at: try times.told(clinic), until: try times.last(clinic),
                    leavingOut: skipRefused)
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the classes that meet.",
            discussion: "Example: physio class list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.classList() }
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "The meetings of a class, who has a seat and who waits.",
            discussion: "Example: physio class show K1 --from 2026-12-01")

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Option(help: "Meetings from this day on (else those to come).") var from: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                try clinic.page(
                    of: try clinic.groupClass(named: self.class).id,
                    from: try from.map { try Day(telling: $0, today: clinic.today) })
            }
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Rename a class, give it more or fewer seats, or add meetings.",
            discussion: """
                Meetings that are to come get the seats, too.
                Example: physio class set K1 --seats 10
                Example: physio class set K1 --at "Thu 17:00" --from 2027-01-04 --until 2027-03-26
                """)

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Option(help: "What it is called from now on.") var name: String?
        @Option(help: "How many patients a meeting takes, 1 to 99.") var seats: Int?
        @OptionGroup var times: ClassTimes
        @Flag(help: "Make the other meetings where something is booked at the times of some.")
        var skipRefused = false
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                var change = ChangeClass(try clinic.groupClass(named: self.class).id)
                (change.name, change.seats, change.leavesOut) = (name, seats, skipRefused)
                change.times = try times.told(clinic)
                change.until = try times.last(clinic)
                return change
            } telling: {
                try $1.page(of: $0)
            }
        }
    }
}

/// When a class meets, as it is written.
struct ClassTimes: ParsableArguments {
    @Option(
        help:
            "Like \"Tue 17:00\", \"Tue 17:00 every 2 weeks\" or 2026-12-03T17:00; may be repeated.")
    var at: [String] = []
    @Option(help: "The first day on which it may meet (else today).") var from: String?
    @Option(help: "The last day on which it meets.") var until: String?

    func validate() throws {
        guard !at.isEmpty || from == nil && until == nil else {
            throw ValidationError("Say when it meets: --at \"Tue 17:00\".")
        }
    }

    func told(_ clinic: Clinic) throws -> [ClassTime] {
        let from = try from.map { try Day(telling: $0, today: clinic.today) }
        return try at.map { text in
            let time = try BlockTime(telling: text, from: from ?? clinic.today)
            let isPast = from == nil && time.everyDays != nil && time.start <= clinic.now
            // Today's hour has passed: it begins when the weekday returns.
            return ClassTime(
                isPast ? time.start + (time.everyDays ?? 7) * 1440 : time.start,
                every: time.everyDays)
        }
    }

    func last(_ clinic: Clinic) throws -> Day? {
        try until.map { try Day(telling: $0, today: clinic.today) }
    }
}
