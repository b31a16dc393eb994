import ArgumentParser
import Clinic
import Planner

extension PlanGroup {
    struct Reserve: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "reserve",
            abstract: "Find whole plans that really differ, and keep their places for a choice.",
            discussion: """
                Each fits, and half of its visits or more are on other weekdays, at another time of day or with \
                somebody else. The places count as taken for 48 hours, never beyond the first visit; without \
                --start a plan begins after that. Book the one that is chosen with 'physio plan choose'.
                Example: physio plan reserve "Jo Park" --cause hip-osteoarthritis --count 3
                """)

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @OptionGroup var wishes: PlanWishOptions
        @Option(help: "How many to choose from, 1 to 6.") var count = 3
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                let plan = try wishes.request(for: clinic.patient(named: patient).id, clinic)
                return ReserveTimetables(plan, count: count)
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct Choose: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "choose",
            abstract: "Book the timetable that was chosen, as it was shown, and free the others.",
            discussion: "Example: physio plan choose O1")

        @Argument(help: "The timetable's id.", completion: .timetables) var timetable: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ChooseTimetable(try clinic.offer(named: timetable))
            } telling: { outcome, clinic in
                try clinic.page(
                    of: outcome.made, chosen: outcome.chosen, freed: outcome.freed)
            }
        }
    }

    struct Release: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "release",
            abstract: "Free the timetables that are kept for a patient who takes none of them.",
            discussion: "Example: physio plan release P1")

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ReleaseTimetables(of: try clinic.patient(named: patient).id)
            } telling: { offers, clinic in
                try clinic.released(offers)
            }
        }
    }
}
