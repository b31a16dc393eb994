package import CivilTime
package import Planner

extension StoreReading {
    func authorisation(_ stored: StoredRow) throws -> Authorisation {
        var authorisation = Authorisation()
        authorisation.sessions = stored.row["sessions"]
        authorisation.startBy = try stored.optionalDay("startBy")
        authorisation.until = try stored.optionalDay("lastDay")
        authorisation.longestPause = stored.row["longestPause"]
        return authorisation
    }
}

extension StoreWriting {
    /// Replaces all that is authorised of a plan; rows that stay as they are keep their numbers.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setAuthorisations(
        _ authorisations: [Authorisation], of plan: ID<StoredPlan>
    ) throws {
        let stored = try now.plan(plan).details
        let patient = stored.patient.number
        let rows = try partIDs(.authorisation, of: plan)
        for (position, authorisation) in authorisations.enumerated() {
            guard position < rows.count else {
                try insertAuthorisation(
                    authorisation, plan: plan.number, position: position, of: patient)
                continue
            }
            if authorisation != stored.authorisations[position] {
                try update(
                    .authorisation, rows[position], of: patient,
                    Self.columns(authorisation, plan.number, position))
            }
        }
        for row in rows.dropFirst(authorisations.count) {
            try delete(.authorisation, of: patient, where: "id", is: row)
        }
    }

    func insertAuthorisation(
        _ authorisation: Authorisation, plan: Int64, position: Int, of patient: Int64
    ) throws {
        try insert(
            .authorisation, of: patient, Self.columns(authorisation, plan, position))
    }

    private static func columns(
        _ authorisation: Authorisation, _ plan: Int64, _ position: Int
    ) -> Columns {
        [
            "plan": plan, "position": position, "sessions": authorisation.sessions,
            "startBy": authorisation.startBy?.description,
            "lastDay": authorisation.until?.description,
            "longestPause": authorisation.longestPause,
        ]
    }
}

/// The sessions of a plan of which something is authorised.
package struct AuthorisedSessions: Hashable, Sendable {
    /// One after the other.
    package let authorisations: [Authorisation]
    /// In order of start.
    package internal(set) var sessions: [Booked] = []

    /// What is asked of one of them.
    package struct Booked: Hashable, Sendable {
        let id: ID<Session>
        let day: Day
        /// `nil` where it stands or was held.
        let loss: Session.Loss?
    }

    /// Those that are not covered, by what is missing. A lost one counts where it was lost in one of the ways `taken`.
    package func uncovered(taken: Set<Session.Loss>) -> [ID<Session>: AuthorisationGap] {
        let counted = sessions.filter { $0.loss.map(taken.contains) ?? true }
        let gaps = authorisations.gaps(counted.map(\.day))
        return zip(counted, gaps).reduce(into: [:]) { $0[$1.0.id] = $1.1 }
    }
}

extension StoreReading {
    /// Of all plans with a booked session that has not ended by a time, those of which something is authorised.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func authorisedPlans(expectedAfter now: LocalTime) throws -> [AuthorisedSessions] {
        let plans = "SELECT DISTINCT plan FROM authorisation WHERE plan \(Self.expected("plan"))"
        return try db.column(plans, [now.minute]).map { (plan: Int64) in
            let authorisations = try rows(
                .authorisation, "SELECT * FROM authorisation WHERE plan = ? ORDER BY position",
                [plan])
            var own = AuthorisedSessions(authorisations: try authorisations.map(authorisation))
            own.sessions = try rows(
                .session,
                """
                SELECT id, startMinute, status, reason FROM session
                WHERE plan = ? AND kind = 'physiotherapy' ORDER BY startMinute, id
                """, [plan]
            ).compactMap(Self.booked)
            return own
        }
    }

    /// `nil` for one that was taken back.
    private static func booked(_ stored: StoredRow) throws -> AuthorisedSessions.Booked? {
        let status: Session.Status = try stored.word("status")
        let reason: String? = stored.row["reason"]
        let loss = Session.loss(status, reason: reason)
        guard status != .cancelled || loss != nil else { return nil }
        return AuthorisedSessions.Booked(
            id: ID(stored.id), day: LocalTime(minute: try stored.row["startMinute"]).day, loss: loss
        )
    }
}
