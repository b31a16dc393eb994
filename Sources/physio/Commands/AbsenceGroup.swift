import ArgumentParser
import Clinic
import ClinicWords
import Planner

struct AbsenceGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absence", abstract: "When a therapist is away, or a room is closed.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Record an absence and print the sessions it hits.",
            discussion: """
                A date alone counts whole days, the last one included.
                Example: physio absence add "Ana Silva" --from 2026-12-07 --to 2026-12-11 --reason leave
                Example: physio absence add T1 --from 2026-12-07T13:00 --to 2026-12-07T17:00
                Example: physio absence add Gym --from 2026-12-07 --to 2026-12-11 --reason "new floor"
                """)

        @Argument(
            help: ArgumentHelp(
                "A therapist or a room, by id or name.", valueName: "therapist or room"),
            completion: .therapists)
        var away: String
        @Option(help: "First day, or day and time.") var from: String
        @Option(help: "Last day (included), or day and time.") var to: String
        @Option(help: "Why, for the team.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.atClinic { try report(of: $0.away(named: away), at: access.opened($0)) }
        }

        private func report(of away: Away, at access: ClinicAccess) throws -> Report {
            switch away {
            case .therapist(let therapist):
                try access.perform { clinic in
                    AddAbsence(
                        of: therapist, try clinic.absenceSpan(from: from, to: to), why: reason)
                } telling: { outcome, clinic in
                    AddedAbsence(outcome.absence, hitting: outcome.hit, try clinic.roster())
                }
            case .room(let room):
                try access.perform { clinic in
                    CloseRoom(room, try clinic.absenceSpan(from: from, to: to), why: reason)
                } telling: { outcome, clinic in
                    ChangedClosure(outcome.closure, hitting: outcome.hit, try clinic.roster())
                }
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the absences.",
            discussion: "Example: physio absence list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.absenceList() }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove an absence.",
            discussion: "Example: physio absence remove A2")

        @Argument(help: "The absence's id.") var absence: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.atClinic {
                try report(of: $0.absence(named: absence), at: access.opened($0))
            }
        }

        private func report(of absence: KnownAbsence, at access: ClinicAccess) throws -> Report {
            switch absence {
            case .therapist(let id):
                try access.perform { _ in
                    RemoveAbsence(id)
                } telling: { removed, clinic in
                    try clinic.removed(removed)
                }
            case .room(let id):
                try access.perform { _ in
                    OpenRoom(id)
                } telling: { closure, clinic in
                    ChangedClosure(removed: closure, try clinic.roster())
                }
            }
        }
    }
}
