import ArgumentParser
import Clinic
import Planner

struct FactGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fact", abstract: "What may be recorded of a patient.",
        subcommands: [List.self])

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the facts, and the words that sets of them may hold.",
            discussion: "Example: physio fact list --words")

        @Flag(help: "Also the conditions, classes of medicines, allergies and diets.")
        var words = false
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(FactList(access.catalog(), showsWords: words))
        }
    }
}
