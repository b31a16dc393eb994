import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// Takes answers of prescribers out of a patient's plans whose questions are open no more: once a fact was told,
    /// an answer in its place does not come back when the fact is forgotten.
    func expireAnswers(of id: ID<Patient>, _ writing: StoreWriting) throws {
        let plans = try writing.now.plans(of: id).filter { plan in
            plan.details.findings.contains { $0.answeredQuestion != nil }
        }
        guard !plans.isEmpty else { return }
        for plan in plans {
            let facts = try facts(
                of: try writing.now.patient(id), judging: [plan.id], by: shelf.catalog(),
                writing.now)
            let standing = LiveFindings(of: plan, facts, try shelf.catalog()).lines.map(\.finding)
            let kept = plan.details.findings.filter {
                $0.answeredQuestion == nil || standing.contains($0)
            }
            try writing.setFindings(kept, of: plan.id)
        }
    }
}
