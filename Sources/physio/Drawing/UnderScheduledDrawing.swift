import Clinic
import Planner

extension UnderScheduled: Drawn {
    func lines(width: Int?) -> [String] {
        weeks.isEmpty
            ? ["Every running plan has what is prescribed."] : weeks.flatMap(\.lines)
    }
}

extension UnderScheduled.Entry {
    fileprivate var lines: [String] {
        [
            "\(name.oneLine) (\(patient)), \(plan), \(week.days.lowerBound) to "
                + "\(week.days.upperBound): \(week.prescribed) prescribed, \(week.delivered) held, "
                + "\(week.booked) booked, \(week.missing) missing",
            "    \(step.command)",
        ]
    }
}
