import CivilTime
package import Planner

// Whoever pays or refers allows so many sessions, in some days, with no longer pause. It is about physiotherapy alone:
// reviews, weigh-ins, quit support and checks go on. Nobody is treated in the hope that it will be allowed.

/// What is authorised of a plan, and which sessions are taken from it.
package struct AuthorisedPlan: Equatable, Sendable {
    /// One after the other; not empty.
    package let authorisations: [Authorisation]
    /// Ways to lose a session that count as if it had been held.
    package let taken: Set<Session.Loss>
    /// Sessions of the plan beside those that stand, like cancelled ones.
    package let others: [Session]

    package init(
        _ authorisations: [Authorisation], taken: Set<Session.Loss>, others: [Session] = []
    ) {
        (self.authorisations, self.taken, self.others) = (authorisations, taken, others)
    }

    /// Those of some sessions, and of the others, that are taken from what is authorised, in order.
    package func counted(_ sessions: [Session]) -> [Session] {
        (sessions + others).filter { session in
            session.details.kind == .physiotherapy
                && (session.loss.map(taken.contains) ?? (session.status != .cancelled))
        }.sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
    }
}

extension PlanCheck {
    /// What a place for a session of the plan breaks beside the others; not what the session breaks already where it
    /// stands.
    func authorised(
        _ place: SessionDetails, from before: SessionDetails? = nil
    ) -> [RuleViolation] {
        guard let authorised, place.kind == .physiotherapy else { return [] }
        let others = authorised.counted(standing).map(\.details.start)
        func gaps(_ place: SessionDetails) -> [AuthorisationGap] {
            authorised.gaps(place.start, beside: others)
        }
        let known = before.map(gaps) ?? []
        return gaps(place).filter { !known.contains($0) }
            .map { RuleViolation(rule: .authorised, detail: $0.sentence) }
    }

    /// What is left of it for sessions behind those that stand; `nil` where nobody has to allow them.
    package var authorisedLeft: Authorisation? {
        authorised.flatMap {
            $0.authorisations.left(after: $0.counted(standing).map(\.details.start.day))
        }
    }
}

extension AuthorisedPlan {
    /// Of a session at a time, and of the pause to the one after it.
    fileprivate func gaps(_ start: LocalTime, beside others: [LocalTime]) -> [AuthorisationGap] {
        let starts = (others + [start]).sorted()
        let gaps = authorisations.gaps(starts.map(\.day))
        guard let index = starts.lastIndex(of: start) else { return [] }
        var found = [gaps[index]]
        if index + 1 < gaps.count, case .pausedFor = gaps[index + 1] {
            found.append(gaps[index + 1])
        }
        return found.compactMap(\.self)
    }
}

extension AuthorisationGap {
    /// What is against a session, as the front desk says it.
    package var sentence: String {
        switch self {
        case .tooMany(let authorised):
            "\(counted(authorised, "session")) of this plan \(authorised == 1 ? "is" : "are") authorised;"
                + " this is one more."
        case .after(let day): "Sessions of this plan are authorised until \(day)."
        case .begunLate(let day): "The first authorised session is due by \(day)."
        case .pausedFor(let days, let most):
            "It comes \(counted(days, "day")) after the session before; what is authorised lapses after"
                + " \(counted(most, "day"))."
        }
    }
}

extension RuleSentence {
    /// What is authorised, where it is less than the plan asks for.
    var authorised: String {
        guard let authorised = request.authorised else { return "" }
        let parts = [
            authorised.sessions.map { counted($0, "session") },
            authorised.startBy.map { "begun by \($0)" },
            authorised.until.map { "until \($0)" },
            authorised.longestPause.map { "at most \(counted($0, "day")) from one to the next" },
        ]
        return "Only this is authorised: \(parts.compactMap(\.self).joined(separator: ", "))."
    }
}
