import CivilTime

/// Where a session stands on the board.
struct Pick: Hashable, Sendable {
    var day: Int
    var slot: Int
    var therapist: Int
}

/// A weekday (0 for Monday) and a start that the plan keeps to where it can.
struct UsualSlot: Hashable, Comparable, Sendable {
    var weekday: Int
    var slot: Int

    static func < (left: Self, right: Self) -> Bool {
        (left.weekday, left.slot) < (right.weekday, right.slot)
    }
}

/// One plan against one board: everything that the search looks up.
struct Search: Sendable {
    let request: PlanRequest
    let rules: PlacementRules
    let board: Board
    let course: Course
    /// Who may treat, in order of id.
    let team: [Int]
    /// Index of the preferred therapist.
    let preferred: Int?
    let preferredSlots: SlotSet
    /// Board day of the earliest start.
    let origin: Int
    /// The last board day that may hold anything.
    let lastDay: Int
    let choices: DayChoices

    init(
        _ request: PlanRequest, in diary: Diary, rules: PlacementRules, lifting: Set<Rule> = []
    ) {
        self.request = request
        self.rules = rules
        let span = request.span
        board = Board(diary, patient: request.patient, days: span, lifting: lifting)
        course = Course(request.phases, board: board)
        let only = lifting.contains(.onlyTherapist) ? nil : request.patient.onlyTherapist
        team = board.therapists.indices.filter { [board] index in
            only == nil || board.therapists[index].id == only
        }
        preferred = board.therapists.firstIndex { $0.id == request.patient.preferredTherapist }
        preferredSlots = Self.slots(of: request.patient.preferredTime, board: board)
        origin = board.index(of: request.earliestStart)
        var last = board.dayCount - 1
        if let through = request.through, !lifting.contains(.horizon) {
            last = min(last, through - span.lowerBound)
        }
        lastDay = last
        choices = DayChoices(
            board: board, course: course, team: team, preferred: preferredSlots, rules: rules,
            from: origin, delay: request.maxDelay)
    }

    private static func slots(of part: DayPart?, board: Board) -> SlotSet {
        let whole = 0..<board.slotsPerDay
        guard let part else { return SlotSet(whole) }
        return whole.filter { part.contains(startMinutes: $0 * board.grid) }
            .reduce(.empty) { $0.or(SlotSet($1..<($1 + 1))) }
    }

    /// Board days of a session for a start `delay` days after the earliest; `nil` if none is left.
    func days(of session: CourseSession, delay: Int) -> ClosedRange<Int>? {
        let low = origin + delay + session.days.lowerBound
        let high = min(origin + delay + session.days.upperBound, lastDay)
        return low <= high ? low...high : nil
    }
}

extension PlanRequest {
    /// Days after `earliestStart` that plan day 0 may lie.
    var maxDelay: Int { startIsFixed ? 0 : maxStartDelayDays }

    /// All days that anything in the plan can lie on.
    var span: ClosedRange<Day> {
        var low = 0
        var high = maxDelay + phases.reduce(0) { $0 + $1.weeks } * 7
        for review in reviews {
            high = max(high, maxDelay + review.week * 7 + review.toleranceDays)
        }
        for rider in riders {
            switch rider.window {
            case .planDays(let from, _, let to):
                low = min(low, from)
                high = max(high, maxDelay + to)
            case .dates(let from, _, let to):
                low = min(low, from - earliestStart)
                high = max(high, to - earliestStart)
            }
        }
        return (earliestStart + low)...(earliestStart + high)
    }
}
