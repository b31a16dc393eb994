import Planner

/// Where seats of a class are missing: more of them, another class, or sessions with one patient.
extension Diagnosis {
    /// The class in which the plan asks for seats.
    var groupClass: ID<GroupClass>? { request.phases.lazy.compactMap(\.groupClass).first }

    func otherSeats(_ lifted: [Rule]) -> [Alternative] {
        guard groupClass != nil else { return [] }
        let more = lifted.contains(.seat) ? moreSeats().map { [$0] } ?? [] : []
        let others = diary.classes.map(\.id).filter { $0 != groupClass }.sorted().lazy
            .filter { fits(request.seated(in: $0)) != nil }
        let alone = fits(request.seated(in: nil)) == nil ? [] : [Alternative.withoutClass]
        return more + others.prefix(2).map { .otherClass($0) } + alone
    }

    /// As many as the fullest of the meetings needs that the plan would use.
    private func moreSeats() -> Alternative? {
        guard let id = groupClass, let meetings = diary.groupClass(id)?.meetings,
            let plan = fits(request, lifting: [.seat])
        else { return nil }
        let used = plan.slots.compactMap(\.seat).compactMap(diary.meeting)
        let needed = (used.map { $0.taken + 1 } + meetings.map(\.seats)).max() ?? 0
        return needed > 99 ? nil : .moreSeats(id, needed)
    }
}

extension PlanRequest {
    /// The same in another class, or in none.
    fileprivate func seated(in groupClass: ID<GroupClass>?) -> PlanRequest {
        var request = self
        for index in phases.indices where phases[index].groupClass != nil {
            request.phases[index].groupClass = groupClass
        }
        return request
    }
}
