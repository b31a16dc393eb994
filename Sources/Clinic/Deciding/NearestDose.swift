import ClinicStore
import Planner
import Scheduler

/// The dose nearest to the template's that finds places, and what it gives up.
package struct NearestDose: Sendable {
    let prepared: PreparedPlan
    let placed: PlacedPlan
    package let loss: DoseLoss
    /// That it is less than is worth planning, where nobody said why it is meant.
    package let needsReason: WishRefusal?
}

/// A plan with a dose near the template's, before it is placed.
struct LesserPlan {
    let prepared: PreparedPlan
    let request: PlanRequest
    let loss: DoseLoss
    /// That it is less than is worth planning, where nobody said why it is meant.
    let needsReason: WishRefusal?
}

extension Clinic {
    /// The nearest dose that fits in a diary in which the one asked for does not; `nil` where none does.
    ///
    /// - Throws: what `prepare` throws but for a dose below the floor.
    func nearestDose(
        _ wishes: PlanWishes, _ refused: PreparedPlan, in diary: Diary
    ) throws -> NearestDose? {
        for dose in refused.outline.template.nearestDoses {
            guard let lesser = try lesserPlan(wishes, dose, refused),
                let placed = lesser.request.placed(in: diary, rules: settings.placementRules)
            else { continue }
            return NearestDose(
                prepared: lesser.prepared, placed: placed, loss: lesser.loss,
                needsReason: lesser.needsReason)
        }
        return nil
    }

    /// The plan with another dose; `nil` where that is no less than the template's.
    ///
    /// - Throws: what `prepare` throws but for a dose below the floor.
    func lesserPlan(
        _ wishes: PlanWishes, _ dose: PatientDose, _ asked: PreparedPlan
    ) throws -> LesserPlan? {
        let catalog = try shelf.catalog()
        let template = try catalog.template(named: wishes.cause)
        var other = wishes
        other.dose.perWeek.merge(dose.perWeek) { $1 }
        other.dose.weeks.merge(dose.weeks) { $1 }
        return try read { reading in
            let (prepared, needsReason) = try prepared(other, template, catalog, asked, reading)
            guard let loss = DoseLoss(prepared.outline.phases) else { return nil }
            return LesserPlan(
                prepared: prepared, request: try placementRequest(for: prepared, reading),
                loss: loss, needsReason: needsReason)
        }
    }

    /// Also why it needs a reason.
    private func prepared(
        _ wishes: PlanWishes, _ template: PlanTemplate, _ catalog: Catalog,
        _ refused: PreparedPlan, _ reading: StoreReading
    ) throws -> (PreparedPlan, WishRefusal?) {
        do {
            let earliest = refused.earliest
            return (try prepare(wishes, template, catalog, from: earliest, reading), nil)
        } catch let refusal as WishRefusal {
            guard case .belowFloor = refusal else { throw refusal }
            var meant = wishes
            meant.why = "asked"
            let earliest = refused.earliest
            return (try prepare(meant, template, catalog, from: earliest, reading), refusal)
        }
    }
}
