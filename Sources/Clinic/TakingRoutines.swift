import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// What is taken from now on. A series that runs is not rewritten: it ends, and another one begins
    /// today; one that would say the same goes on.
    func setRoutines(
        _ course: PrescribedCourse, of medicine: Medicine, in plan: StoredPlan,
        _ writing: StoreWriting
    ) throws {
        let new = Routine.taking(
            course.schedule, of: medicine, from: course.firstDay, through: course.lastDay,
            makeUID: ambient.makeUID)
        let old = plan.details.routines.filter {
            $0.medicine == medicine.id && !$0.isReplaced && !$0.isProposed
        }
        guard old.isEmpty || !new.isSame(as: old) else { return }
        guard old.contains(where: { $0.firstDay < today }) else {
            return try writing.setRoutines(
                new, of: medicine.id, from: min(course.firstDay, today), in: plan.id)
        }
        let day = max(today, course.firstDay)
        let from = change(to: new, from: old, on: day, medicine)
        try writing.setRoutines(
            new.compactMap { $0.part(from: from.first) }, of: medicine.id, from: from.old,
            in: plan.id)
    }

    /// The day on which the old doses end and the first on which new ones may be taken.
    ///
    /// A dose of every day changes on that very day. One of a week or a month that falls on it may have been
    /// taken; it stands, and the next one keeps the medicine's gap from it and from those before.
    private func change(
        to new: [Routine], from old: [Routine], on day: Day, _ medicine: Medicine
    ) -> (old: Day, first: Day) {
        guard !(new + old).allSatisfy(\.rhythm.isDaily) else { return (day, day) }
        let end = old.contains { $0.falls(on: day) } ? day + 1 : day
        let span = (end - 400)...(end - 1)
        guard let last = old.flatMap({ $0.days(in: span) }).max() else { return (end, end) }
        let gap = Int((medicine.rhythm.minHours / 24).rounded(.up))
        return (end, max(end, last + max(1, gap)))
    }
}

extension Routine {
    /// What is left of it from a day on, in the same rhythm; `nil` when nothing is.
    fileprivate func part(from day: Day) -> Routine? {
        guard firstDay < day else { return self }
        return nextDay(from: day).map { next in
            var part = self
            part.firstDay = next
            return part
        }
    }
}

extension [Routine] {
    /// Whether a calendar would show the same from now on.
    fileprivate func isSame(as others: [Routine]) -> Bool {
        count == others.count
            && zip(self, others).allSatisfy { one, other in
                one.title == other.title && one.detail == other.detail
                    && one.rhythm == other.rhythm && one.dose == other.dose
                    && one.firstDay == other.firstDay && one.lastDay == other.lastDay
            }
    }
}
