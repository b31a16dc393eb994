import ArgumentParser
import Clinic
import Planner

struct DriftCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Running plans that somebody has to look at, each with the command that helps.",
        discussion: """
            By risk, then by time: open red flags; what rules forbid, misses in a row, silence, no next \
            session, medicines without their review; then doses too low, sessions owed, reviews overdue, \
            cautions and old facts; then scores, plans at their end and sessions not recorded.
            Example: physio drift
            """)

    @Option(help: "Only this patient's plans.") var patient: String?
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let items = try clinic.drift(of: try patient.map { try clinic.patient(named: $0).id })
        let lines = items.flatMap { item in
            [
                "\(item.kind.risk.rawValue)  \(desk.patientName(item.patient)) (\(item.patient)), "
                    + "\(item.plan.map { "\($0), " } ?? "")since \(item.since): \(item.text)",
                "    \(item.step.command)",
            ].map(desk.wrapped)
        }
        return Report(
            text: items.isEmpty ? "Nothing drifts." : lines.joined(separator: "\n"),
            json: ["drift": .array(items.map(\.json))])
    }
}
