import Planner

extension [PlanTemplate] {
    /// With the name of each exercise where a phase does not call it by another.
    func labelled(_ exercises: [Exercise]) -> [PlanTemplate] {
        let names = Dictionary(
            exercises.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return map { template in
            var template = template
            for phase in template.phases.indices {
                for row in template.phases[phase].exercises.indices
                where template.phases[phase].exercises[row].label.isEmpty {
                    let id = template.phases[phase].exercises[row].exercise
                    template.phases[phase].exercises[row].label = names[id] ?? id
                }
            }
            return template
        }
    }
}
