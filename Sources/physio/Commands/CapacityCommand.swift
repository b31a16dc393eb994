import ArgumentParser
import CivilTime
import Clinic
import Planner

struct CapacityCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "capacity",
        abstract: "How many new plans of a cause fit, from when, and what would let more fit.",
        discussion: """
            Plans for adults of whom nothing else is known, cleared where the cause asks for it, are placed in a \
            copy of the diary, one after another, until none fits or fifty do; nothing is booked. They have no \
            medicine, weight loss or smoking cessation. Then more are looked for behind them with one thing \
            changed: two more hours a week for a therapist, one more therapist or room …
            Example: physio capacity --cause hip-osteoarthritis --weeks 12
            """)

    @Option(help: "The diagnosed cause; see 'physio cause list'.", completion: .causes)
    var cause: String
    @Option(help: ArgumentHelp("Starts in so many weeks from tomorrow on.", valueName: "weeks"))
    var weeks = 12
    @Option(
        help: ArgumentHelp(
            "For somebody who can come then: \"Mon-Fri 17:00-20:00\".", valueName: "hours"))
    var available: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { clinic in
            try clinic.capacity(
                of: cause, weeks: weeks,
                available: try available.map(WeeklyHours.init(parsing:)) ?? .always)
        }
    }
}
