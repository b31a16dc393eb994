import CivilTime
import Clinic
import ClinicWords
import Planner

extension [Interval<LocalTime>] {
    /// `busy        12 times from another calendar, to 2027-12-29`; `nil` when never.
    var told: String? {
        last.map { last in
            "busy        \(count == 1 ? "once" : "\(count) times") from another calendar,"
                + " to \(last.start.day)"
        }
    }
}

extension BusyPage: Drawn {
    func lines(width: Int?) -> [String] {
        let times = spans.count == 1 ? "1 busy time" : "\(spans.count) busy times"
        var lines = [
            "\(person)  \(name.oneLine): \(times) through \(through)"
                + (replaced > 0 ? ", instead of \(replaced) before." : ".")
        ]
        if let first = spans.first, let last = spans.last {
            lines.append("The first is \(first.words), the last \(last.words).")
        }
        guard !hit.isEmpty else { return lines + ["They hit no booked session."] }
        return lines
            + ["They hit \(hit.count) booked \(hit.count == 1 ? "session" : "sessions"):"]
            + hit.map(\.line) + ["Next: physio repair"]
    }

    func talk(width: Int?) -> [String] { warnings.lines.map(\.oneLine) }
}
