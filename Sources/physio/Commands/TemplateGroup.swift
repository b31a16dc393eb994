import ArgumentParser
import Clinic
import Planner

struct TemplateGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The files that the plans are made from.",
        subcommands: [Lint.self, TemplateShow.self])

    struct Lint: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check templates: the built-in ones, or a folder on top of them.",
            discussion: """
                Names every problem as FILE:LINE:COLUMN on standard error, and exits with 65 if there is one.
                Example: physio template lint our-templates
                """)

        @Argument(help: "A folder of templates.", completion: .directory) var directory: String?
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let (catalog, problems) = try CatalogShelf.lint(folder: directory ?? options.plans)
            let own = catalog.causes.filter { $0.place != .builtIn }
            let told =
                "\(catalog.causes.count) causes, \(catalog.medicines.count) medicines, "
                + "\(catalog.exercises.count) exercises, \(catalog.sources.count) sources"
            let overrides = own.map { "\($0.id) from \($0.place.words)" }
            return Report(
                text: problems.isEmpty
                    ? (["Sound: \(told)."] + overrides).joined(separator: "\n") : "",
                json: [
                    "problems": .array(problems.map(\.json)), "overrides": .texts(own.map(\.id)),
                ],
                talk: problems.map(\.line)
                    + (problems.isEmpty ? [] : ["\(problems.count) problems."]),
                exit: problems.isEmpty ? 0 : Complaint.status(.badData))
        }
    }
}
