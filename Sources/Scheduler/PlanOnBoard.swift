import CivilTime

/// One plan's sessions, reviews and riders as days and kinds on a board: what tells why something has no
/// place.
struct PlanOnBoard: Sendable {
    let request: PlanRequest
    let board: Board
    let course: Course
    /// Who may treat, in order of id.
    let team: [Int]
    /// Board day of the earliest start.
    let origin: Int
    /// The last board day that may hold anything.
    let lastDay: Int

    init(_ request: PlanRequest, in diary: Diary, lifting: Set<Rule> = []) {
        self.request = request
        let span = request.span
        board = Board(diary, patient: request.patient, days: span, lifting: lifting)
        course = Course(request.phases, board: board)
        team = board.team(of: request.patient)
        origin = board.index(of: request.earliestStart)
        var last = board.dayCount - 1
        if let through = request.through, !lifting.contains(.horizon) {
            last = min(last, through - span.lowerBound)
        }
        lastDay = last
    }

    /// Board days of a session when the plan starts on the earliest day; `nil` if none is left.
    func days(of session: CourseSession) -> ClosedRange<Int>? {
        let low = origin + session.days.lowerBound
        let high = min(origin + session.days.upperBound, lastDay)
        return low <= high ? low...high : nil
    }

    /// Whether anybody can hold a session on a day.
    func hasPlace(_ session: CourseSession, day: Int) -> Bool {
        team.contains {
            !board.starts(course.kinds[session.kind], therapist: $0, day: day).isEmpty
        }
    }
}

extension Board {
    /// Who may treat a patient, in order of id.
    func team(of patient: PatientLimits) -> [Int] {
        guard let only = patient.onlyTherapist, !lifted.contains(.onlyTherapist) else {
            return Array(therapists.indices)
        }
        return therapists.indices.filter { therapists[$0].id == only }
    }
}

extension PlanRequest {
    /// Days after `earliestStart` that plan day 0 may lie.
    var maxDelay: Int { startIsFixed ? 0 : maxStartDelayDays }

    /// All days that anything in the plan can lie on.
    var span: ClosedRange<Day> {
        var high = maxDelay + phases.reduce(0) { $0 + $1.weeks } * 7
        for review in reviews {
            high = max(high, maxDelay + review.week * 7 + review.toleranceDays)
        }
        for rider in riders {
            switch rider.window {
            case .planDays(_, _, let to): high = max(high, maxDelay + to)
            case .dates(_, _, let to): high = max(high, to - earliestStart)
            }
        }
        return earliestStart...(earliestStart + high)
    }
}
