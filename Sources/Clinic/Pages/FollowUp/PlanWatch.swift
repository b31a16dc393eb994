import CivilTime
import Planner

/// Whether a running plan still runs: its sessions, its reviews, its medicines and its end.
struct PlanWatch {
    let plan: StoredPlan
    /// Of the plan, in order of time.
    let sessions: [Session]
    /// When the patient was last here, for whatever.
    let lastContact: Day?
    let dose: DoseLedger
    let limits: FollowUpLimits
    let now: LocalTime
    /// Books what is owed, where there is a place for it.
    let booking: NextStep?
    /// `nil` where nobody has to allow the plan's sessions.
    let authorised: AuthorisedLeft?

    private var today: Day { now.day }
    private var show: NextStep { NextStep(.showPatient(plan.details.patient)) }
    private var review: NextStep { NextStep(.reviewPlan(plan.id)) }

    var items: [DriftItem] {
        [misses, silence, noNextSession, lowDose, owed, authorisation, planEnding, unrecorded]
            .compactMap { $0 }
            + declined + overdueReviews + medicines
    }

    private func item(
        _ kind: DriftItem.Kind, since: Day, _ problem: DriftProblem, _ step: NextStep
    ) -> DriftItem {
        DriftItem(
            kind: kind, plan: plan.id, patient: plan.details.patient, since: min(since, today),
            problem: problem, step: step)
    }

    /// Misses up to the last session that was recorded; what was cancelled does not stand between.
    private var misses: DriftItem? {
        let recorded = sessions.filter { $0.status == .attended || $0.status == .missed }
        let row = recorded.reversed().prefix { $0.status == .missed }.map(\.details.start.day)
        guard row.count >= limits.missesInARow, let first = row.last else { return nil }
        return item(.misses, since: first, .misses(row.reversed()), show)
    }

    /// Sessions to come of which the patient has said no.
    private var declined: [DriftItem] {
        sessions.filter { $0.waitsAsDeclined(at: now) }.map { session in
            item(.declined, since: today, .declined(session), NextStep(.options(session.id)))
        }
    }

    /// Where a session waits to be recorded, nobody knows whether there was silence.
    private var silence: DriftItem? {
        let phase = plan.details.phases.last { $0.firstDay <= today } ?? plan.details.phases.first
        let rests = plan.pauses.contains { $0.first <= today && today <= $0.last }
        guard let phase, today <= plan.details.end, !rests else { return nil }
        let rhythm = phase.sessionsPerWeek > 0 ? Int((7 / phase.sessionsPerWeek).rounded(.up)) : 0
        let allowed = max(limits.silence(perWeek: phase.sessionsPerWeek), rhythm)
        let last = max(lastContact ?? plan.details.start, plan.details.start)
        let days = today - last
        let isKnown = !sessions.contains {
            $0.isUnrecorded(at: now) && today - $0.details.start.day <= allowed
        }
        guard days > allowed, isKnown else { return nil }
        return item(.silence, since: last, .silence(days: days, since: last, phase), show)
    }

    private var ahead: [Session] {
        sessions.filter { $0.isOpen && now < $0.details.end }
    }

    private var noNextSession: DriftItem? {
        guard ahead.isEmpty, today <= plan.details.end || dose.total.owed > 0 else { return nil }
        let last = sessions.last { $0.status.isLive }?.details.start.day
        let since = last.map { min($0, today) } ?? plan.details.start
        return item(.noNextSession, since: since, .noNextSession(dose), booking ?? review)
    }

    private var lowDose: DriftItem? {
        let total = dose.total
        guard total.due >= limits.doseFrom, let percent = total.percent,
            percent < limits.doseBelow
        else { return nil }
        return item(
            .lowDose, since: dose.firstLost ?? today, .lowDose(dose, below: limits.doseBelow),
            booking ?? review)
    }

    /// Where no firmer item tells it already.
    private var owed: DriftItem? {
        guard dose.total.owed > 0, let limit = dose.lastMakeUp, lowDose == nil,
            noNextSession == nil
        else { return nil }
        return item(
            .owed, since: dose.firstLost ?? plan.details.start, .owed(dose),
            limit.isPast ? review : booking ?? review)
    }

    /// While there is anything to come that it is about.
    private var authorisation: DriftItem? {
        guard let authorised, authorised.isRunningOut(on: today),
            !ahead.isEmpty || dose.total.owed > 0
        else { return nil }
        return item(
            .authorisation, since: today, .authorisationEnds(authorised), .authorising(plan.id))
    }

    /// Reviews whose sessions have all passed without one that was attended.
    private var overdueReviews: [DriftItem] {
        let reviews = sessions.flatMap(\.details.tasks).filter { $0.kind == .review }
        return Set(reviews.compactMap(\.week)).sorted().compactMap { week in
            let holders = sessions.filter {
                $0.details.tasks.contains { $0.kind == .review && $0.week == week }
            }
            let isOpen = holders.allSatisfy { $0.status == .missed || $0.status == .cancelled }
            guard isOpen, let day = holders.map(\.details.start.day).max(), day <= today else {
                return nil
            }
            return item(
                .reviewOverdue, since: day, .reviewNotHeld(week: week, on: day), review)
        }
    }

    /// Medicines whose review has not been held, or that end soon without one planned.
    private var medicines: [DriftItem] {
        plan.details.medicines.filter { $0.status == .active }.compactMap { medicine in
            let planned = medicine.reviewDay.flatMap { day in
                medicine.lastDay.map { day <= $0 } ?? true ? day : nil
            }
            let notice = medicine.lastDay.map { $0 - limits.medicineEndsWithin }
            guard let due = planned ?? notice, due <= today else { return nil }
            let isReviewed = medicine.decidedDay.map { $0 >= due && $0 > medicine.firstDay }
            guard isReviewed != true else { return nil }
            let isOver = medicine.lastDay.map { $0 < today } ?? false
            return item(
                .medicineReview, since: due,
                .medicineReview(medicine, planned: planned, isOver: isOver),
                NextStep(
                    .confirmMedicine(plan.id, medicine.medicine), [.prescriber: .blank(.any)]))
        }
    }

    private var planEnding: DriftItem? {
        let end = plan.details.end
        guard end - today <= limits.planEndsWithin else { return nil }
        return item(
            .planEnding, since: end, .planEnds(end, isOver: end < today, dose), review)
    }

    private var unrecorded: DriftItem? {
        let waiting = sessions.filter { $0.isUnrecorded(at: now) }
        guard let first = waiting.first else { return nil }
        return item(
            .unrecorded, since: first.details.start.day,
            .unrecorded(waiting.count, from: first.details.start.day),
            NextStep(.list(.sessions), [.unrecorded: .bare, .plan: "\(plan.id)"]))
    }
}
