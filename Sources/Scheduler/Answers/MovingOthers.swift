import CivilTime
import Planner

/// The fewest sessions of others, three at most, that would let the plan fit by moving within their day;
/// `nil` when there are none. Their weeks, rest days and therapists stay as they are.
package func movesThatHelp(
    _ request: PlanRequest, in diary: Diary, among movable: [MovableSession],
    rules: PlacementRules = .standard
) -> [SessionMove]? {
    var search = MoveSearch(request: request, rules: rules, movable: movable)
    // Each session without a place needs at least one move.
    let least = max(1, search.windowsWithoutPlace(diary).count)
    guard least <= 3 else { return nil }
    for most in least...3 {
        search.most = most
        if let moves = search.moves(in: diary, without: []) { return moves }
    }
    return nil
}

private struct MoveSearch {
    let request: PlanRequest
    let rules: PlacementRules
    let movable: [MovableSession]
    var most = 1
    /// Diaries that may still be tried.
    private var budget = 150
    /// With plan day 0 on the earliest start.
    private let early: PlanRequest

    init(request: PlanRequest, rules: PlacementRules, movable: [MovableSession]) {
        self.request = request
        self.rules = rules
        self.movable = movable
        var early = request
        early.startIsFixed = true
        self.early = early
    }

    mutating func moves(in diary: Diary, without out: [MovableSession]) -> [SessionMove]? {
        guard let window = windowsWithoutPlace(diary).first else { return settled(diary, out) }
        guard out.count < most else { return nil }
        let near = movable.filter { other in
            window.contains(other.time.start.day) && !out.contains { $0.session == other.session }
        }
        for other in near {
            budget -= 1
            guard budget > 0 else { return nil }
            var freer = diary
            freer.remove(other.slot)
            guard windowsWithoutPlace(freer).first != window else { continue }
            if let moves = moves(in: freer, without: out + [other]) { return moves }
        }
        return nil
    }

    /// The days of each session that has no place when every one takes its first day.
    func windowsWithoutPlace(_ diary: Diary) -> [ClosedRange<Day>] {
        let plan = PlanOnBoard(early, in: diary)
        var found: [ClosedRange<Day>] = []
        var last = Int.min / 2
        for session in plan.course.sessions {
            guard let days = plan.days(of: session) else { continue }
            let day = days.first {
                $0 >= last + session.gap && plan.hasPlace(session, day: $0)
            }
            if let day {
                last = day
            } else {
                found.append(plan.board.day(days.lowerBound)...plan.board.day(days.upperBound))
            }
        }
        return found
    }

    /// Places the plan, then those who made room for it, each as near as can be on its day.
    private func settled(_ diary: Diary, _ out: [MovableSession]) -> [SessionMove]? {
        guard !out.isEmpty, case .placed(let plan) = place(request, in: diary, rules: rules)
        else { return nil }
        var diary = diary
        diary.book(plan)
        var moves: [SessionMove] = []
        for other in out {
            let start = other.time.start
            let contact = ContactRequest(
                minutes: other.slot.minutes, therapist: other.therapist,
                needsRoom: other.room != nil, patient: other.patient, from: start.day,
                through: start.day)
            let nearest = freeSlots(for: contact, in: diary, limit: 300)
                .min { abs($0.start.minute - start.minute) < abs($1.start.minute - start.minute) }
            guard let nearest, let time = Interval(nearest.start, nearest.end) else { return nil }
            diary.book([nearest])
            if time.start != start {
                moves.append(
                    SessionMove(
                        session: other.session, therapist: other.therapist, from: start,
                        to: time.start))
            }
        }
        return moves.isEmpty ? nil : moves
    }
}
