import CivilTime
import Planner

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
    /// The last board day on which a session is authorised.
    let lastAuthorised: Int

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
        let until = lifting.contains(.authorised) ? nil : request.authorised?.until
        lastAuthorised = until.map { $0 - span.lowerBound } ?? .max
    }

    /// Board days of a session when the plan starts on the earliest day; `nil` if none is left.
    func days(of session: CourseSession) -> ClosedRange<Int>? {
        let low = origin + session.days.lowerBound
        let high = min(origin + session.days.upperBound, lastDay, lastAuthorised)
        return low <= high ? low...high : nil
    }

    /// Whether anybody can hold a session on a day.
    func hasPlace(_ session: CourseSession, day: Int) -> Bool {
        team.contains {
            !board.starts(course.kinds[session.kind], therapist: $0, day: day).isEmpty
        }
    }
}
