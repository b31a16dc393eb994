package import CivilTime

/// What whoever pays or refers has allowed of a plan's physiotherapy. What was not said is free.
package struct Authorisation: Hashable, Sendable {
    /// So many, 1 to 200.
    package var sessions: Int?
    /// The first is on this day at the latest.
    package var startBy: Day?
    /// None is after this day.
    package var until: Day?
    /// Days from one to the next, 1 to 366.
    package var longestPause: Int?

    /// Everything is allowed.
    package init() {}

    package var isFree: Bool { self == Authorisation() }
}

/// Why a session is not covered by what was authorised.
package enum AuthorisationGap: Hashable, Sendable {
    /// So many are authorised, in all authorisations together, and this is one more.
    case tooMany(authorised: Int)
    /// It lies after the last day.
    case after(Day)
    /// It would be the first, which was due by a day.
    case begunLate(by: Day)
    /// So many days after the one before, where fewer are allowed.
    case pausedFor(days: Int, most: Int)

    /// Whether it depends on the day alone, so that another day may be covered.
    package var isAboutDay: Bool {
        if case .tooMany = self { false } else { true }
    }
}

extension [Authorisation] {
    /// What is against each of some days, one session each and in order. The first authorisation counts until its
    /// number or its days are used up, then the next one.
    package func gaps(_ days: [Day]) -> [AuthorisationGap?] {
        guard let first else { return days.map { _ in nil } }
        var open = (authorisation: first, left: dropFirst(), used: 0, last: Day?.none)
        return days.map { day in
            while let next = open.left.first, open.authorisation.isSpent(open.used, on: day) {
                open = (next, open.left.dropFirst(), 0, nil)
            }
            defer {
                open.used += 1
                open.last = day
            }
            return gap(open.authorisation, used: open.used, last: open.last, day)
        }
    }

    private func gap(
        _ open: Authorisation, used: Int, last: Day?, _ day: Day
    ) -> AuthorisationGap? {
        if let until = open.until, until < day { return .after(until) }
        if let most = open.sessions, used >= most { return .tooMany(authorised: total ?? most) }
        if let by = open.startBy, used == 0, by < day { return .begunLate(by: by) }
        if let most = open.longestPause, let last, day - last > most {
            return .pausedFor(days: day - last, most: most)
        }
        return nil
    }

    /// What is left for more sessions after those on some days, in order: of the authorisation that is open then and
    /// of those after it, in their last words; `nil` where there is none.
    package func left(after days: [Day]) -> Authorisation? {
        guard var left = last else { return nil }
        var (open, used) = (self[...], 0)
        for day in days {
            while open.count > 1, let first = open.first, first.isSpent(used, on: day) {
                (open, used) = (open.dropFirst(), 0)
            }
            used += 1
        }
        let all = Array(open).total
        left.sessions = all.map { Swift.max(0, $0 - used) }
        left.startBy = used == 0 ? open.first?.startBy : nil
        return left
    }

    /// All that are authorised; `nil` where their number is free.
    package var total: Int? {
        guard !isEmpty, allSatisfy({ $0.sessions != nil }) else { return nil }
        return reduce(0) { $0 + ($1.sessions ?? 0) }
    }
}

extension Authorisation {
    fileprivate func isSpent(_ used: Int, on day: Day) -> Bool {
        sessions.map { used >= $0 } == true || until.map { $0 < day } == true
    }
}
