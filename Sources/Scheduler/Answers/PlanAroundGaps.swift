import CivilTime
import Planner

/// Looks for a plan that leaves out the weeks in which nobody can come or treat, where it does not fit otherwise.
struct PlanAroundGaps {
    let request: PlanRequest
    let diary: Diary
    let rules: PlacementRules
    /// Of weeks in a row that a treatment may rest; 0 for never.
    let longest: Int

    /// The plan that ends first, of these the one that starts first; `nil` where none fits.
    func placed() -> PlacedPlan? {
        guard longest > 0, !away.isEmpty else { return nil }
        var best: (plan: PlacedPlan, days: Int)?
        for delay in 0...request.maxDelay where delay < best?.days ?? .max {
            guard let plan = starting(after: delay) else { continue }
            let days = delay + plan.gaps.reduce(0) { $0 + $1.days.count }
            if days < best?.days ?? .max { best = (plan, days) }
        }
        return best?.plan
    }

    private func starting(after delay: Int) -> PlacedPlan? {
        var fixed = request
        fixed.earliestStart = request.earliestStart + delay
        (fixed.startIsFixed, fixed.maxStartDelayDays) = (true, 0)
        var weeks: [Int] = []
        while true {
            let gaps = gaps(weeks, from: fixed.earliestStart)
            guard gaps.allSatisfy({ $0.weeks <= longest }) else { return nil }
            if var plan = starting(on: fixed.earliestStart, leavingOut: gaps) {
                if delay > 0 {
                    plan.unmet.append(UnmetWish(.startDelay, delay, rules.startDelayPerDay))
                }
                return plan
            }
            let time = TreatmentTime(gaps: gaps.map(\.days))
            var diagnosis = Diagnosis(
                request: fixed.counted(by: time), diary: diary.counted(by: time), rules: rules)
            diagnosis.explains = false
            let windows = diagnosis.unplacedItems().map {
                time.real($0.window.lowerBound)...time.real($0.window.upperBound)
            }
            guard let week = next(windows, weeks, from: fixed.earliestStart) else { return nil }
            weeks = (weeks + [week]).sorted()
        }
    }

    /// The plan that starts on a day and leaves out these weeks; `nil` where it does not fit.
    func starting(on day: Day, leavingOut gaps: [PlanGap]) -> PlacedPlan? {
        var fixed = request
        fixed.earliestStart = day
        (fixed.startIsFixed, fixed.maxStartDelayDays) = (true, 0)
        let time = TreatmentTime(gaps: gaps.map(\.days))
        let placed = Scheduler.best(
            fixed.counted(by: time), in: diary.counted(by: time), rules: rules)
        guard var plan = placed?.uncounted(by: time) else { return nil }
        plan.gaps = gaps
        return plan
    }

    /// The first week to leave out, counted from the start: one in which somebody is away, in the days of something
    /// that found no place; never the first week, as such a plan starts later.
    private func next(_ windows: [ClosedRange<Day>], _ weeks: [Int], from start: Day) -> Int? {
        let windows = windows.isEmpty ? [request.span] : windows
        let last = (request.span.upperBound - start) / 7 + weeks.count
        guard last >= 1 else { return nil }
        return (1...last).first { week in
            let days = (start + week * 7)...(start + week * 7 + 6)
            return !weeks.contains(week) && windows.contains { $0.overlaps(days) }
                && away.contains { $0.days.overlaps(days) }
        }
    }

    /// Weeks in a row are one gap.
    private func gaps(_ weeks: [Int], from start: Day) -> [PlanGap] {
        weeks.reduce(into: [ClosedRange<Day>]()) { runs, week in
            let days = (start + week * 7)...(start + week * 7 + 6)
            if let last = runs.last, last.upperBound + 1 == days.lowerBound {
                runs[runs.count - 1] = last.lowerBound...days.upperBound
            } else {
                runs.append(days)
            }
        }.map(gap)
    }

    private func gap(_ days: ClosedRange<Day>) -> PlanGap {
        let near = away.filter { $0.days.overlaps(days) }
        let first = near.map(\.days.lowerBound).min() ?? days.lowerBound
        let last = near.map(\.days.upperBound).max() ?? days.upperBound
        return PlanGap(
            days: days, away: first...last,
            causes: PlanGap.Cause.allCases.filter { cause in near.contains { $0.cause == cause } })
    }

    /// Days on which the clinic, the patient or all who could treat are away, in any order.
    private var away: [(days: ClosedRange<Day>, cause: PlanGap.Cause)] {
        diary.closedDays.joined.map { ($0, .clinicClosed) }
            + request.patient.blocked.joined.map { ($0, .patientAway) }
            + nobodyTreats.map { ($0, .therapistAway) }
    }

    /// Whole days on which nobody who could treat is there.
    private var nobodyTreats: [ClosedRange<Day>] {
        let only = request.patient.onlyTherapist
        let away = diary.therapists.filter { only == nil || $0.id == only }.map { therapist in
            Set(therapist.absences.flatMap(\.wholeDays))
        }
        let all = away.dropFirst().reduce(away.first ?? []) { $0.intersection($1) }
        return all.map { $0...$0 }.joined
    }
}

extension Interval<LocalTime> {
    /// The days of which nothing is left.
    fileprivate var wholeDays: [Day] {
        let first = start.time == .midnight ? start.day : start.day + 1
        return (0..<max(0, end.day - first)).map { first + $0 }
    }
}

extension [ClosedRange<Day>] {
    /// In order; days that follow each other are one stretch.
    fileprivate var joined: [ClosedRange<Day>] {
        sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { runs, days in
            if let last = runs.last, days.lowerBound <= last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...Swift.max(last.upperBound, days.upperBound)
            } else {
                runs.append(days)
            }
        }
    }
}
