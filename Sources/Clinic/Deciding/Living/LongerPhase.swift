import CivilTime
import Planner

extension StoredPlan {
    /// Takes over what follows when a phase has become longer: the plan's end, the days that tell the ends, the
    /// phase's exercises until the next phase begins, and walking that lasts as long as the plan.
    ///
    /// `before` is the plan with the old phase. Returns a line about each but the phase.
    mutating func follow(phase index: Int, from before: StoredPlan, today: Day) -> [CourseRemark] {
        let phases = details.phases
        let (oldEnd, oldLast) = (before.details.end, before.details.phases[index].lastDay)
        details.end = max(details.end, phases.map(\.lastDay).max() ?? details.end)
        var lines: [CourseRemark] = []
        let next = phases.dropFirst(index + 1).first.map { $0.firstDay + -1 }
        let last = max(oldLast, min(phases[index].lastDay, next ?? details.end))
        for position in details.routines.indices where !details.routines[position].isReplaced {
            let old = details.routines[position]
            var routine = old
            switch old.kind {
            case .homeExercise where old.phase == phases[index].id && old.lastDay == oldLast:
                routine.lastDay = last
            case .walking: routine.followEnd(oldEnd, to: details.end, today: today)
            default: continue
            }
            guard routine != old else { continue }
            details.routines[position] = routine
            lines.append(.routine(routine, before: old))
        }
        followMilestones(index)
        if details.end != oldEnd {
            lines.append(.planEnds(details.end, before: oldEnd))
        }
        return lines
    }

    private mutating func followMilestones(_ index: Int) {
        let phase = details.phases[index]
        for position in details.milestones.indices {
            switch details.milestones[position].kind {
            case .phaseEnd where details.milestones[position].phase == phase.id:
                details.milestones[position].day = phase.lastDay
            case .planEnd: details.milestones[position].day = details.end
            default: continue
            }
        }
    }
}

extension Routine {
    /// Walking that lasts as long as the plan still does, and what has passed of it stays.
    mutating func followEnd(_ old: Day, to new: Day, today: Day) {
        guard lastDay == old else { return }
        lastDay = max(firstDay, min(lastDay, today - 1), new)
    }
}
