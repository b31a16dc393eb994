package import CivilTime

/// What is known of the patient on the day on which the plan is made. `nil` stands for what is not known.
package struct PlanFacts: Hashable, Sendable {
    /// Whole years on the day of the facts.
    package var age: Int?
    /// Whole years on the day of the facts and at the start of the plan; `nil` without a date of birth.
    package var ages: ClosedRange<Int>?
    /// Body mass index in kg/m².
    package var bmi: Double?
    /// Cigarettes a day.
    package var smokes: Int?
    /// Whether the patient agreed to talk about weight.
    package var maySpeakOfWeight: Bool?
    package var isPregnant: Bool?
    /// Whether the lower thresholds of BMI count for the patient.
    package var lowerThresholds: Bool?
    /// Minutes from waking to the first cigarette.
    package var minutesToFirstCigarette: Double?
    /// The mean of the test walks, in minutes.
    package var walkingBaseline: Double?
    /// Ids of the catalogue's medicines that the patient takes, sorted.
    package var currentMedicines: [String]
    /// All facts, as the rules ask for them.
    package var sheet: FactSheet
    /// What follows from words and facts.
    package var ontology: Ontology
    /// The patient as registered, with the medicines of other plans.
    package let details: PatientDetails
    /// The recorded facts, with their day and who gave them.
    package var recorded: [String: RecordedFact]
    /// Whose guidance counts.
    package var jurisdiction: ClinicSettings.Jurisdiction
    /// The day of the facts.
    package var today: Day?
    /// Days from then to the start of the plan. What grows with time is judged on the days of the plan.
    package var untilStart = 0

    /// What is known on `day` for a plan that starts on `start`, or on `day` itself.
    ///
    /// Rules are asked with the more careful age: for somebody who is not an adult yet that of `day`, else
    /// that at the start.
    package init(
        _ details: PatientDetails, on day: Day, startingOn start: Day? = nil,
        _ catalog: Catalog = Catalog(), jurisdiction: ClinicSettings.Jurisdiction = .uk
    ) {
        sheet = FactSheet(of: details, on: day, catalog)
        ontology = catalog.ontology
        if let now = details.age(on: day), let later = details.age(on: max(day, start ?? day)) {
            ages = now...later
            let adult = catalog.ages?.template.lowerBound ?? 0
            sheet["age_years"] = .number(Double(now < adult ? now : later))
            sheet = sheet.closed(under: catalog.ontology)
        }
        self.details = details
        recorded = details.facts
        lowerThresholds = sheet[flag: "lower_bmi_thresholds"]
        minutesToFirstCigarette = sheet[number: "minutes_to_first_cigarette"]
        walkingBaseline = sheet[number: "walking_baseline_minutes"]
        self.jurisdiction = jurisdiction
        today = day
        untilStart = max(0, (start ?? day) - day)
        age = details.age(on: day)
        bmi = details.bmi
        smokes = details.smokes
        maySpeakOfWeight = Self.flag(details.facts["permission_to_discuss_weight"]?.value)
        isPregnant = Self.flag(details.facts["pregnant"]?.value)
        currentMedicines = catalog.taken(by: details)
    }

    private static func flag(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }
}
