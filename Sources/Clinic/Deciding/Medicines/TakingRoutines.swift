import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// What is taken from now on. A series that runs is not rewritten: it ends, and another one begins
    /// today; one that would say the same goes on.
    ///
    /// The doses before, of whatever course or plan, count: the new ones begin as soon as the medicine's limits allow.
    /// - Throws: a refusal when there is no day for them.
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
        let runs = old.contains { $0.firstDay < today }
        let day = runs ? max(today, course.firstDay) : min(course.firstDay, today)
        let end = ending(old, for: new, on: day)
        let taken = try taken(medicine, by: plan, endingWith: old, before: end, writing.now)
        let begun = try begin(new, on: runs ? end : course.firstDay, after: taken, of: medicine)
        try writing.setRoutines(begun, of: medicine.id, from: end, in: plan.id)
    }

    /// The day before which the old doses end.
    ///
    /// A dose of every day changes on that very day. One of a week or a month that falls on it may have been
    /// taken; it stands.
    private func ending(_ old: [Routine], for new: [Routine], on day: Day) -> Day {
        guard old.contains(where: { $0.firstDay < today }),
            !(new + old).allSatisfy(\.rhythm.isDaily)
        else { return day }
        return old.contains { $0.falls(on: day) } ? day + 1 : day
    }

    /// The doses of a medicine that stand, of all courses in all plans of the patient, where those of `old` end before
    /// a day.
    private func taken(
        _ medicine: Medicine, by plan: StoredPlan, endingWith old: [Routine], before end: Day,
        _ reading: StoreReading
    ) throws -> [Routine] {
        let all = try reading.plans(of: plan.details.patient).flatMap(\.details.routines)
        let uids = Set(old.map(\.uid))
        return all.filter { $0.medicine == medicine.id && !$0.isProposed }
            .map { uids.contains($0.uid) ? $0.ended(before: end) : $0 }
    }

    /// The new series from the first day on which each keeps the limits after the doses before.
    private func begin(
        _ new: [Routine], on day: Day, after taken: [Routine], of medicine: Medicine
    ) throws(MedicineRefusal) -> [Routine] {
        let window = medicine.daysThatCount
        var problem: String?
        for first in (0...(window + 31)).lazy.map({ day + $0 }) {
            let parts = new.compactMap { $0.part(from: first) }
            guard let begins = parts.map(\.firstDay).min() else { break }
            let span = (begins - window)...(begins + window)
            let doses = (taken + parts).flatMap { $0.doses(in: span) }.sorted { $0.day < $1.day }
            guard let found = medicine.problem(with: doses) else { return parts }
            problem = problem ?? found
        }
        throw .tooSoon(medicine: medicine.name, problem: problem)
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
