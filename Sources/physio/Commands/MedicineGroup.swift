import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct MedicineGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "medicine",
        abstract: "Medicines: the catalogue, and a prescriber's decisions.",
        subcommands: [List.self, MedicineShow.self, Propose.self, Confirm.self, Stop.self])

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract:
                "List the medicines of the catalogue, or those of a plan with what the rules say.",
            discussion: """
                Example: physio medicine list
                Example: physio medicine list L1
                """)

        @Argument(help: "A plan's id.", completion: .plans) var plan: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            guard let plan else { return try Report(MedicineList(access.catalog())) }
            return try access.show { try $0.medicines(of: $0.plan(named: plan)) }
        }
    }

    struct Propose: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "propose",
            abstract: "Propose one more medicine, e.g. instead of one that was stopped.",
            discussion: "Example: physio medicine propose L1 paracetamol-oral")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Argument(help: "The medicine, by id or name.", completion: .medicines) var medicine: String
        @Option(help: ArgumentHelp("An 'avoid' that is overridden; repeat.", valueName: "rule"))
        var override: [String] = []
        @Option(help: "Why it is overridden.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ProposeMedicine(
                    try clinic.catalogueMedicine(medicine).id,
                    in: try clinic.plan(named: plan).id, overridden: override, reason: reason)
            } telling: {
                try $1.medicines(of: $0)
            }
        }
    }

    struct Confirm: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm",
            abstract: "A prescriber confirms a proposed medicine, or changes its dose or dates.",
            discussion: """
                The safety rules are asked again; only a confirmed medicine reaches the patient.
                Example: physio medicine confirm L1 naproxen-oral --prescriber "Dr Lee" \
                --dose "250 mg twice a day" --from tomorrow --until +10d
                A dose is told like "70 mg once a week on Monday", "40 mg every 2 weeks", "500 mg every 6
                hours", "30 mg as needed, up to 4 times a day", "5 mg once", or in steps: "0.5 mg once a day
                for 3 days, then 1 mg twice a day".
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Argument(help: "The medicine, by id or name.", completion: .medicines) var medicine: String
        @Option(help: "Who prescribes it.") var prescriber: String
        @Option(help: "gp or specialist.") var role = "gp"
        @Option(help: "Like \"400 mg 3 times a day\"; else the usual one.") var dose: String?
        @Option(
            help: "The first day; the first dose is on it or on the first prescribed day after it.")
        var from: String?
        @Option(help: "The last day on which it is taken; 'open' for none.") var until: String?
        @Option(help: ArgumentHelp("A caution that was seen; repeat.", valueName: "rule"))
        var acknowledge: [String] = []
        @Option(help: ArgumentHelp("An 'avoid' that is overridden; repeat.", valueName: "rule"))
        var override: [String] = []
        @Option(
            help: ArgumentHelp(
                "What the prescriber says to an open question; repeat.", valueName: "question=text")
        )
        var answer: [String] = []
        @Option(help: "Why it is overridden.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform(request) { try $1.medicines(of: $0, confirmed: medicine) }
        }

        private func request(_ clinic: Clinic) throws -> ConfirmMedicine {
            let today = clinic.today
            return ConfirmMedicine(
                Prescription(
                    plan: try clinic.plan(named: plan).id, medicine: medicine,
                    prescriber: prescriber, role: try Written.choice(role, "role"), dose: dose,
                    from: try from.map { try Day(telling: $0, today: today) },
                    until: try until.map {
                        $0 == "open" ? .open : .day(try Day(telling: $0, today: today))
                    }, acknowledged: acknowledge, overridden: override, answers: answer,
                    reason: reason))
        }
    }

    struct Stop: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "stop", abstract: "End a medicine; its record stays.",
            discussion:
                "Example: physio medicine stop L1 naproxen-oral --on today --reason \"rash\"")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Argument(help: "The medicine, by id or name.", completion: .medicines) var medicine: String
        @Option(help: "The last day (else today).") var on: String?
        @Option(help: "Why it ends.") var reason: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                StopMedicine(
                    medicine, of: try clinic.plan(named: plan).id,
                    on: try on.map { try Day(telling: $0, today: clinic.today) }, why: reason)
            } telling: {
                try $1.medicines(of: $0, isStopped: true)
            }
        }
    }
}
