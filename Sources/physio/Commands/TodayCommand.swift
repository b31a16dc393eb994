import ArgumentParser
import Clinic
import Planner

struct TodayCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "The clinic's day: who, when, with whom, where.",
        discussion: "Example: physio today --therapist T1 --date tomorrow")

    @Option(help: "Only this therapist's.") var therapist: String?
    @Option(help: "Another day.") var date: String?
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let day = try clinic.day(
            date, therapist: try therapist.map { try clinic.therapist(named: $0).id })
        return Report(text: desk.text(day), json: desk.json(day))
    }
}
