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
        let whose = calendar.map { ", calendar '\($0.oneLine)'" } ?? ""
        var lines = [
            "\(person)  \(name.oneLine)\(whose): \(times) through \(through)"
                + (replaced > 0 ? ", instead of \(replaced) before." : ".")
        ]
        if let first = spans.first, let last = spans.last {
            lines.append("The first is \(first.words), the last \(last.words).")
        }
        lines += otherLines + ownLines + declinedLines
        guard !hit.isEmpty else { return lines + ["They hit no booked session."] }
        return lines
            + ["They hit \(hit.count) booked \(hit.count == 1 ? "session" : "sessions"):"]
            + hit.map(\.line) + ["Next: physio repair"]
    }

    /// `Also busy by calendar 'work' (3 times) and a calendar without a name (once).`
    private var otherLines: [String] {
        let told = others.map { one in
            (one.name.map { "calendar '\($0.oneLine)'" } ?? "a calendar without a name")
                + (one.spans.count == 1 ? " (once)" : " (\(one.spans.count) times)")
        }
        guard let last = told.last else { return [] }
        let all = told.count == 1 ? last : told.dropLast().joined(separator: ", ") + " and " + last
        return ["Also busy by \(all)."]
    }

    /// Where no mail address tells whose answer it is.
    private var declinedLines: [String] {
        guard declinedBySomebody > 0 else { return [] }
        let (events, them) =
            declinedBySomebody == 1 ? ("event takes", "it") : ("events take", "them")
        let record: NextStep.Action =
            switch person {
            case .therapist(let id): .changeTherapist(id)
            case .patient(let id): .changePatient(id)
            }
        let remedy: Advice = "\(do: record, [.email: .blank(.address)])"
        return [
            "\(declinedBySomebody) \(events) time although somebody invited has declined \(them). If that is "
                + "\(name.oneLine), say so, then read the file again: \(remedy.told)"
        ]
    }

    /// `1 is ours and stands at another time:`, and each.
    private var ownLines: [String] {
        guard !elsewhere.isEmpty else { return [] }
        let one = elsewhere.count == 1
        return [
            "\(elsewhere.count) \(one ? "is" : "are") ours and \(one ? "stands" : "stand") at another time:"
        ]
            + elsewhere.map { own in
                (own.session?.line ?? "A busy time that was given out")
                    + ", there \(own.there.words)"
            }
    }

    func talk(width: Int?) -> [String] { warnings.lines.map(\.oneLine) }
}
