import CivilTime
import Planner
import Scheduler

/// Who chooses a time: only what the program chooses has to be far enough ahead for a call.
enum TimeChooser {
    /// The program, for somebody who has to be asked.
    case program
    /// The program, for sessions in trouble: their patient comes at their own times anyway.
    case repair(of: [Session])
    case person
}

/// A patient is asked to come in two hours at the soonest; who names a time may have it sooner.
extension Clinic {
    /// Minutes from now to the first time that is offered.
    private static let notice = 120

    /// The first time that is offered.
    var soonest: LocalTime { now + Self.notice }

    /// All of today for which a patient cannot be asked any more.
    func shortNotice(_ chooser: TimeChooser) -> [Interval<LocalTime>] {
        switch chooser {
        case .person: []
        case .program: shortNotice(sparing: [])
        case .repair(let sessions): shortNotice(sparing: sessions.compactMap(\.details.span))
        }
    }

    private func shortNotice(sparing spans: [Interval<LocalTime>]) -> [Interval<LocalTime>] {
        var from = LocalTime(today, .midnight)
        var pieces: [Interval<LocalTime>?] = []
        for span in spans.sorted(by: { $0.start < $1.start }) where span.start < soonest {
            pieces.append(Interval(from, span.start))
            from = max(from, span.end)
        }
        return (pieces + [Interval(from, soonest)]).compactMap { $0 }
    }
}

extension PatientLimits {
    /// For a time that a person names, which may be soon.
    var asNamed: PatientLimits {
        var limits = self
        limits.tooSoon = []
        return limits
    }
}
