import ArgumentParser
import CivilTime
import Clinic
import Planner

struct MedicineGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "medicine",
        abstract: "Medicines: the catalogue, and a prescriber's decisions.",
        subcommands: [List.self, MedicineShow.self, Propose.self, Confirm.self, Stop.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "List the medicines of the catalogue, or those of a plan with what the rules say.",
            discussion: """
                Example: physio medicine list
                Example: physio medicine list L1
                """)

        @Argument(help: "A plan's id.") var plan: String?
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            if let plan { return desk.medicines(try desk.clinic().plan(named: plan)) }
            let medicines = try desk.catalog().medicines
            var table = Table("ID", "NAME", "USUAL DOSE", "CEILING A DAY")
            for medicine in medicines {
                table.add(
                    medicine.id, medicine.name, medicine.doseText,
                    medicine.dailyCeiling.map { "\(plain($0)) \(medicine.maxPerDayUnit)" } ?? "–")
            }
            return Report(
                text: desk.text(table),
                json: [
                    "medicines": .array(
                        medicines.map {
                            [
                                "id": .string($0.id), "name": .string($0.name),
                                "classes": .texts($0.classes), "dose": .string($0.doseText),
                                "rhythm": $0.rhythm.usual.json,
                                "ceiling": .optional($0.dailyCeiling),
                                "unit": .string($0.maxPerDayUnit),
                                "specialistOnly": .bool($0.specialistOnly),
                            ]
                        })
                ])
        }
    }

    struct Propose: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Propose one more medicine, e.g. instead of one that was stopped.",
            discussion: "Example: physio medicine propose L1 paracetamol-oral")

        @Argument(help: "The plan's id.") var plan: String
        @Argument(help: "The medicine, by id or name.") var medicine: String
        @Option(help: ArgumentHelp("An 'avoid' that is overridden; repeat.", valueName: "rule"))
        var override: [String] = []
        @Option(help: "Why it is overridden.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let request = ProposeMedicine(
                try clinic.catalogueMedicine(medicine).id, in: try clinic.plan(named: plan).id,
                overridden: override, reason: reason)
            return try perform(request, at: desk) { $1.medicines($0) }
        }
    }

    struct Confirm: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "A prescriber confirms a proposed medicine, or changes its dose or dates.",
            discussion: """
                The safety rules are asked again; only a confirmed medicine reaches the patient.
                Example: physio medicine confirm L1 naproxen-oral --prescriber "Dr Lee" \
                --dose "250 mg twice a day" --from tomorrow --until +10d
                A dose is told like "70 mg once a week on Monday", "40 mg every 2 weeks", "500 mg every 6
                hours", "30 mg as needed, up to 4 times a day", "5 mg once", or in steps: "0.5 mg once a day
                for 3 days, then 1 mg twice a day".
                """)

        @Argument(help: "The plan's id.") var plan: String
        @Argument(help: "The medicine, by id or name.") var medicine: String
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

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let today = clinic.today
            let order = Prescription(
                plan: try clinic.plan(named: plan).id, medicine: medicine, prescriber: prescriber,
                role: try Text.choice(role, "role"), dose: dose,
                from: try from.map { try Day(telling: $0, today: today) },
                until: try until.map {
                    $0 == "open" ? .open : .day(try Day(telling: $0, today: today))
                }, acknowledged: acknowledge, overridden: override, answers: answer,
                reason: reason)
            return try perform(ConfirmMedicine(order), at: desk, telling: report)
        }

        private func report(_ changed: StoredPlan, _ desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let id = try clinic.catalogueMedicine(medicine).id
            let cautions = try clinic.questions(of: changed).cautions(on: id, .commands)
            let report = desk.medicines(changed)
            guard !cautions.isEmpty else { return report }
            return Report(
                text: report.text + "\nAsk too, it decides cautions: physio patient set "
                    + "\(changed.details.patient) …\n"
                    + cautions.map { "  \($0)" }.joined(separator: "\n"), json: report.json)
        }
    }

    struct Stop: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a medicine; its record stays.",
            discussion:
                "Example: physio medicine stop L1 naproxen-oral --on today --reason \"rash\"")

        @Argument(help: "The plan's id.") var plan: String
        @Argument(help: "The medicine, by id or name.") var medicine: String
        @Option(help: "The last day (else today).") var on: String?
        @Option(help: "Why it ends.") var reason: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let request = StopMedicine(
                medicine, of: try clinic.plan(named: plan).id,
                on: try on.map { try Day(telling: $0, today: clinic.today) }, why: reason)
            return try perform(request, at: desk) { stopped, desk in
                var report = desk.medicines(stopped)
                report.talk += try desk.tapers(stopped, on: clinic.today)
                return report
            }
        }
    }
}

extension Desk {
    /// What may not end at once although it was stopped today.
    fileprivate func tapers(_ plan: StoredPlan, on today: Day) throws -> [String] {
        let catalog = try catalog()
        return plan.details.medicines.compactMap { course in
            guard course.status == .stopped, course.decidedDay == today,
                let medicine = catalog.medicine(course.medicine), medicine.isTapered(course),
                let taper = medicine.taper
            else { return nil }
            return
                "\(course.name) was taken for more than \(taper.afterDays) days: it is stepped down,"
                + " never stopped at once. Agree the steps with its prescriber today."
        }
    }

    fileprivate func medicines(_ plan: StoredPlan) -> Report {
        let live = try? clinic().liveFindings(of: plan)
        return Report(
            text: medicineLines(of: plan, live).joined(separator: "\n"),
            json: [
                "plan": .text(plan.id),
                "medicines": .array(plan.details.medicines.map { $0.json(live) }),
                "routines": .array(
                    plan.details.routines.filter { $0.medicine != nil && !$0.isWithdrawn }.map(
                        \.json)),
            ])
    }
}
