package import CivilTime

/// What becomes of a routine that a stop of the treatment had ended, when the stop is over.
package enum Resumption: Hashable, Sendable {
    /// It begins again as a new series, up to the day on which it was to end.
    case goesOn
    /// It stays as it is until a prescriber decides.
    case waits
    /// Nothing of it is left.
    case isOver
}

extension Routine {
    /// Whether the stop took away a dose that was due before this day.
    package func missedDoses(before day: Day) -> Bool {
        guard let last = suspendedLastDay, lastDay + 1 < day else { return false }
        var whole = self
        whole.lastDay = last
        return !whole.days(in: (lastDay + 1)...(day - 1)).isEmpty
    }
}

extension PlanDetails {
    /// The routines of a medicine that a stop of the treatment ended and that have not begun again.
    package func suspended(_ medicine: String) -> [Routine] {
        routines.filter { $0.medicine == medicine && $0.suspendedLastDay != nil }
    }

    /// The first day on which a medicine was not taken because the treatment was stopped; `nil` if it goes
    /// on, or is over.
    package func interruption(of medicine: PlannedMedicine, on day: Day) -> Day? {
        guard medicine.status == .active, !medicine.isOver(day) else { return nil }
        return suspended(medicine.medicine).map { $0.lastDay + 1 }.min()
    }
}

extension PlannedMedicine {
    /// Whether its dose changes from step to step, in this course or as the medicine is usually taken. After
    /// an interruption, only a prescriber knows with which step to go on.
    package func isStepped(_ medicine: Medicine?) -> Bool {
        let own = (try? DoseSchedule(parsing: dose))?.steps.count ?? 1
        return own > 1 || (medicine?.rhythm.usual.steps.count ?? 1) > 1
    }
}
