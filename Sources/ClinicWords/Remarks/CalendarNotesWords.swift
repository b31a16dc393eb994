package import Clinic
import ICalendar

extension CalendarNotes: Documentable {
    /// How many problems are told one by one.
    private static let told = 20

    /// `busy.ics:12: error: event of 2026-12-07, title of 9 letters: the date does not exist`; no more than a person reads.
    package var lines: [String] {
        let rest = problems.count - Self.told
        return all.prefix(Self.told) + (rest > 0 ? ["\(path): \(rest) more problems"] : [])
            + passedOverLines
    }

    /// Each problem. What is worse comes first, so that no warning hides an error.
    private var all: [String] {
        let bad = problems.filter { $0.severity > .warning }
        return (bad + problems.filter { $0.severity == .warning }).map { problem in
            path + (problem.line > 0 ? ":\(problem.line)" : "")
                + ": \(problem.severity): \(problem.told)"
        }
    }

    private var passedOverLines: [String] {
        passedOver.map { event in
            let kind = event.isObservance ? "an observance, no holiday" : "not a whole day"
            return
                "\(path):\(event.line): warning: '\(event.name)' is \(kind); it closes nothing"
        }
    }

    /// All of them.
    package var document: JSON { .texts(all + passedOverLines) }
}
