import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct PlanGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Treatment plans: from a cause to dated sessions.",
        subcommands: [
            Create.self, Reserve.self, Choose.self, Release.self, BookAll.self, List.self,
            Show.self, Explain.self, History.self,
            Review.self,
            Chart.self, Change.self, Pause.self, Resume.self, Shift.self, Extend.self,
            Discharge.self,
        ])

    struct Create: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Compose a plan, place it in the diary and book it whole, or not at all.",
            discussion: """
                Preview with --dry-run.
                Example: physio plan create "Jo Park" --cause hip-osteoarthritis --start mon --side left
                """)

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @OptionGroup var wishes: PlanWishOptions
        @Flag(help: "Store the plan without booking its sessions.") var hold = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if hold && wishes.dose.asPossible {
                throw ValidationError(
                    "What fits is not known while a plan is held: say its dose, like --sessions-per-week 1."
                )
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                var request = try wishes.request(for: clinic.patient(named: patient).id, clinic)
                request.holds = hold
                return request
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct BookAll: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "book-all",
            abstract: "Book all held plans together, as many as fit; the others stay held.",
            discussion: """
                Each plan is booked whole or not at all. Preview with --dry-run.
                Example: physio plan book-all --dry-run
                """)

        @Option(help: "How often a few plans are taken out and placed again; more finds more.")
        var effort = 400
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { _ in
                BookHeldPlans(effort: effort)
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the plans.",
            discussion: "Example: physio plan list --patient P1")

        @Option(help: "Only this patient's.", completion: .patients) var patient: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                try clinic.planList(of: patient.map { try clinic.patient(named: $0).id })
            }
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a plan: phases, sessions, routines, milestones.",
            discussion: """
                Example: physio plan show L1
                Example: physio plan show L1 --as-of 2026-12-03
                Example: physio plan show L1 --phase 2
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "One phase: exercises and how, criteria to progress, to stop or to review.")
        var phase: Int?
        @Option(help: "As it stood at the end of this day, or at a time of it.") var asOf: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            if let phase {
                return try access.show { try $0.phase(phase, of: $0.plan(named: plan)) }
            }
            if let asOf { return try access.show { try $0.pastPlan(plan, asOf: asOf) } }
            return try access.show { try $0.planPage(plan) }
        }
    }

    struct Review: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "review",
            abstract: "What the scores and the attendance propose; nothing is changed.",
            discussion: "Example: physio plan review L1")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.reviewPlan($0.plan(named: plan)) }
        }
    }

    struct Explain: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Say for each line of a plan why it is there, with its evidence and source.",
            discussion: "Example: physio plan explain L1")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { ExplainedPlan(try $0.planPage(plan)) }
        }
    }
}
