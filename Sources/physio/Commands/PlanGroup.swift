import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct PlanGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Treatment plans: from a cause to dated sessions.",
        subcommands: [
            Create.self, BookAll.self, List.self, Show.self, Explain.self, History.self,
            Review.self,
            Chart.self, Pause.self, Resume.self, Shift.self, Extend.self, Discharge.self,
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
        @Option(help: "The diagnosed cause; see 'physio cause list'.", completion: .causes)
        var cause: String
        @Option(help: "Earliest day (else tomorrow).") var start: String?
        @Option(help: "left, right or both.", completion: .words(of: PlanDetails.Side.self))
        var side: String?
        @Option(help: "Only with this therapist.", completion: .therapists) var therapist: String?
        @Option(
            help: ArgumentHelp(
                "Propose this medicine, by id or name; repeat for more.", valueName: "name"),
            completion: .medicines)
        var medicine: [String] = []
        @Flag(help: "Propose no medicine.") var noMedicine = false
        @Flag(help: "Leave weight loss out.") var noWeightLoss = false
        @Flag(help: "Leave smoking cessation out.") var noSmoking = false
        @Option(help: "The day the patient stops smoking; the plan then starts on its first day.")
        var quitDate: String?
        @Option(
            help: ArgumentHelp("Propose a medicine that helps to stop smoking.", valueName: "id"))
        var quitAid: String?
        @Option(
            help: ArgumentHelp(
                "Show what a return needs: work-light, work-full, run or sport.",
                valueName: "step"))
        var returnTo: String?
        @Option(help: "The day of the operation, for a plan that counts its weeks from it.")
        var operation: String?
        @OptionGroup var dose: DoseOptions
        @Flag(help: "Book the optional phases too.") var optionalPhases = false
        @Option(
            help: ArgumentHelp(
                "Who cleared a patient whose cause needs referral first, and when.",
                valueName: "name, date"))
        var clearedBy: String?
        @Option(
            help: ArgumentHelp("When, where --cleared-by tells the name alone.", valueName: "day"))
        var clearedOn: String?
        @Option(help: ArgumentHelp("A rule whose caution was seen; repeat.", valueName: "rule"))
        var acknowledge: [String] = []
        @Option(
            help: ArgumentHelp("A rule whose 'avoid' is overridden; repeat.", valueName: "rule"))
        var override: [String] = []
        @Option(help: "Why it is overridden, or why the dose is so low.") var reason: String?
        @Option(
            help: ArgumentHelp(
                "What a prescriber says to an open question; repeat.", valueName: "question=text"))
        var answer: [String] = []
        @Flag(help: "Also when a plan for this cause is running.") var secondPlan = false
        @Option(help: ArgumentHelp("Start at most so many days later.", valueName: "days"))
        var maxDelay = 14
        @Flag(help: "Store the plan without booking its sessions.") var hold = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if noMedicine && !medicine.isEmpty {
                throw ValidationError("Say either --medicine or --no-medicine, not both.")
            }
            if hold && dose.asPossible {
                throw ValidationError(
                    "What fits is not known while a plan is held: say its dose, like --sessions-per-week 1."
                )
            }
            if !override.isEmpty && reason == nil {
                throw ValidationError("An override needs --reason.")
            }
        }

        /// Name and date in one.
        private var cleared: String? {
            guard let clearedBy, let clearedOn else { return clearedBy }
            return "\(clearedBy), \(clearedOn)"
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform(request) { try $1.page(of: $0) }
        }

        private func request(_ clinic: Clinic) throws -> StartPlan {
            func day(_ text: String) throws -> Day { try Day(telling: text, today: clinic.today) }
            var asked = PlanWishes(try clinic.patient(named: patient).id, cause: cause)
            asked.therapist = try therapist.map { try clinic.therapist(named: $0).id }
            if noMedicine {
                asked.medicines = .none
            } else if !medicine.isEmpty {
                asked.medicines = .named(try medicine.map { try clinic.catalogueMedicine($0).id })
            }
            asked.start = try start.map(day)
            asked.side = try side.map { try Written.choice($0, "side") }
            asked.quitDate = try quitDate.map(day)
            asked.operation = try operation.map(day)
            (asked.weightLoss, asked.smokingCessation) = (!noWeightLoss, !noSmoking)
            (asked.quitAid, asked.returnTo) = (quitAid, returnTo)
            (asked.optionalPhases, asked.clearedBy) = (optionalPhases, cleared)
            (asked.acknowledged, asked.overridden) = (acknowledge, override)
            (asked.why, asked.answers) = (reason, answer)
            asked.maxDelay = maxDelay
            (asked.dose, asked.asPossible) = (try dose.told(), dose.asPossible)
            var request = StartPlan(asked)
            (request.isSecond, request.holds) = (secondPlan, hold)
            return request
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
