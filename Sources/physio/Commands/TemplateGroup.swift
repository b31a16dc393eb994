import ArgumentParser
import Clinic
import Planner

struct TemplateGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The files that the plans are made from.",
        subcommands: [Lint.self, TemplateShow.self])

    struct Lint: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint",
            abstract: "Check templates: the built-in ones, or a folder on top of them.",
            discussion: """
                Names every problem as FILE:LINE:COLUMN on standard error, and exits with 65 if there is one.
                Example: physio template lint our-templates
                """)

        @Argument(help: "A folder of templates.", completion: .directory) var directory: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(LintedTemplates(folder: directory ?? options.plans))
        }
    }
}

extension LintedTemplates: Drawn {
    var exit: Int32 { problems.isEmpty ? 0 : Complaint.status(.badData) }

    func lines(width: Int?) -> [String] {
        guard problems.isEmpty else { return [] }
        let told = counts.map { "\($0.count) \($0.noun)" }.joined(separator: ", ")
        return ["Sound: \(told)."] + zip(overrides, places).map { "\($0) from \($1)" }
    }

    func talk(width: Int?) -> [String] {
        problems.map {
            "\($0.file):\($0.line):\($0.column): \($0.problem) \($0.remedy)".oneLine
        }
            + (problems.isEmpty ? [] : ["\(counted(problems.count, "problem"))."])
    }
}
