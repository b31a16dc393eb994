package import Clinic
import ICalendar

extension CalendarNotes: Documentable {
    /// How many problems are told one by one.
    private static let told = 20

    /// `busy.ics:12: error: the date does not exist`.
    package var lines: [String] {
        let shown = problems.prefix(Self.told).map { problem in
            path + (problem.line > 0 ? ":\(problem.line)" : "")
                + ": \(problem.severity): \(problem.reason)"
        }
        let rest = problems.count - shown.count
        return shown + (rest > 0 ? ["\(path): \(rest) more problems"] : [])
            + passedOver.map { event in
                let kind = event.isObservance ? "an observance, no holiday" : "not a whole day"
                return
                    "\(path):\(event.line): warning: '\(event.name)' is \(kind); it closes nothing"
            }
    }

    package var document: JSON { .texts(lines) }
}
