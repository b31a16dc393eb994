import Planner
import Scheduler

extension ClinicSettings {
    /// What unmet wishes and changes weigh here.
    var placementRules: PlacementRules {
        PlacementRules.weights.reduce(into: .standard) { rules, weight in
            if let value = weights[weight.key] { rules[keyPath: weight.value] = value }
        }
    }

    /// Every weight with its name, in their order.
    package var placementWeights: [(name: String, value: Int)] {
        let rules = placementRules
        return PlacementRules.weights.map { ($0.key, rules[keyPath: $0.value]) }
    }
}
