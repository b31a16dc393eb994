package import Clinic
import ClinicStore
import Planner

extension CheckProblem: Remark {
    package var said: Advice {
        switch self {
        case .violation(let violation): Advice(violation.description)
        case .unclearDose(let medicine, let plan):
            """
            \(plan): \(medicine.name) was kept as taken every day by an older version, and is taken \
            \(medicine.rhythm.usual.steps[0].dose.rhythm). It is left out of the patient's calendar until \
            it is confirmed again: \(do: Self.confirming(medicine, plan))
            """
        case .unknownSkill(let phase, let plan):
            """
            \(plan): an older version did not keep which skill phase \(phase.number) needs, and today's templates \
            have no such phase: look yourself at whom its sessions are with.
            """
        case .offeredTwice(let offer, let session):
            """
            The place of \(offer.id) is taken by \(session): \(do: offer.declining)
            """
        case .unknownDays(let session):
            """
            \(session): an older version did not keep on which days it may be held, and today's programmes \
            do not know it by its title: it may be moved to any day, so keep it near its own.
            """
        }
    }

    private static func confirming(_ medicine: Medicine, _ plan: ID<StoredPlan>) -> NextStep {
        NextStep(
            .confirmMedicine(plan, medicine.id),
            [.prescriber: .blank(.name), .dose: .known("\(medicine.rhythm.usual.plan)")])
    }
}
