import ClinicStore
package import Planner

/// One phase of a plan as a clinician works with it: what is done and how, what has to be reached to go on, and
/// when to stop or look again. Doses are the plan's own; what the template says of them is of today.
package struct PhasePage: Page, Documented {
    package let plan: ID<StoredPlan>
    /// From 1.
    package let number: Int
    /// With the exercises of today.
    package let phase: PlannedPhase
    /// How each exercise is done, by its id.
    package let how: [String: String]
    package let progressIf: [Statement]
    package let stopOrReviewIf: [Statement]
    package let variants: [Statement]
    /// Whether the template is as it was when the plan was made.
    package let isAsPinned: Bool

    package var json: JSON {
        [
            "plan": .text(plan), "phase": phase.json, "number": .integer(number),
            "progressIf": .statements(progressIf),
            "stopOrReviewIf": .statements(stopOrReviewIf), "variants": .statements(variants),
            "asPinned": .bool(isAsPinned),
        ]
    }
}

extension Clinic {
    /// - Throws: `PageRefusal` where the plan has no such phase; what `CatalogShelf.catalog()` throws; `StoreError`
    ///   where the file cannot be read.
    package func phase(_ number: Int, of plan: StoredPlan) throws -> PhasePage {
        let shown = try showing(plan).details
        guard shown.phases.indices.contains(number - 1) else {
            throw PageRefusal.noPhase(number, of: plan.id, count: shown.phases.count)
        }
        let phase = shown.phases[number - 1]
        let catalog = try shelf.catalog()
        let template = catalog.cause(shown.pin.cause)
        let prescribed = template?.phases.first { $0.name == phase.name }
        return PhasePage(
            plan: plan.id, number: number, phase: phase,
            how: phase.exercises.compactMap(\.exercise).reduce(into: [:]) {
                $0[$1] = catalog.exercise($1)?.how
            }, progressIf: prescribed?.progressIf ?? [],
            stopOrReviewIf: prescribed?.stopOrReviewIf ?? [], variants: template?.variants ?? [],
            isAsPinned: template?.contentHash == shown.pin.contentHash)
    }
}
