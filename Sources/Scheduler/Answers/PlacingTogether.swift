import CivilTime
import Planner

/// Places several plans beside each other, each whole or not at all: more of them, then cheaper ones, come
/// first.
///
/// Plans are placed one after another as they came; then a few at a time are taken out and placed again,
/// above all those that stand in the way of one that found no place. The whole never gets worse by it.
/// - Parameters:
///   - requests: in the order in which they came.
///   - diary: what stands.
///   - rules: what unmet wishes cost.
///   - effort: how often a few plans are taken out and placed again.
///   - seed: the same effort and seed give the same answer.
/// - Returns: one answer for each request, in their order. A refusal is judged beside the plans placed.
package func placeTogether(
    _ requests: [PlanRequest], in diary: Diary, rules: PlacementRules = .standard,
    effort: Int = 400, seed: UInt64 = 1
) -> [Placement] {
    let sound = requests.indices.filter { requests[$0].problems(in: diary).isEmpty }
    let plans = together(sound.map { requests[$0] }, diary, rules, effort, seed)
    var found: [Placement?] = requests.map { _ in nil }
    for (index, plan) in zip(sound, plans) { found[index] = plan.map(Placement.placed) }
    var booked = BookedBeside(requests: requests, diary: diary)
    for (index, placement) in found.enumerated() {
        if case .placed(let plan) = placement { booked.add(plan, of: index) }
    }
    return found.enumerated().map { index, placement in
        if let placement { return placement }
        let answer = place(booked.request(index), in: booked.diary, rules: rules)
        if case .placed(let plan) = answer { booked.add(plan, of: index) }
        return answer
    }
}

/// The diary with plans that were just placed.
private struct BookedBeside {
    let requests: [PlanRequest]
    var diary: Diary
    private var busy: [ID<Patient>: [Interval<LocalTime>]] = [:]

    init(requests: [PlanRequest], diary: Diary) {
        self.requests = requests
        self.diary = diary
    }

    mutating func add(_ plan: PlacedPlan, of index: Int) {
        diary.book(plan)
        guard let key = requests[index].patientID else { return }
        busy[key, default: []] += plan.slots.compactMap { Interval($0.start, $0.end) }
    }

    /// A patient with two plans comes to one at a time.
    func request(_ index: Int) -> PlanRequest {
        var request = requests[index]
        request.patient.busy += request.patientID.flatMap { busy[$0] } ?? []
        return request
    }
}
