import Planner

/// What rows of versions before the dose was kept as a value do not say of themselves. This is the one place that
/// knows a thing by its words, for rows that have nothing else; whatever is written now says what it is about.
extension PlanDetails {
    /// A medicine's date is one of the latest course of that very name: those versions moved it there.
    mutating func readOlderMedicines() {
        let older = medicines.filter { $0.number == 0 }.count
        countCourses()
        let known = Array(medicines.prefix(older))
        for index in milestones.indices { readOlder(&milestones[index], known) }
    }

    /// Rows without a number are counted in the order in which the plan got them.
    private mutating func countCourses() {
        for index in medicines.indices where medicines[index].number == 0 {
            let before = medicines[..<index].filter { $0.medicine == medicines[index].medicine }
            medicines[index].number = 1 + (before.map(\.number).max() ?? 0)
        }
    }

    /// `medicines` are those of older rows, which come first in the list.
    private func readOlder(_ milestone: inout Milestone, _ medicines: [PlannedMedicine]) {
        switch milestone.kind {
        case .medicineReview where milestone.course == nil:
            milestone.course =
                medicines.last { milestone.title == "Medicine review: \($0.name)" }?.course
        case .medicineStop where milestone.course == nil:
            milestone.course =
                medicines.last { milestone.title == "Medicine stops: \($0.name)" }?.course
        case .safetyCheck where milestone.rule == nil:
            readOlderCheck(&milestone, medicines)
        case .outcomeDue where milestone.measures.isEmpty:
            let list = milestone.title.split(separator: ":").last ?? ""
            milestone.measures = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
        default: break
        }
    }

    /// `Check (NSAID-18): …` is about the medicine on which the rule fired.
    private func readOlderCheck(_ milestone: inout Milestone, _ medicines: [PlannedMedicine]) {
        let title = milestone.title
        let finding = findings.first { title.hasPrefix("Check (\($0.rule))") }
        milestone.rule = finding?.rule
        milestone.course = medicines.last { $0.medicine == finding?.subject }?.course
    }
}
