import ArgumentParser
import CivilTime
import Clinic
import Planner

struct SmokingGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smoking", abstract: "Stopping smoking: aids, and a new date after a relapse.",
        subcommands: [Aids.self, Relapse.self])

    struct Aids: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "aids",
            abstract: "Medicines that help, step by step, in days from the quit date.",
            discussion: "Example: physio smoking aids")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(AidList(access.catalog()))
        }
    }

    struct Relapse: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "relapse",
            abstract: "A new quit date after a relapse; the old one stays in the plan.",
            discussion: "Example: physio smoking relapse L2 --date +7d")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "The new quit date.") var date: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                SetQuitDate(
                    try clinic.plan(named: plan).id,
                    to: try Day(telling: date, today: clinic.today))
            } telling: {
                QuitDatePage($0, try $1.roster())
            }
        }
    }
}
