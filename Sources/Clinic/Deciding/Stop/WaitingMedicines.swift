package import CivilTime
import ClinicStore
package import Planner

/// A medicine that a stop of the treatment ended and that waits for its prescriber.
package struct WaitingMedicine: Unworded, Hashable {
    package let plan: ID<StoredPlan>
    package let medicine: PlannedMedicine
    /// The first day on which it was not to be taken any more.
    package let since: Day
    /// Whether its plan was discharged: then nothing is confirmed in it.
    fileprivate let isDischarged: Bool

    /// What records the decision.
    package var step: NextStep {
        isDischarged
            ? NextStep(.stopMedicine(plan, medicine.medicine), [.reason: .blank(.why)])
            : NextStep(
                .confirmMedicine(plan, medicine.medicine),
                [.prescriber: .blank(.name), .from: .blank(.day)])
    }

    package var json: JSON {
        [
            "plan": .text(plan), "medicine": .string(medicine.medicine), "since": .text(since),
            "text": .unsaid(self), "command": .step(step),
        ]
    }
}

extension Clinic {
    /// Medicines of a plan that wait for their prescriber after a stop of the treatment; none while it is stopped.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func waitingMedicines(in plan: StoredPlan) throws -> [WaitingMedicine] {
        try read { try waitingMedicines(in: plan, $0) }
    }

    func waitingMedicines(
        in plan: StoredPlan, _ reading: StoreReading
    ) throws -> [WaitingMedicine] {
        let waiting = plan.details.medicines.compactMap { medicine in
            plan.details.interruption(of: medicine, on: today).map {
                WaitingMedicine(
                    plan: plan.id, medicine: medicine, since: $0,
                    isDischarged: plan.status == .discharged)
            }
        }
        guard !waiting.isEmpty, try stop(of: plan.details.patient, reading) == nil else {
            return []
        }
        return waiting
    }

    /// What becomes of the series of a plan when a stop is over: what today's facts forbid, and what is taken in
    /// steps and missed doses, is not begun again by itself.
    func resumptions(
        in plan: StoredPlan, _ reading: StoreReading
    ) throws -> (Routine) -> Resumption {
        let catalog = try shelf.catalog()
        let forbidden = Set(try forbiddenNow(in: plan, reading).map(\.medicine.medicine))
        let details = plan.details
        let taken = details.medicines.filter { $0.status == .active && !$0.isOver(today) }
        let waiting = taken.filter { planned in
            forbidden.contains(planned.medicine)
                || planned.isStepped(catalog.medicine(planned.medicine))
                    && details.suspended(planned.medicine)
                        .contains { $0.missedDoses(before: today) }
        }
        let (going, asking) = (Set(taken.map(\.medicine)), Set(waiting.map(\.medicine)))
        return { routine in
            guard let medicine = routine.medicine else {
                return plan.status == .active ? .goesOn : .isOver
            }
            if asking.contains(medicine) { return .waits }
            return going.contains(medicine) ? .goesOn : .isOver
        }
    }
}
