import CivilTime
import Planner

/// Looks for the places of a repair in the engine, and holds each against the rules by which a person moves it.
struct RepairSearch {
    var plans: [StandingPlan]
    /// Without anything of these plans.
    let diary: Diary
    /// Whole weeks from the first day that may change.
    let days: ClosedRange<Day>
    let rules: PlacementRules
    let effort: Int
    let seed: UInt64

    /// The cheapest places found. What finds none stays where it stands, and nothing else goes there.
    func found() -> RepairedPlaces {
        var search = self
        var found = search.cheapest()
        var waiting: [(plan: Int, number: Int)] = []
        while case let stuck = found.inTheWay, !stuck.isEmpty {
            for (plan, number) in stuck { search.plans[plan].appointments[number].isHit = false }
            waiting += stuck
            found = search.cheapest()
        }
        var places = RepairedPlaces(plans, in: diary, rules: rules)
        places.slots = found.slots
        for (plan, number) in waiting { places.slots[plan][number] = nil }
        return places
    }

    /// Others move only where that keeps something from being lost, and few of them before many.
    private func cheapest() -> RepairedPlaces {
        let none = RepairedPlaces(plans, in: diary, rules: rules)
        var best = HandMoves(none, from: days.lowerBound).moved()
        if let found = searched(moving: 0), RepairCost(found) < RepairCost(best) { best = found }
        for most in plans.areHitShortly ? [5, .max] : [.max] where !best.lost.isEmpty {
            guard let wider = searched(moving: most) else { continue }
            if wider.lost.count < best.lost.count { best = wider }
        }
        return best
    }

    /// `nil` where something that was not hit does not find its way.
    private func searched(moving most: Int) -> RepairedPlaces? {
        let first = days.lowerBound
        let split = plans.map { AnchoredPlan($0, in: diary, from: first, movingOthers: most > 0) }
        guard split.contains(where: { !$0.free.isEmpty }) else { return nil }
        var anchored = diary
        for plan in split { anchored.book(plan.anchors) }
        var anybody = PatientLimits()
        anybody.travel = plans.map(\.patient.travel).max() ?? 0
        let board = Board(anchored, patient: anybody, days: days, lifting: [])
        let task = PlansToRepair(
            plans: split, board: board, diary: anchored, rules: rules, effort: effort, seed: seed,
            maxMoved: most)
        var places = RepairedPlaces(plans, in: diary, rules: rules)
        for (index, slots) in EngineDay(board, anchored).run(task).enumerated() {
            for (number, slot) in zip(split[index].free, slots) {
                places.slots[index][number] = slot
            }
        }
        guard keepsRules(&places) else { return nil }
        return HandMoves(places, from: first).moved()
    }

    /// Takes out what was hit and is where its plan does not let it be; `false` where that is so of another.
    private func keepsRules(_ places: inout RepairedPlaces) -> Bool {
        for (index, plan) in plans.enumerated() {
            for (number, own) in plan.appointments.enumerated() {
                guard let slot = places.slots[index][number] else {
                    guard own.isHit else { return false }
                    continue
                }
                guard slot != own.slot, !places.breaks(index, number, at: slot).isEmpty else {
                    continue
                }
                guard own.isHit else { return false }
                places.slots[index][number] = nil
            }
        }
        return true
    }
}

extension [StandingPlan] {
    /// Whether all that was hit lies within two days.
    fileprivate var areHitShortly: Bool {
        let days = flatMap(\.appointments).filter(\.isHit).map(\.slot.start.day)
        guard let first = days.min(), let last = days.max() else { return true }
        return last - first < 2
    }
}
