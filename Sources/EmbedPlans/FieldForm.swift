/// How the fields of a type are given to it, where not each goes to `init` under its own name.
///
/// The code that the build writes does not compile where this is missing or wrong.
struct FieldForm {
    /// Given to `init` without a label.
    var bare: Set<String> = []
    /// Set after `init`.
    var later: Set<String> = []
    /// Follows from the others.
    var leftOut: Set<String> = []
    /// Whether `init` takes nothing.
    var startsEmpty = false

    func isLater(_ field: String) -> Bool { startsEmpty || later.contains(field) }

    static func of(_ type: String) -> FieldForm { forms[type] ?? FieldForm() }

    private static let forms: [String: FieldForm] = [
        "Planner.Catalog": FieldForm(
            leftOut: [
                "ontology", "asking", "index", "namesOnDemand", "holidaysOnDemand",
                "languagesOnDemand",
            ], startsEmpty: true),
        "Planner.ClearanceRules": FieldForm(startsEmpty: true),
        "Planner.DoseStep": FieldForm(bare: ["dose"]),
        "Planner.ExerciseAmount": FieldForm(later: ["effortPercent"]),
        "Planner.ExerciseDose": FieldForm(later: ["adds", "drops"]),
        "Planner.ExerciseRule": FieldForm(leftOut: ["asked"]),
        "Planner.ExerciseSafety": FieldForm(startsEmpty: true),
        "Planner.Fact": FieldForm(later: ["exemption", "grows", "ending"]),
        "Planner.FollowUpLimits": FieldForm(later: ["slowPhases"]),
        "Planner.Medicine": FieldForm(later: ["taper", "byWeight", "proposal"]),
        "Planner.MedicineOption": FieldForm(
            later: ["amount", "judgedOn", "laterReviewDays", "companions"]),
        "Planner.Names": FieldForm(leftOut: ["places"]),
        "Planner.OutcomeMeasure": FieldForm(later: ["fillInMinutes"]),
        "Planner.PatientLanguage.Text": FieldForm(bare: ["full"]),
        "Planner.PlanTemplate": FieldForm(later: ["ages", "isFoundBySigns", "clock"]),
        "Planner.RedFlag": FieldForm(
            later: ["regions", "questions", "raisedWhen", "alone", "clinicianAdds"]),
        "Planner.SafetyRule": FieldForm(
            later: ["patientWords"], leftOut: ["leaves", "plannedWords"]),
        "Planner.Statement": FieldForm(bare: ["text", "evidence"]),
        "Planner.TriageCombining": FieldForm(startsEmpty: true),
        "Planner.TriageCombining.Asking": FieldForm(startsEmpty: true),
        "Planner.TriageCombining.BothSources": FieldForm(startsEmpty: true),
        "Planner.TriageCombining.EitherOrigin": FieldForm(startsEmpty: true),
        "Planner.TriageCombining.Mechanical": FieldForm(startsEmpty: true),
        "Planner.TriageContent": FieldForm(startsEmpty: true),
        "Planner.Vocabulary": FieldForm(startsEmpty: true),
    ]
}
