import ArgumentParser
import Clinic
import Planner

struct CauseGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cause", abstract: "The catalogue: causes, doses and their sources.",
        subcommands: [List.self, Show.self])

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the causes.",
            discussion: "Example: physio cause list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(CauseList(access.catalog()))
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show what is normally done about a cause, with the evidence.",
            discussion: "Example: physio cause show hip-osteoarthritis")

        @Argument(help: "The cause's id.", completion: .causes) var cause: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(CausePage(cause, of: access.catalog()))
        }
    }
}
