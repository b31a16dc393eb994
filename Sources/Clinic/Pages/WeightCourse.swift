import CivilTime
import ClinicStore
package import Planner

/// Weights are kept beside the scores of outcome measures, under a name of their own.
enum WeightMeasure {
    static let id = "WEIGHT"
}

extension Clinic {
    /// The weights of a plan with weight loss against its pace; `nil` without two weights since its
    /// start, or without weight loss.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func weightProgress(of plan: StoredPlan) throws -> WeightProgress? {
        guard plan.hasWeightLoss, let programme = try shelf.catalog().weight else { return nil }
        let weights = try read { try $0.outcomes(of: plan.details.patient) }
            .filter { $0.measure == WeightMeasure.id }
        let before = weights.last { $0.day <= plan.details.start }
        let since = weights.filter { $0.day > plan.details.start }
        return WeightProgress((before.map { [$0] } ?? []) + since, programme: programme)
    }
}

extension WeightProgress {
    package var json: JSON {
        [
            "startKg": .number(start.value), "latestKg": .number(latest.value),
            "latestDate": .text(latest.day), "expectedFromKg": .number(expected.lowerBound),
            "expectedToKg": .number(expected.upperBound), "lostKg": .number(lostKg),
            "lostPercent": .number(lostPercent), "kgAWeek": .number(kgAWeek),
            "verdict": .string(verdict.rawValue),
        ]
    }
}
