import Clinic
import ClinicWords
import Planner

extension AidList: Drawn {
    func lines(width: Int?) -> [String] { aids.flatMap(\.lines) }
}

extension QuitProduct {
    fileprivate var lines: [String] {
        let days = quitOnTreatmentDays
        let head =
            "\(medicines.joined(separator: ", "))  quit on day \(days.lowerBound)"
            + (days.count > 1 ? " to \(days.upperBound)" : "") + " of treatment"
            + (quitByTreatmentDay.map { ", at the latest on day \($0)" } ?? "")
            + "  [\(evidence.text)]"
        return [head]
            + schedules.flatMap { schedule in
                ["  \(schedule.name)"]
                    + schedule.steps.map {
                        "    day \($0.days.lowerBound) to \($0.days.upperBound): \($0.told)"
                    }
            }
    }
}

extension QuitDatePage: Drawn {
    func lines(width: Int?) -> [String] {
        ["New quit date in \(plan); the old one stays on record."]
            + cancelled.map { "cancelled  \($0.session.when)  \($0.id)" }
            + changed.map { entry in
                let tasks = entry.details.tasks.filter { $0.kind == .quitSupport }.map(\.title)
                return "changed    \(entry.session.when)  \(entry.id)"
                    + (tasks.isEmpty
                        ? ", without quit support" : " + \(tasks.joined(separator: ", "))")
            } + booked.map { "booked     \($0.session.when)  \($0.id) \($0.details.title)" }
            + remarks.map(\.said.told)
    }
}
