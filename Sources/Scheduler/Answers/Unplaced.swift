import CivilTime
import Planner

extension Diagnosis {
    /// Rules that say when somebody or something is there; the others tie days together.
    private static let diaryRules: [Rule] = [
        .openingHours, .closedDay, .unusableTime, .patientAvailability, .blockedDay, .patientBusy,
        .skill, .onlyTherapist, .therapistHours, .absence, .therapistBusy, .maxPerDay, .room,
    ]

    /// Each session, review and rider that has no place with plan day 0 on the earliest start.
    func unplacedItems() -> [Unplaced] {
        let plan = PlanOnBoard(request, in: diary)
        let found = sessionsWithoutPlace(plan) + itemsWithoutPlace(plan)
        return found.isEmpty ? [brokenGap(plan)].compactMap { $0 } : found
    }

    private func sessionsWithoutPlace(_ plan: PlanOnBoard) -> [Unplaced] {
        plan.course.sessions.enumerated().compactMap { index, session in
            let what = Unplaced.What.session(number: index + 1, phase: session.phase)
            let first = request.earliestStart + session.days.lowerBound
            if let missing = notAuthorised(index, on: first) {
                return Unplaced(what: what, window: first...first, because: [missing])
            }
            guard let days = plan.days(of: session) else {
                return Unplaced(what: what, window: first...first, because: [horizon])
            }
            guard !days.contains(where: { plan.hasPlace(session, day: $0) }) else { return nil }
            let window = plan.board.day(days.lowerBound)...plan.board.day(days.upperBound)
            let kind = plan.course.kinds[session.kind]
            return Unplaced(
                what: what, window: window, because: binding(kind, window, minutes: session.minutes)
            )
        }
    }

    /// What is authorised against a session that counts from 0, on the first of its days; `nil` for nothing.
    private func notAuthorised(_ session: Int, on day: Day) -> RuleViolation? {
        guard let authorised = request.authorised else { return nil }
        let gap: AuthorisationGap
        if let most = authorised.sessions, session >= most {
            gap = .tooMany(authorised: most)
        } else if let until = authorised.until, until < day {
            gap = .after(until)
        } else if let by = authorised.startBy, session == 0, by < day {
            gap = .begunLate(by: by)
        } else {
            return nil
        }
        return RuleViolation(rule: .authorised, detail: gap.sentence)
    }

    private func itemsWithoutPlace(_ plan: PlanOnBoard) -> [Unplaced] {
        guard let items = plan.dueItems() else {
            let last = request.through ?? request.span.upperBound
            return [Unplaced(what: .wholePlan, window: last...last, because: [horizon])]
        }
        return items.compactMap { item in
            let reached = plan.course.sessions.contains { session in
                plan.days(of: session)?.contains { day in
                    item.days.contains(day) && plan.hasPlace(session, day: day)
                } ?? false
            }
            guard !reached, !plan.standsAlone(item) else { return nil }
            let what: Unplaced.What =
                switch item.what {
                case .review(let index): .review(index)
                case .rider(let index): .rider(index)
                }
            let board = plan.board
            let window = board.day(item.days.lowerBound)...board.day(item.days.upperBound)
            let kind = plan.contactKind(minutes: item.minutes, needsRoom: item.needsRoom)
            return Unplaced(
                what: what, window: window, because: binding(kind, window, minutes: item.minutes))
        }
    }

    /// The first session that the days between sessions leave without a day.
    private func brokenGap(_ plan: PlanOnBoard) -> Unplaced? {
        var last: Int?
        for (index, session) in plan.course.sessions.enumerated() {
            guard let days = plan.days(of: session) else { return nil }
            let earliest = last.map { $0 + session.gap } ?? days.lowerBound
            let day = days.first { $0 >= earliest && plan.hasPlace(session, day: $0) }
            guard let day else {
                return Unplaced(
                    what: .session(number: index + 1, phase: session.phase),
                    window: plan.board.day(days.lowerBound)...plan.board.day(days.upperBound),
                    because: [tooNear(session, days, plan)])
            }
            last = day
        }
        return nil
    }

    /// Sessions of a class find few days, as it meets on few.
    private func tooNear(
        _ session: CourseSession, _ days: ClosedRange<Int>, _ plan: PlanOnBoard
    ) -> RuleViolation {
        guard let id = plan.course.kinds[session.kind].groupClass else {
            return .tooNear(session.gap)
        }
        return RuleSentence(diary: diary, request: request).tooFewMeetings(
            id, in: plan.board.day(days.lowerBound)...plan.board.day(days.upperBound),
            minutes: session.minutes, apart: session.gap)
    }

    func wholePlan(_ lifted: [Rule]) -> Unplaced {
        let span = request.span
        let kind = SessionKind(slots: 1, skill: nil, needsRoom: false)
        let because = lifted.map { rule in
            RuleViolation(
                rule: rule,
                detail: RuleSentence(diary: diary, request: request).text(
                    rule, window: span, kind: kind, minutes: diary.gridMinutes))
        }
        let words = "The free times of these weeks cannot be combined into a whole plan."
        return Unplaced(
            what: .wholePlan, window: span,
            because: because.isEmpty
                ? [RuleViolation(rule: .therapistBusy, detail: words)] : because)
    }

    private var horizon: RuleViolation {
        RuleViolation(rule: .horizon, detail: "It lies after the last day of the plan.")
    }

    /// The rules of which each alone keeps the session out of the window; else the fewest together.
    private func binding(
        _ kind: SessionKind, _ window: ClosedRange<Day>, minutes: Int
    ) -> [RuleViolation] {
        guard explains else { return [] }
        let sentence = RuleSentence(diary: diary, request: request)
        let noSeat = kind.groupClass.flatMap { sentence.noSeat($0, in: window, minutes: minutes) }
        if let noSeat { return [noSeat] }
        var bound = Self.diaryRules.filter { opens(kind, window, lifting: [$0]) }
        if bound.isEmpty {
            let pairs = Self.diaryRules.indices.flatMap { left in
                Self.diaryRules[(left + 1)...].map { [Self.diaryRules[left], $0] }
            }
            bound = pairs.first { opens(kind, window, lifting: Set($0)) } ?? []
        }
        if bound.isEmpty {
            var all = Self.diaryRules
            for rule in Self.diaryRules
            where opens(kind, window, lifting: Set(all.filter { $0 != rule })) {
                all.removeAll { $0 == rule }
            }
            bound = all
        }
        return bound.map {
            RuleViolation(
                rule: $0,
                detail: sentence.text($0, window: window, kind: kind, minutes: minutes))
        }
    }

    private func opens(
        _ kind: SessionKind, _ window: ClosedRange<Day>, lifting: Set<Rule>
    ) -> Bool {
        let board = Board(diary, patient: request.patient, days: window, lifting: lifting)
        return board.team(of: request.patient).contains { index in
            (0..<board.dayCount).contains {
                !board.starts(kind, therapist: index, day: $0).isEmpty
            }
        }
    }
}
