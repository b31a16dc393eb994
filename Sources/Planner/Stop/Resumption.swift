package import CivilTime

/// What becomes of a series that a stop of the treatment had ended, when the stop is over.
package enum Resumption: Hashable, Sendable {
    /// It begins as a new series, until the day it was to end on.
    case goesOn
    /// It stays as it is until a prescriber decides.
    case waits
    /// Nothing of it is left.
    case isOver
}

extension Routine {
    /// Whether a stop of the treatment took a dose of it that was due before a day.
    package func missedDoses(before day: Day) -> Bool {
        guard let last = suspendedLastDay, lastDay + 1 < day else { return false }
        var whole = self
        whole.lastDay = last
        return !whole.days(in: (lastDay + 1)...(day - 1)).isEmpty
    }
}

extension PlanDetails {
    /// The series of a medicine that a stop of the treatment ended and that were not begun again.
    package func suspended(_ medicine: String) -> [Routine] {
        routines.filter { $0.medicine == medicine && $0.suspendedLastDay != nil }
    }

    /// The first day on which a medicine was not to be taken any more, because the treatment was stopped; `nil`
    /// where it goes on, or is over.
    package func interruption(of medicine: PlannedMedicine, on day: Day) -> Day? {
        guard medicine.status == .active, !medicine.isOver(day) else { return nil }
        return suspended(medicine.medicine).map { $0.lastDay + 1 }.min()
    }
}

extension PlannedMedicine {
    /// Whether its dose changes from step to step, in this course or as the medicine is usually taken: after an
    /// interruption nobody but a prescriber knows the step to go on with.
    package func isStepped(_ medicine: Medicine?) -> Bool {
        let own = (try? DoseSchedule(parsing: dose))?.steps.count ?? 1
        return own > 1 || (medicine?.rhythm.usual.steps.count ?? 1) > 1
    }
}
