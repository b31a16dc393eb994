import ArgumentParser
import Clinic
import Planner

struct DriftCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Running plans that somebody has to look at, each with the command that helps.",
        discussion: """
            By risk, then by time: open red flags; what rules forbid, misses in a row, silence, no next \
            session, medicines without their review; then doses too low, sessions owed, reviews overdue, \
            cautions and old facts; then scores, plans at their end and sessions not recorded.
            Example: physio drift
            """)

    @Option(help: "Only this patient's plans.", completion: .patients) var patient: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { clinic in
            try clinic.driftPage(of: try patient.map { try clinic.patient(named: $0).id })
        }
    }
}
