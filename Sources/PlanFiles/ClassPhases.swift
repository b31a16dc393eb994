import Planner

extension Row<ClassPhase> {
    /// Reports phases that no template has.
    func checkPhases(of causes: [PlanTemplate]) {
        for entry in values {
            guard let template = causes.first(where: { $0.id == entry.cause }),
                entry.phase > template.phases.count
            else { continue }
            place(of: entry.id)?.report(
                "\(entry.cause) has no phase \(entry.phase).",
                "Name one of its phases, 1 to \(template.phases.count).")
        }
    }
}
