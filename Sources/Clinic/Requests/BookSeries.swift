import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Books sessions outside any plan, at the same time by the wall clock every so many days, with one therapist.
///
/// Each is a session of its own and is held to every rule. Where one does not fit none is booked, unless those
/// that do not are to be left out.
package struct BookSeries: Request {
    let first: BookSession
    let rhythm: SeriesRhythm
    let leavesOut: Bool

    package var reason: String? { first.reason }

    /// `first` is what is booked each time; `leavesOut` books the others where some do not fit.
    package init(_ first: BookSession, _ rhythm: SeriesRhythm, leavingOut leavesOut: Bool = false) {
        (self.first, self.rhythm, self.leavesOut) = (first, rhythm, leavesOut)
    }

    package func carryOut(_ act: Act) throws -> BookedTogether {
        try first.requireForm()
        try first.requireTime(act)
        let starts = try starts(act)
        let patient = try act.reading.patient(first.patient)
        let exception = try first.admitted(patient, act)
        let search = try SeriesSearch(wish, starts, patient, act.clinic, act.reading)
        guard let found = search.best else { throw SeriesRefusal.nobody(starts.count) }
        guard found.refused.isEmpty || leavesOut && !found.placed.isEmpty else {
            throw SeriesRefusal.notFree(
                found.refused, of: starts.count, near: search.near(),
                leavesOut: leavesOut)
        }
        let details = try found.placed.map {
            try first.details(at: $0.slot, despite: exception.joined(with: $0.setAside))
        }
        let sessions = try act.writing.addSeries(details, makeUID: act.ambient.makeUID)
        return BookedTogether(sessions: sessions, leftOut: found.refused)
    }

    private var wish: SeriesWish {
        SeriesWish(
            start: first.start, rhythm: rhythm, minutes: first.minutes,
            takesRoom: first.mode == .clinic && first.kind.needsRoom,
            isAtHome: first.mode == .home, therapist: first.therapist,
            room: first.room, override: first.override)
    }

    private func starts(_ act: Act) throws -> [LocalTime] {
        if case .count(let count) = rhythm.end {
            _ = try Text.range(count, 2...SeriesRhythm.mostSessions, .series)
        }
        let starts = rhythm.starts(from: first.start)
        if case .until(let last) = rhythm.end, starts.count < 2 {
            throw SeriesRefusal.endsBeforeSecond(last, first.start + rhythm.days * 1440)
        }
        _ = try Text.range(starts.count, 2...SeriesRhythm.mostSessions, .series)
        if let last = starts.last, last > act.now { try act.clinic.requireAhead(last) }
        return starts
    }
}
