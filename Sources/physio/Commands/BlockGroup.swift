import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct BlockGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block", abstract: "What therapists do together, like a team meeting.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract:
                "Record a meeting, once or every so many weeks, and print the sessions it hits.",
            discussion: """
                Nobody is booked with them then. 'all' are those who are at work at that time, also \
                those who join later.
                Example: physio block add "Team meeting" --therapists all --at "Mon 12:00" --minutes 60
                Example: physio block add Supervision --therapists T1,T2 --at "Tue 13:00 every 2 weeks" \
                --minutes 45 --from 2027-01-04 --until 2027-06-30
                Example: physio block add "Fire drill" --therapists all --at 2026-12-03T12:00 --minutes 30
                """)

        @Argument(help: "What it is.") var name: String
        @Option(
            help: "Ids or names with commas, or all.", completion: .therapists)
        var therapists: String
        @Option(help: "Like \"Mon 12:00\", \"Mon 12:00 every 2 weeks\" or 2026-12-03T12:00.")
        var at: String
        @Option(help: "Length, 5 to 720.") var minutes: Int
        @Option(help: "The first day on which it may be held (else today).") var from: String?
        @Option(help: "The last day on which it is held (else it goes on).") var until: String?
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard !people.isEmpty else {
                throw ValidationError("Say for whom: --therapists T1,T2 or --therapists all.")
            }
            let isOnce = (try? LocalTime(parsing: at)) != nil
            guard !isOnce || from == nil && until == nil else {
                throw ValidationError(
                    "\(at) is held once: leave out --from and --until, or say a weekday.")
            }
        }

        private var people: [String] {
            therapists.split(separator: ",").map { String($0.drop { $0 == " " }) }
                .filter { !$0.isEmpty }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform(request) { outcome, clinic in
                AddedBlock(outcome.block, hitting: outcome.hit, try clinic.roster())
            }
        }

        private func request(_ clinic: Clinic) throws -> AddBlock {
            let from = try from.map { try Day(telling: $0, today: clinic.today) }
            let time = try BlockTime(telling: at, from: from ?? clinic.today)
            let isForAll = people.map { $0.lowercased() } == ["all"]
            return AddBlock(
                name, at: time.start, minutes: minutes, every: time.everyDays,
                until: try until.map { try Day(telling: $0, today: clinic.today) },
                for: isForAll ? nil : try people.map { try clinic.therapist(named: $0).id })
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what therapists do together.",
            discussion: "Example: physio block list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.blockList() }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove what therapists do together, or end it.",
            discussion: """
                Example: physio block remove B1
                Example: physio block remove B1 --from 2027-01-04
                """)

        @Argument(help: "Its id.") var block: String
        @Option(help: "From this day on it is held no more (else as if it had never been).")
        var from: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                RemoveBlock(
                    try clinic.block(named: block).id,
                    from: try from.map { try Day(telling: $0, today: clinic.today) })
            } telling: { outcome, clinic in
                try clinic.changed(
                    outcome.block, isRemoved: outcome.isRemoved, freed: outcome.freed)
            }
        }
    }
}
