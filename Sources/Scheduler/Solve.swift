/// The search for the cheapest plan: start by start, one therapist first, then several.
extension Search {
    /// The best plan found; with `anyPlan` the first one with the earliest start.
    func solve(anyPlan: Bool = false) -> Draft? {
        var best: Draft?
        var patterns: [Int: [[UsualSlot]]] = [:]
        for delay in 0...request.maxDelay {
            if let best, best.cost <= delay * rules.startDelayPerDay { break }
            guard let items = dueItems(delay: delay) else { continue }
            let floor = floor(delay: delay, items)
            if let best, best.cost <= floor { continue }
            let open = WalkTerms(
                delay: delay, team: team, lead: team.first ?? 0,
                windows: windows(items, leads: team))
            guard CourseWalk(search: self, terms: open).picks() != nil else { continue }
            for therapist in team {
                let found = alone(
                    therapist, delay: delay, items: items, anyPlan: anyPlan, from: floor,
                    below: best?.cost ?? .max, patterns: &patterns)
                if let found, found.cost < best?.cost ?? .max { best = found }
                if anyPlan && best != nil { return best }
            }
            if best == nil || floor + rules.extraTherapist < best?.cost ?? .max,
                let found = together(delay: delay, items: items, anyPlan: anyPlan, than: best),
                found.cost < best?.cost ?? .max
            {
                best = found
            }
            if anyPlan && best != nil { return best }
        }
        return best
    }

    /// The best plan with one therapist for all sessions.
    private func alone(
        _ therapist: Int, delay: Int, items: [DueItem], anyPlan: Bool, from start: Int,
        below limit: Int, patterns: inout [Int: [[UsualSlot]]]
    ) -> Draft? {
        let away = course.sessions.count { missesPreferred(therapist, kind: $0.kind) }
        let floor = start + away * rules.notPreferredTherapist
        guard floor < limit else { return nil }
        var terms = WalkTerms(
            delay: delay, team: [therapist], lead: therapist,
            windows: windows(items, leads: [therapist]))
        guard var best = attempt(terms, items: items) else { return nil }
        if anyPlan || leastCost(of: best) >= limit { return best }
        let usual = patterns[therapist] ?? self.patterns(for: therapist)
        patterns[therapist] = usual
        for pattern in usual {
            terms.usual = pattern
            if let found = attempt(terms, items: items), found.cost < best.cost { best = found }
            if best.cost <= floor { return best }
        }
        return refined(best, terms: terms, items: items)
    }

    /// Walks again with the slots that turned out to be the usual ones, while that helps.
    private func refined(_ draft: Draft, terms: WalkTerms, items: [DueItem]) -> Draft {
        var best = draft
        var terms = terms
        for _ in 0..<3 {
            terms.usual = usualSlots(best.picks)
            guard let found = attempt(terms, items: items), found.cost < best.cost else { break }
            best = found
        }
        return best
    }

    /// The best plan of two therapists; where there is none, one of as many as it takes.
    private func together(
        delay: Int, items: [DueItem], anyPlan: Bool, than known: Draft?
    ) -> Draft? {
        var best: Draft?
        let bound = known?.cost ?? .max
        for lead in team where known == nil || bound > 2 * rules.extraTherapist {
            let windows = windows(items, leads: [lead])
            for other in team where other != lead && !anyPlan {
                let terms = WalkTerms(
                    delay: delay, team: [lead, other].sorted(), lead: lead, windows: windows)
                guard let found = attempt(terms, items: items),
                    found.cost < best?.cost ?? bound
                else { continue }
                best = refined(found, terms: terms, items: items)
            }
        }
        if best != nil || known != nil { return best }
        return wholeTeam(delay: delay, items: items)
    }

    /// A plan with anybody for any session, if there is one at all.
    private func wholeTeam(delay: Int, items: [DueItem]) -> Draft? {
        var best: Draft?
        for lead in team {
            let windows = windows(items, leads: [lead])
            let terms = WalkTerms(delay: delay, team: team, lead: lead, windows: windows)
            if let found = thorough(terms, items: items) {
                let better = refined(found, terms: terms, items: items)
                if better.cost < best?.cost ?? .max { best = better }
            }
        }
        return best
    }

    private func attempt(_ terms: WalkTerms, items: [DueItem]) -> Draft? {
        guard let picks = CourseWalk(search: self, terms: terms).picks() else { return nil }
        return assemble(picks, items: items, delay: terms.delay, lead: terms.lead)
    }

    /// Tries also with sessions forced into the windows whose contacts get in each other's way, and
    /// with each session forced on the lead, who must hold one to hold a review.
    private func thorough(_ terms: WalkTerms, items: [DueItem]) -> Draft? {
        let open = terms.windows.indices.filter { terms.windows[$0].alone != nil }.prefix(6)
        let subsets = (0..<(1 << open.count)).sorted {
            ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
        }
        for subset in subsets {
            var terms = terms
            for (bit, window) in open.enumerated() where subset >> bit & 1 == 1 {
                terms.windows[window].alone = nil
            }
            guard let picks = CourseWalk(search: self, terms: terms).picks() else { continue }
            if let found = assemble(picks, items: items, delay: terms.delay, lead: terms.lead) {
                return found
            }
            guard !picks.contains(where: { $0.therapist == terms.lead }) else { continue }
            for session in course.sessions.indices {
                terms.forced = (session, terms.lead)
                if let found = attempt(terms, items: items) { return found }
            }
        }
        return nil
    }
}
