import Planner

extension Entry {
    func operationClock() -> OperationClock {
        OperationClock(
            fact: id("fact", .fact), laterReviews: integers("later-reviews", 1...208),
            milestones: each("milestones") {
                OperationMilestone(
                    week: $0.integer("week", 0...208), what: $0.text("what"),
                    evidence: $0.evidence())
            }, evidence: evidence())
    }
}
