import ArgumentParser
import CivilTime
import Clinic
import Planner

struct SmokingGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smoking", abstract: "Stopping smoking: aids, and a new date after a relapse.",
        subcommands: [Aids.self, Relapse.self])

    struct Aids: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Medicines that help, step by step, in days from the quit date.",
            discussion: "Example: physio smoking aids")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let products = try desk.catalog().smoking?.products ?? []
            var lines: [String] = []
            for product in products {
                let days = product.quitOnTreatmentDays
                lines.append(
                    "\(product.medicines.joined(separator: ", "))  quit on day \(days.lowerBound)"
                        + (days.count > 1 ? " to \(days.upperBound)" : "")
                        + " of treatment"
                        + (product.quitByTreatmentDay.map { ", at the latest on day \($0)" } ?? "")
                        + "  [\(product.evidence.text)]")
                for schedule in product.schedules {
                    lines.append("  \(schedule.name)")
                    lines += schedule.steps.map {
                        "    day \($0.days.lowerBound) to \($0.days.upperBound): \($0.told)"
                    }
                }
            }
            return Report(
                text: lines.joined(separator: "\n"),
                json: ["aids": .array(products.map(\.json))])
        }
    }

    struct Relapse: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "A new quit date after a relapse; the old one stays in the plan.",
            discussion: "Example: physio smoking relapse L2 --date +7d")

        @Argument(help: "The plan's id.") var plan: String
        @Option(help: "The new quit date.") var date: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let request = SetQuitDate(
                try clinic.plan(named: plan).id, to: try Day(telling: date, today: clinic.today))
            return try perform(request, at: desk, telling: report)
        }

        private func report(_ made: NewQuitDate, _ desk: Desk) throws -> Report {
            var lines = ["New quit date in \(made.plan.id); the old one stays on record."]
            lines += made.cancelled.map { "cancelled  \(desk.when($0))  \($0.id)" }
            lines += made.changed.map { session in
                let tasks = session.details.tasks.filter { $0.kind == .quitSupport }.map(\.title)
                return "changed    \(desk.when(session))  \(session.id)"
                    + (tasks.isEmpty
                        ? ", without quit support" : " + \(tasks.joined(separator: ", "))")
            }
            lines += made.booked.map { "booked     \(desk.when($0))  \($0.id) \($0.details.title)" }
            return Report(
                text: (lines + made.remarks.map(\.told)).joined(separator: "\n"),
                json: made.json(desk.json))
        }
    }
}

extension QuitProduct {
    fileprivate var json: JSON {
        [
            "medicines": .texts(medicines),
            "quitOnTreatmentDays": .texts([
                quitOnTreatmentDays.lowerBound, quitOnTreatmentDays.upperBound,
            ]),
            "schedules": .array(
                schedules.map { schedule in
                    [
                        "name": .string(schedule.name),
                        "steps": .array(
                            schedule.steps.map {
                                [
                                    "from": .integer($0.days.lowerBound),
                                    "to": .integer($0.days.upperBound), "dose": .string($0.told),
                                    "times": .texts($0.clock),
                                ]
                            }),
                    ]
                }), "evidence": .string(evidence.text),
        ]
    }
}
