import ArgumentParser
import Clinic

struct UpcomingCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "upcoming", abstract: "What is next for a patient.",
        discussion: "Example: physio upcoming \"Jo Park\" --days 7")

    @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
    @Option(help: "How many days ahead.") var days = 14
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { try $0.upcoming(for: $0.patient(named: patient), days: days) }
    }
}
