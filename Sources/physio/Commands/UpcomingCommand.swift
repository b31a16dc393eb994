import ArgumentParser
import Clinic

struct UpcomingCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "upcoming", abstract: "What is next for a patient.",
        discussion: "Example: physio upcoming \"Jo Park\" --days 7")

    @Argument(help: "The patient's id or name.") var patient: String
    @Option(help: "How many days ahead.") var days = 14
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let upcoming = try clinic.upcoming(for: clinic.patient(named: patient), days: days)
        return Report(text: desk.text(upcoming), json: desk.json(upcoming))
    }

    /// It says it in the patient's own words.
    static var tellsStops: Bool { false }
}
