import CivilTime
import Planner

extension PlanRequest {
    /// Everything that is wrong with the request or the diary, before any search.
    func problems(in diary: Diary) -> [RequestProblem] {
        var found = diary.problems + patient.problems(in: diary)
        if !(0...366).contains(maxStartDelayDays) { found.append(.startDelay(maxStartDelayDays)) }
        for phase in phases { found += phase.problems(grid: diary.gridMinutes) }
        for review in reviews {
            if !(0...208).contains(review.week) || !(0...366).contains(review.toleranceDays) {
                found.append(.negativeTolerance(week: review.week))
            }
            if !isLength(review.minutes) {
                found.append(.sessionLength(minutes: review.minutes, of: "A review"))
            }
        }
        for (index, rider) in riders.enumerated() {
            found += rider.problems(index, start: earliestStart)
        }
        let weeks = phases.reduce(0) { $0 + min(max($1.weeks, 0), 999) }
        if weeks > 208 { found.append(.tooLong(days: weeks * 7)) }
        return found
    }
}

extension Diary {
    var problems: [RequestProblem] {
        var found: [RequestProblem] = []
        if ![5, 10, 15, 20, 30, 60].contains(gridMinutes) {
            found.append(.gridMinutes(gridMinutes))
        }
        if therapists.isEmpty { found.append(.noTherapist) }
        if openingHours.isEmpty { found.append(.noOpeningHours) }
        found += repeated(therapists.map(\.id)).map { .repeatedID($0) }
        found += repeated(rooms.map(\.id)).map { .repeatedID($0) }
        return found
    }
}

extension PatientLimits {
    func problems(in diary: Diary) -> [RequestProblem] {
        var found: [RequestProblem] = availability.isEmpty ? [.noAvailability] : []
        if let onlyTherapist, !diary.therapists.contains(where: { $0.id == onlyTherapist }) {
            found.append(.unknownTherapist(onlyTherapist))
        }
        return found
    }
}

extension PhaseRequest {
    fileprivate func problems(grid: Int) -> [RequestProblem] {
        var found: [RequestProblem] = []
        if !isLength(minutes) {
            found.append(.sessionLength(minutes: minutes, of: "A session of phase '\(name)'"))
        }
        guard (1...104).contains(weeks) else { return found + [.noWeeks(phase: name)] }
        guard (1...26).contains(dose.weeks), (1...(7 * dose.weeks)).contains(dose.sessions)
        else { return found + [.badDose(dose, phase: name)] }
        let blocks = (weeks + dose.weeks - 1) / dose.weeks
        guard (0...(blocks * dose.sessions)).contains(sessions)
        else { return found + [.sessionCount(sessions, phase: name)] }
        if !fitsItsWeeks {
            found.append(.doesNotFitItsWeeks(phase: name, minDaysBetween: minDaysBetween))
        }
        return found
    }

    /// Whether the days are enough with nobody else in the diary: each session as early as it can.
    private var fitsItsWeeks: Bool {
        var last: Int?
        for number in 0..<sessions {
            let days = dose.days(ofSession: number, inPhaseOf: weeks)
            let rested = last.map { $0 + min(max(minDaysBetween, 1), 9999) }
            let day = max(days.lowerBound, rested ?? days.lowerBound)
            if day >= days.upperBound { return false }
            last = day
        }
        return true
    }
}

extension RiderRequest {
    fileprivate func problems(_ index: Int, start: Day) -> [RequestProblem] {
        var found: [RequestProblem] = []
        if !isLength(minutes) || !(0...240).contains(extraMinutes) {
            found.append(.sessionLength(minutes: minutes, of: "Contact '\(index)'"))
        }
        let (from, target, to) =
            switch window {
            case .planDays(let from, let target, let to): (from, target, to)
            case .dates(let from, let target, let to): (from - start, target - start, to - start)
            }
        if from > target || target > to { found.append(.emptyWindow(rider: index)) }
        if from < -1500 || to > 1500 { found.append(.tooLong(days: max(to, -from))) }
        return found
    }
}

/// Whether a contact can last that long.
func isLength(_ minutes: Int) -> Bool { (5...480).contains(minutes) }

/// What stands more than once, in order.
private func repeated<Subject>(_ ids: [ID<Subject>]) -> [String] {
    let sorted = ids.sorted()
    var result: [ID<Subject>] = []
    for (left, right) in zip(sorted, sorted.dropFirst())
    where left == right && result.last != left {
        result.append(left)
    }
    return result.map(\.description)
}
