import ArgumentParser
import CivilTime
import Clinic
import Planner

struct OutcomeGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome", abstract: "Scores that say how a patient does.",
        subcommands: [Add.self, List.self, Due.self, Measures.self])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Record a score; the same measure and day again corrects it.",
            discussion: "Example: physio outcome add \"Jo Park\" --measure NPRS --score 6")

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "The measure; see 'physio outcome measures'.", completion: .measures)
        var measure: String
        @Option(help: "The score.") var score: Double
        @Option(help: "The day (else today).") var date: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                RecordOutcome(
                    try clinic.patient(named: patient).id, measure: measure, score: score,
                    on: try date.map { try Day(telling: $0, today: clinic.today) })
            } telling: { course, _ in
                NewOutcome(course)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Scores against the baseline and the smallest change that matters.",
            discussion: "Example: physio outcome list \"Jo Park\"")

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.outcomePage(of: $0.patient(named: patient).id) }
        }
    }

    struct Due: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "Measures that are due and not recorded yet.",
            discussion: "Example: physio outcome due --days 7")

        @Option(help: "How many days ahead.") var days = 7
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.dueOutcomes(within: days) }
        }
    }

    struct Measures: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "measures",
            abstract: "The measures, their range, and the smallest change that matters.",
            discussion: "Example: physio outcome measures")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try Report(MeasureList(access.catalog()))
        }
    }
}
