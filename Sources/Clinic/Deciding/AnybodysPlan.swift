import CivilTime
import Planner

extension Clinic {
    /// The age of somebody of whom nothing is known, in years, where a template is made for it.
    private static let anybodysAge = 40

    /// The plan of a cause for somebody of whom nothing is known but that it may be made for them: physiotherapy, reviews
    /// and what goes with them; no medicine, and no programme that waits for facts. It is nobody's, and never written.
    func planForAnybody(
        _ template: PlanTemplate, _ catalog: Catalog, from earliest: Day
    ) throws -> PreparedPlan {
        let made = template.ages ?? catalog.ages?.template ?? 18...100
        var details = PatientDetails(name: "")
        // Half a year older than that, so that they are as old when the plan starts.
        let age = min(max(Self.anybodysAge, made.lowerBound), made.upperBound)
        details.born = today - (age * 365 + age / 4 + 182)
        let anybody = Patient(id: ID(0), details: details)
        var wishes = PlanWishes(anybody.id, cause: template.id)
        (wishes.start, wishes.medicines) = (earliest, .none)
        (wishes.weightLoss, wishes.smokingCessation) = (false, false)
        let facts = PlanFacts(
            details, on: today, startingOn: earliest, catalog, jurisdiction: settings.jurisdiction)
        let outline = try outline(
            of: template, catalog, wishes, anybody, facts, clearedBy: "\(today)", from: earliest,
            isHeld: false)
        return PreparedPlan(
            wishes: wishes, patient: anybody, earliest: earliest, outline: outline,
            screening: ID(0), assessment: nil, authorisations: [],
            asked: PlanQuestions([], [], of: details, facts.sheet, catalog))
    }
}
