package import CivilTime
import Planner

/// What was said of what is authorised; `nil` is nothing.
package struct AuthorisedChange: Sendable, Hashable {
    /// Nobody has to allow anything any more.
    package var endsAll = false
    /// The last one was written wrongly; else so many sessions come on top of those authorised.
    package var corrects = false
    /// 1 to 200.
    package var sessions: Int?
    package var startBy: Day?
    package var until: Day?
    /// Days, 1 to 366.
    package var longestPause: Int?

    /// Nothing was said.
    package init() {}

    /// As one authorisation.
    ///
    /// - Throws: `InputRefusal` for numbers out of range.
    func authorisation(of known: Authorisation = Authorisation()) throws(InputRefusal)
        -> Authorisation
    {
        var authorisation = known
        if let sessions {
            authorisation.sessions = try Text.range(sessions, 1...200, .authorisedSessions)
        }
        if let longestPause {
            authorisation.longestPause = try Text.range(longestPause, 1...366, .authorisedPause)
        }
        authorisation.startBy = startBy ?? known.startBy
        authorisation.until = until ?? known.until
        if let first = authorisation.startBy, let last = authorisation.until, last < first {
            throw .authorisedBackwards(startBy: first, until: last)
        }
        return authorisation
    }

    /// More sessions are a further authorisation; all else is about the last one.
    func applied(to known: [Authorisation]) throws -> [Authorisation] {
        guard !endsAll else { return [] }
        guard let last = known.last else { return [try authorisation()] }
        guard sessions == nil || corrects else {
            return known + [try authorisation(of: last.renewed)]
        }
        return known.dropLast() + [try authorisation(of: last)]
    }
}

extension Authorisation {
    /// What holds for a further one where nobody says otherwise.
    fileprivate var renewed: Authorisation {
        var next = Authorisation()
        next.longestPause = longestPause
        return next
    }
}

extension PlanWishes {
    /// What is authorised, one after the other.
    var authorisations: [Authorisation] {
        get throws { try authorised?.applied(to: authorisedBefore) ?? authorisedBefore }
    }
}

/// What is authorised, as it is kept with wishes.
struct KeptAuthorisation: Codable {
    var sessions: Int?
    var startBy: String?
    var until: String?
    var longestPause: Int?

    init(_ change: AuthorisedChange) {
        (sessions, longestPause) = (change.sessions, change.longestPause)
        (startBy, until) = (change.startBy?.description, change.until?.description)
    }

    /// - Throws: where a day is none.
    var change: AuthorisedChange {
        get throws {
            var change = AuthorisedChange()
            (change.sessions, change.longestPause) = (sessions, longestPause)
            change.startBy = try startBy.map { try Day(parsing: $0) }
            change.until = try until.map { try Day(parsing: $0) }
            return change
        }
    }
}
