import ArgumentParser
import Clinic
import Planner

struct SignGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "What is asked and examined to tell hip from spine.",
        subcommands: [List.self])

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the signs with their questions, by group.",
            discussion: """
                A star marks a sign that is filled from the record where the facts are known.
                Example: physio sign list --full
                """)

        @Flag(help: "With the figures and sources of each.") var full = false
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(SignList(access.catalog(), showsFigures: full))
        }
    }
}
