import ArgumentParser
import CivilTime
import Clinic
import Planner

struct TodayCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "The clinic's day: who, when, with whom, where.",
        discussion: """
            Also what to prepare, who has not confirmed, which past sessions nobody has recorded, and who of \
            those with owed sessions could come in what is still free.
            Example: physio today --therapist T1 --date tomorrow
            """)

    @Option(help: "Only this therapist's.", completion: .therapists) var therapist: String?
    @Option(help: "Another day.") var date: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { clinic in
            try clinic.day(
                date.map { try Day(telling: $0, today: clinic.today) },
                therapist: try therapist.map { try clinic.therapist(named: $0).id })
        }
    }
}

struct WeekCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "week", abstract: "The clinic's week as a grid, Monday to Sunday.",
        discussion: "Example: physio week --therapist T1 --date +1w")

    @Option(help: "Only this therapist's.", completion: .therapists) var therapist: String?
    @Option(help: "A day of another week.") var date: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { clinic in
            try clinic.week(
                date.map { try Day(telling: $0, today: clinic.today) },
                therapist: try therapist.map { try clinic.therapist(named: $0).id })
        }
    }
}
