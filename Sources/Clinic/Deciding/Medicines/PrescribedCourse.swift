import CivilTime
import ClinicStore
import Planner

/// A course as a prescriber sets it: how the medicine is taken, and from which day to which.
struct PrescribedCourse: Hashable {
    /// With its weekdays and times named.
    var schedule: DoseSchedule
    /// Day of the first dose.
    var firstDay: Day
    /// The last day on which it is taken; `nil` for a course without an end.
    var lastDay: Day?
    var reviewDay: Day?
    /// The first day, from 1, on which a dose that the prescriber wrote is ahead of the medicine's usual steps.
    var dayAheadOfSteps: Int?
}

extension Clinic {
    /// What is prescribed: the dose and the days of the order, and of the proposal where it says nothing.
    ///
    /// - Throws: when the dose is not understood, contradicts the medicine's rhythm or breaks a limit, and when
    ///   the days leave it no dose or no end.
    func course(
        _ order: Prescription, _ medicine: Medicine, _ planned: PlannedMedicine,
        of plan: StoredPlan, _ catalog: Catalog
    ) throws -> PrescribedCourse {
        let schedule = try schedule(order, medicine, planned)
        let from = order.from
        let interruption = plan.details.interruption(of: planned, on: today)
        if let interruption { try requireBeginning(planned, since: interruption, on: from) }
        var planned = planned
        // What is taken in steps begins with the first of them, and takes as long as before.
        if interruption != nil, planned.isStepped(medicine) { planned.status = .proposed }
        let first = schedule.dates.first ?? from ?? planned.firstDay
        if let from, from > first {
            throw CourseRefusal.dateBefore(first, from: from)
        }
        guard let firstDose = schedule.firstDose(from: first) else {
            throw CourseRefusal.noDose(from: first)
        }
        var course = PrescribedCourse(
            schedule: schedule.anchored(from: firstDose), firstDay: firstDose)
        course.lastDay = try lastDay(of: course, order, medicine, planned, plan, catalog)
        if order.dose != nil || interruption != nil {
            let behind = planned.status == .active ? max(0, firstDose - planned.firstDay) : 0
            course.dayAheadOfSteps = medicine.dayAheadOfSteps(course.schedule, behind: behind)
        }
        try checkDays(course, medicine, planned)
        try checkPlace(of: course, in: plan)
        course.reviewDay = reviewDay(of: course, medicine, planned, plan, catalog)
        return course
    }

    /// - Throws: where it is not said from which day on a medicine is taken again that was interrupted.
    private func requireBeginning(
        _ planned: PlannedMedicine, since day: Day, on from: Day?
    ) throws(CourseRefusal) {
        guard from.map({ $0 < today }) ?? true else { return }
        throw .notBegunAgain(medicine: planned.name, since: day, from: from)
    }

    /// The review moves with the first day of what is only proposed. Of a course that runs it stays, until it is
    /// over: who goes on with the medicine then looks again after the usual time. What is given once is reviewed
    /// after it.
    private func reviewDay(
        of course: PrescribedCourse, _ medicine: Medicine, _ planned: PlannedMedicine,
        _ plan: StoredPlan, _ catalog: Catalog
    ) -> Day? {
        let review: Day?
        if planned.status == .active, planned.reviewDay.map({ $0 <= today }) ?? true {
            review = usualReview(of: medicine, in: plan, catalog).map {
                max(today, course.firstDay) + $0
            }
        } else if planned.status == .active {
            review = planned.reviewDay
        } else {
            review = planned.reviewDay.map { $0 + (course.firstDay - planned.firstDay) }
        }
        guard let last = course.lastDay, !course.schedule.isSingle else { return review }
        return review.map { min($0, last) }
    }

    private func schedule(
        _ order: Prescription, _ medicine: Medicine, _ planned: PlannedMedicine
    ) throws(DoseRefusal) -> DoseSchedule {
        var schedule = medicine.rhythm.usual
        if let text = order.dose {
            schedule = try read(text, medicine)
        } else if let kept = try? DoseSchedule(parsing: planned.dose),
            planned.status == .active || medicine.problem(with: kept) == nil
        {
            schedule = kept
        }
        let problem = medicine.problem(with: schedule)
        schedule = medicine.rhythm.timed(schedule)
        if let problem = problem ?? medicine.problem(with: schedule) {
            throw .beyondLimits(problem, usual: medicine.rhythm.usual)
        }
        if schedule.advice == nil { schedule.advice = medicine.rhythm.usual.advice }
        return schedule
    }

    private func read(_ text: String, _ medicine: Medicine) throws(DoseRefusal) -> DoseSchedule {
        do {
            return try DoseSchedule(
                parsing: text, usual: medicine.rhythm.usual.steps.first?.dose)
        } catch {
            throw .unclear(said: text, error, usual: medicine.rhythm.usual)
        }
    }

    /// - Throws: when the order's last day and its dose do not fit, and when there is none though the course
    ///   ought to have an end.
    private func lastDay(
        of course: PrescribedCourse, _ order: Prescription, _ medicine: Medicine,
        _ planned: PlannedMedicine, _ plan: StoredPlan, _ catalog: Catalog
    ) throws -> Day? {
        let first = course.firstDay
        let own = course.schedule.ownLast(from: first)
        if order.until == .open {
            guard own == nil else {
                throw CourseRefusal.endsByItself
            }
            return nil
        }
        if case .day(let until) = order.until {
            guard until >= first else { throw CourseRefusal.endsBefore(until, first: first) }
            guard order.dose == nil || own.map({ until <= $0 }) ?? true else {
                throw CourseRefusal.dosesEndBefore(until)
            }
            return own.map { min($0, until) } ?? until
        }
        let runs = planned.status == .active
        let kept = planned.lastDay.map {
            runs ? $0 : first.last(ofDays: planned.firstDay.days(through: $0))
        }
        if let kept, kept < first { throw CourseRefusal.endedBefore(kept, first: first) }
        if order.dose != nil, let own { return own }
        if let end = [own, kept].compactMap({ $0 }).min() { return end }
        let option = catalog.cause(plan.details.pin.cause)?.options
            .first { $0.option.medicine == medicine.id }
        guard planned.status == .active || option?.option.course.longest == nil, option != nil
        else {
            throw CourseRefusal.noEnd(medicine: medicine.name)
        }
        return nil
    }

    /// - Throws: when the whole course lies in the past, or begins after the plan.
    private func checkPlace(of course: PrescribedCourse, in plan: StoredPlan) throws(CourseRefusal)
    {
        if let last = course.lastDay, last < today {
            throw .isOver(last, plan.details.patient)
        }
        guard course.firstDay > max(today, plan.details.end) else { return }
        throw .afterPlan(course.firstDay, end: plan.details.end)
    }

    private func checkDays(
        _ course: PrescribedCourse, _ medicine: Medicine, _ planned: PlannedMedicine
    ) throws(CourseRefusal) {
        if let last = course.lastDay, let beyond = course.schedule.dates.last, beyond > last {
            throw .dateAfter(beyond, last: last)
        }
        guard let limit = medicine.daysBeforeReview else { return }
        let decided = max(course.firstDay, planned.status == .active ? today : course.firstDay)
        guard let last = course.lastDay, decided.days(through: last) <= limit else {
            throw .unreviewed(
                medicine: medicine.name, days: limit, through: decided.last(ofDays: limit))
        }
    }
}

extension DoseSchedule {
    /// Whether it is one dose, or named dates: over on the day it is given.
    var isSingle: Bool {
        guard steps.count == 1, case .regular(let days, _) = steps[0].dose.rhythm else {
            return false
        }
        return switch days {
        case .once, .dates: true
        default: false
        }
    }

    /// The last day that the doses themselves name; `nil` where they go on.
    fileprivate func ownLast(from first: Day) -> Day? {
        if let last = dates.last { return last }
        if case .once? = steps[0].dose.rhythm.days, steps.count == 1 { return first }
        return length.map { first.last(ofDays: $0) }
    }
}
