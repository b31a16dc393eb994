import ArgumentParser
import Clinic
import Planner

struct HistoryCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Who changed what, when and why; newest first.",
        discussion: "Example: physio history --limit 5")

    @Option(help: "Only what touched this patient.", completion: .patients) var patient: String?
    @Option(help: "Only what touched this plan.", completion: .plans) var plan: String?
    @Option(help: "How many entries.") var limit = 20
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { clinic in
            try clinic.historyPage(
                limit: limit, patient: patient.map(clinic.patient(named:)),
                plan: plan.map(clinic.plan(named:)))
        }
    }
}

struct UndoCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last change; again and again goes further back.",
        discussion: """
            What was done stays in the history, and so does the undo. Preview with --dry-run.
            Example: physio undo
            Example: physio undo --entry 41
            """)

    @Option(help: ArgumentHelp("An entry of the history (else the last).", valueName: "number"))
    var entry: Int64?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.perform { _ in
            UndoChange(entry)
        } telling: {
            UndonePage($0, try $1.roster())
        }
    }
}
