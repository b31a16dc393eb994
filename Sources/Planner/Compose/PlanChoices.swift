package import CivilTime

/// What the clinician chose when asking for a plan.
package struct PlanChoices: Hashable, Sendable {
    package enum Medicines: Hashable, Sendable {
        /// The first of the first line that anybody may propose.
        case firstLine
        case named([String])
        case none
    }

    package var medicines: Medicines = .firstLine
    package var weightLoss = true
    package var smokingCessation = true
    package var activity = true
    package var optionalPhases = false
    /// Days from the plan's start to the quit date; `nil` lets the rule decide.
    package var quitDay: Int?
    /// Id of the medicine that helps to stop smoking.
    package var quitAid: String?
    /// Days from the operation to the plan's start; below 0 where the operation is still to come, `nil` where
    /// its date is not known.
    package var daysSinceOperation: Int?
    /// `work-light`, `work-full`, `run` or `sport`.
    package var returnTo: String?
    /// Who cleared a patient whose cause needs referral first, and when.
    package var clearedBy: String?
    /// Rules whose caution was seen.
    package var acknowledged: Set<String> = []
    /// Rules whose "avoid" is overridden.
    package var overridden: Set<String> = []
    /// Why.
    package var reason: String?
    /// Who acknowledges and overrides.
    package var actor: String?

    package init() {}

    /// Whether the plan is to refer, not to treat.
    func isReferral(_ template: PlanTemplate) -> Bool {
        template.type == .referralOnly && clearedBy == nil
    }
}

/// What the planner knows of the patient on the day the plan is made; `nil` is unknown.
package struct PlanFacts: Hashable, Sendable {
    package var age: Int?
    /// Whole years today and at the plan's start; `nil` without a date of birth.
    package var ages: ClosedRange<Int>?
    package var bmi: Double?
    /// Cigarettes a day.
    package var smokes: Int?
    package var maySpeakOfWeight: Bool?
    package var isPregnant: Bool?
    /// Whether the lower BMI thresholds hold.
    package var lowerThresholds: Bool?
    package var minutesToFirstCigarette: Double?
    package var walkingBaseline: Double?
    package var currentMedicines: [String]
    /// Everything known, as the rules ask for it.
    package var sheet: FactSheet
    /// What follows from words and facts.
    package var ontology: Ontology
    /// As the patient is registered, with the medicines of other plans.
    package let details: PatientDetails
    /// Facts with their day and who said so.
    package var recorded: [String: RecordedFact]
    package var jurisdiction: ClinicSettings.Jurisdiction
    /// The day of which all this is known.
    package var today: Day?
    /// Days from then to the plan's start: what grows by the day is judged on the plan's days.
    package var untilStart = 0

    /// What is known on `day` of a plan that starts on `start`, on that day too where it is `nil`.
    ///
    /// Rules are asked with the age that is the more careful one: today's of somebody who is no adult yet, else
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
