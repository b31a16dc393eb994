/// A plan that one therapist cannot hold alone.
extension PlanInsertion {
    /// Pairs at the starts at which most can be held, then more therapists one by one.
    mutating func trySeveral(_ delays: ClosedRange<Int>) {
        var starts: [(bound: Int, delay: Int, missing: Int)] = []
        for delay in delays {
            guard floor(delay) + weights.extraTherapist < found.score else { break }
            countVisits(delay)
            let missing = open.missing(
                hand.shape, from: delay, open.anybody, open.anybody,
                atMost: mostMissing(
                    floor(delay) + weights.extraTherapist + scratch.visitFloor[delay]))
            let bound =
                floor(delay) + weights.extraTherapist
                + missing * weights.unplaced + scratch.visitFloor[delay]
            if bound < found.score { starts.append((bound, delay, missing)) }
        }
        starts.sort { ($0.bound, $0.delay) < ($1.bound, $1.delay) }
        scratch.candidates.removeAll(keepingCapacity: true)
        for start in starts.prefix(4) { readPairs(start.delay) }
        workOut(atMost: 12)
        for start in starts.prefix(2) where start.bound + weights.extraTherapist < found.score {
            tryMore(start.delay, missing: start.missing)
        }
    }

    /// The last resort of a plan that is whole or not at all: anybody for anything, whoever leads.
    mutating func tryEverybody(_ delays: ClosedRange<Int>) {
        for delay in delays where floor(delay) < found.score && !isDone {
            countVisits(delay)
            let missing = open.missing(
                hand.shape, from: delay, open.anybody, open.anybody, atMost: 0)
            guard missing == 0, floor(delay) + scratch.visitFloor[delay] < found.score else {
                continue
            }
            for lead in hand.shape.members.indices where !isDone {
                scratch.team = [lead] + hand.shape.members.indices.filter { $0 != lead }
                workOut(delay)
                guard hand.plan.isWhole else { break }
            }
        }
        if found.placement.cost < weights.unplaced, !isAnyEnough { tryFewer() }
    }

    /// One therapist less at a time, while the plan still finds its places.
    private mutating func tryFewer() {
        var isSmaller = true
        while isSmaller {
            isSmaller = false
            let used = found.placement.therapists
            let members = used.compactMap { hand.shape.members.firstIndex(of: $0) }
            for member in members.dropFirst() where members.count > 2 {
                scratch.team = members.filter { $0 != member }
                let before = found.score
                workOut(found.placement.start - hand.plan.earliest)
                if found.score < before {
                    isSmaller = true
                    break
                }
            }
        }
    }

    private mutating func readPairs(_ delay: Int) {
        let most = mostMissing(floor(delay) + weights.extraTherapist + scratch.visitFloor[delay])
        for first in leads(delay) {
            for second in hand.shape.members.indices where second != first {
                let missing = open.missing(hand.shape, from: delay, first, second, atMost: most)
                guard missing <= most else { continue }
                let bound = bound(delay, missing: missing, first, second)
                if bound < found.score {
                    scratch.candidates.append(
                        InsertionCandidate(bound: bound, delay: delay, first: first, second: second)
                    )
                }
            }
        }
    }

    /// Those who can hold most alone, and whom the patient prefers.
    private func leads(_ delay: Int) -> [Int] {
        let ranked = hand.shape.members.indices.map { member in
            let isPreferred = hand.shape.members[member] == hand.plan.preferredTherapist
            let missing = open.missing(hand.shape, from: delay, member, member, atMost: .max)
            return (rank: isPreferred ? -1 : missing, member: member)
        }
        return ranked.sorted { ($0.rank, $0.member) < ($1.rank, $1.member) }.prefix(5).map(\.member)
    }

    /// From the pair that holds most, one more at a time while that helps.
    private mutating func tryMore(_ delay: Int, missing fewest: Int) {
        guard let lead = leads(delay).first else { return }
        var chosen = [lead]
        var best = hand.shape.sessions.count
        while chosen.count < 5 {
            open.gather(chosen, hand.shape)
            var next = -1
            for member in hand.shape.members.indices where !chosen.contains(member) {
                let missing = open.missing(
                    hand.shape, from: delay, open.gathered, member, atMost: best)
                if missing < best { (best, next) = (missing, member) }
            }
            guard next >= 0 else { break }
            chosen.append(next)
            if best <= fewest { break }
        }
        guard chosen.count > 2 else { return }
        scratch.team.removeAll(keepingCapacity: true)
        scratch.team.append(contentsOf: chosen)
        workOut(delay)
    }
}
