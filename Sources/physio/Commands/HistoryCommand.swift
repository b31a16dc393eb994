import ArgumentParser
import Clinic
import Planner

struct HistoryCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Who changed what, when and why; newest first.",
        discussion: "Example: physio history --limit 5")

    @Option(help: "Only what touched this patient.") var patient: String?
    @Option(help: "Only what touched this plan.") var plan: String?
    @Option(help: "How many entries.") var limit = 20
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let person = try patient.map(clinic.patient(named:))
        let found = try plan.map(clinic.plan(named:))
        var report = desk.report(
            try clinic.history(limit: limit, patient: person, plan: found))
        report.about = [person.map { "\($0.id)" }, found.map { "\($0.id)" }].compactMap { $0 }
        return report
    }
}

struct UndoCommand: DeskCommand {
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

    func report(at desk: Desk) throws -> Report {
        try perform(UndoChange(entry), at: desk, telling: report)
    }

    private func report(_ undone: UndoReport, _ desk: Desk) -> Report {
        let head = "Undone: \(undone.entry.number)  \(undone.entry.at)  \(undone.entry.command)"
        let lines =
            undone.sessions.map {
                "\(desk.line($0))" + ($0.status == .booked ? "" : ": \($0.status.rawValue)")
            } + undone.gone.map { "\($0)  its booking is taken back." }
        return Report(
            text: ([head] + lines).joined(separator: "\n"), json: undone.json(desk.json))
    }
}

extension Desk {
    /// Entries of the history with what each did; the newest first.
    func report(_ entries: [HistoryReport]) -> Report {
        let lines = entries.flatMap { entry -> [String] in
            let mark =
                entry.undoneBy.map { "  (undone by \($0))" }
                ?? entry.undoes.map { "  (undoes \($0))" } ?? ""
            let why = entry.reason.map { ": \($0)" } ?? ""
            let most = 6
            let more =
                entry.changes.count > most ? ["    and \(entry.changes.count - most) more"] : []
            return ["\(entry.number)  \(entry.at)  \(entry.actor)  \(entry.command)\(why)\(mark)"]
                + entry.changes.prefix(most).map { "    \($0)" } + more
        }
        return Report(
            text: entries.isEmpty ? "Nothing has been done yet." : lines.joined(separator: "\n"),
            json: ["history": .array(entries.map(\.json))])
    }
}
