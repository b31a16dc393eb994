import CivilTime
import Planner

/// A plan whose dates move from a day on: each part by its own rule, and a line about each.
///
/// Phases and what is tied to them (home exercises, reviews, the plan's end) move with the sessions, and exercises
/// rest in a pause. Walking goes on through it, to the end of the plan. What has a clock of its own stays: a medicine's course,
/// the quit date, weight checks.
///
/// A routine that has begun keeps what calendars say of the past: the end of its series may come earlier or
/// later; where more would change, the series ends and another one begins. One that lies ahead moves.
struct PlanCourse {
    private(set) var plan: StoredPlan
    private(set) var lines: [CourseRemark] = []
    private let before: StoredPlan
    private let from: Day
    private let days: Int
    private let isWhole: Bool
    private let rest: ClosedRange<Day>?
    private let today: Day
    private let makeUID: () -> String

    /// `isWhole` tells that nothing has begun: then what has a clock of its own moves too, unless a prescriber
    /// has set it. On the days of `rest` no exercises are done. `staying` are the live sessions that do not move.
    init(
        _ plan: StoredPlan, from: Day, days: Int, isWhole: Bool = false,
        rest: ClosedRange<Day>? = nil, today: Day,
        makeUID: @escaping () -> String, staying: [Session]
    ) {
        (self.plan, before, self.from, self.days, self.isWhole) = (plan, plan, from, days, isWhole)
        (self.rest, self.today, self.makeUID) = (rest, today, makeUID)
        guard days != 0 else { return }
        movePhases(staying)
        moveEnds()
        moveMedicines()
        moveRoutines()
        moveMilestones()
    }

    private mutating func movePhases(_ staying: [Session]) {
        for index in plan.details.phases.indices {
            let phase = plan.details.phases[index]
            let own = staying.filter {
                $0.details.phase == phase.id && $0.details.exception?.leavesPhase != true
                    && $0.details.kind == .physiotherapy
            }.map(\.details.start.day)
            let holdsAll = own.allSatisfy {
                phase.firstDay + days <= $0 && $0 <= phase.lastDay + days
            }
            if isWhole || phase.firstDay >= from && holdsAll {
                plan.details.phases[index].firstDay = phase.firstDay + days
                plan.details.phases[index].doseFrom = phase.doseFrom.map { $0 + days }
            } else if phase.lastDay >= from {
                if let changed = phase.doseFrom, changed >= from {
                    plan.details.phases[index].doseFrom = max(phase.firstDay, changed + days)
                }
                let least = 1 - phase.weeks * 7
                plan.details.phases[index].extraDays = max(least, phase.extraDays + days)
            } else {
                continue
            }
            lines.append(.phase(index + 1, plan.details.phases[index], before: phase))
        }
    }

    private mutating func moveEnds() {
        if isWhole { plan.details.start = before.details.start + days }
        if isWhole || before.details.end >= from - 1 {
            plan.details.end = max(plan.details.start, before.details.end + days)
        }
        let last = plan.details.phases.map(\.lastDay).max()
        if let last, before.details.phases.map(\.lastDay).max() == before.details.end {
            plan.details.end = max(plan.details.start, last)
        }
    }

    /// A course that a prescriber has set does not wait for the physiotherapy.
    private mutating func moveMedicines() {
        for index in plan.details.medicines.indices {
            var medicine = plan.details.medicines[index]
            guard medicine.status != .stopped, medicine.lastDay ?? from >= from else { continue }
            guard isWhole, medicine.status == .proposed else {
                lines.append(.medicineStays(medicine))
                continue
            }
            medicine.firstDay = medicine.firstDay + days
            medicine.lastDay = medicine.lastDay.map { $0 + days }
            medicine.reviewDay = medicine.reviewDay.map { $0 + days }
            plan.details.medicines[index] = medicine
            lines.append(.medicineProposed(medicine))
        }
    }

    private mutating func moveRoutines() {
        for index in plan.details.routines.indices {
            let routine = plan.details.routines[index]
            var moved = routine
            guard !routine.isReplaced else { continue }
            if let rested = rested(routine) {
                plan.details.routines[index] = rested.before
                plan.details.routines.append(rested.after)
                lines.append(.routineRests(rested.after, from: rested.before.lastDay + 1))
                continue
            }
            switch routine.kind {
            case .homeExercise: follow(&moved)
            case .walking:
                if isWhole {
                    shift(&moved)
                } else {
                    moved.followEnd(before.details.end, to: plan.details.end, today: today)
                }
            case .weighing:
                if isWhole { shift(&moved) }
            case .medicine:
                if isWhole, routine.isProposed { shift(&moved) }
            }
            if moved.firstDay != routine.firstDay, routine.firstDay <= today {
                plan.details.routines[index] = routine.ended(before: today)
                plan.details.routines.append(moved.anew(uid: makeUID()))
            } else {
                plan.details.routines[index] = moved
            }
            if moved != routine {
                lines.append(.routine(moved, before: routine))
            } else if routine.kind != .medicine, routine.lastDay >= from {
                lines.append(.routineGoesOn(routine))
            }
        }
    }

    /// Exercises that a rest interrupts: until it begins, and from its end on; `nil` for others.
    private func rested(_ routine: Routine) -> (before: Routine, after: Routine)? {
        guard let rest, routine.kind == .homeExercise, routine.firstDay < rest.lowerBound,
            routine.lastDay >= rest.lowerBound
        else { return nil }
        var moved = routine
        follow(&moved)
        guard moved.lastDay > rest.upperBound else { return nil }
        moved.firstDay = rest.upperBound + 1
        return (routine.ended(before: rest.lowerBound), moved.anew(uid: makeUID()))
    }

    /// Exercises at home go on until their phase ends.
    private func follow(_ routine: inout Routine) {
        if isWhole || routine.firstDay >= from {
            shift(&routine)
        } else if routine.lastDay >= from - 1 {
            let past = min(routine.lastDay, today - 1)
            routine.lastDay = max(routine.firstDay, past, routine.lastDay + days)
        }
    }

    private func shift(_ routine: inout Routine) {
        // What lies ahead comes no earlier than today.
        routine.firstDay = max(routine.firstDay + days, min(routine.firstDay, today))
        routine.lastDay = routine.lastDay + days
    }

    private mutating func moveMilestones() {
        for index in plan.details.milestones.indices {
            let milestone = plan.details.milestones[index]
            var moved = milestone
            switch milestone.kind {
            case .phaseEnd: moved.day = milestone.day + phaseChange(milestone.phase)
            case .planEnd: moved.day = milestone.day + (plan.details.end - before.details.end)
            case .planStart: moved.day = milestone.day + (plan.details.start - before.details.start)
            case .followUp, .outcomeDue, .returnGate:
                if isWhole || milestone.day >= from { moved.day = milestone.day + days }
            case .quitDate, .weightTarget, .weightCheck:
                if isWhole { moved.day = milestone.day + days }
            case .safetyCheck:
                // A check of a medicine goes with the medicine.
                if isWhole, isProposed(milestone) ?? true { moved.day = milestone.day + days }
            case .medicineReview, .medicineStop:
                if isWhole, isProposed(milestone) ?? false { moved.day = milestone.day + days }
            case .referral, .ring, .askBeforeDose: break
            }
            plan.details.milestones[index] = moved
            if moved != milestone {
                lines.append(.milestone(moved, before: milestone.day))
            } else if milestone.day >= from,
                [.quitDate, .weightCheck, .weightTarget, .safetyCheck]
                    .contains(milestone.kind)
            {
                lines.append(.milestoneStays(milestone))
            }
        }
    }

    /// By how much the end of a phase moved.
    private func phaseChange(_ id: ID<PlannedPhase>?) -> Int {
        guard let now = plan.details.phase(id), let old = before.details.phase(id) else { return 0 }
        return now.lastDay - old.lastDay
    }

    /// Whether the medicine that a date belongs to is only proposed; `nil` for a date of none.
    private func isProposed(_ milestone: Milestone) -> Bool? {
        before.details.medicine(of: milestone).map { $0.status == .proposed }
    }
}
