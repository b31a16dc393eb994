/// All clinical content, checked: templates and what they refer to.
package struct Catalog: Hashable, Sendable {
    /// Each list is in order of id.
    package var causes: [PlanTemplate] = [] { didSet { index = nil } }
    package var exercises: [Exercise] = [] { didSet { index = nil } }
    package var medicines: [Medicine] = [] { didSet { index = nil } }
    /// `nil` protects nobody's stomach, so that no tablets that need it are chosen.
    package var gastroprotection: Gastroprotection?
    package var redFlags: [RedFlag] = []
    package var outcomeMeasures: [OutcomeMeasure] = []
    /// In the order they are asked.
    package var reviewRules: [ReviewRule] = []
    package var globalRules: [GlobalRule] = []
    package var followUp: FollowUpLimits?
    package var waiting: WaitingLimits?
    /// Whose word that a patient may be treated counts, and for how long.
    package var clearance = ClearanceRules()
    /// Without it no plan is made.
    package var ages: AgeLimits?
    package var contactTimes: ContactTimes?
    /// By the cause.
    package var doseFloors: [String: DoseFloor] = [:]
    /// Phases that may be given as a class.
    package var classPhases: [ClassPhase] = []
    package var facts: [Fact] = [] { didSet { index = nil } }
    /// The words of facts that are sets.
    package var vocabulary = Vocabulary()
    package var implications: [Implication] = []
    package var derivedFacts: [DerivedFact] = []
    /// What follows from words and facts; `settle` builds it.
    package private(set) var ontology = Ontology()
    /// What is asked aloud as one question.
    package var askGroups: [AskGroup] = []
    /// The same, ready to be looked up; `settle` builds it.
    package private(set) var asking = AskIndex()
    /// Where things stand, while no list was changed since `settle`.
    private(set) var index: CatalogIndex?
    /// What people call medicines, conditions and allergies.
    package var names: Names {
        get { namesOnDemand.read() }
        set { namesOnDemand = OnDemand { newValue } }
    }
    package var namesOnDemand = OnDemand { Names() }
    package var sources: [Source] = []
    package var weight: WeightProgramme?
    package var smoking: SmokingProgramme?
    package var activity: ActivityProgramme?
    /// The usual contacts around groups of medicines, by group, and why.
    package var medicationReviews: [ProgrammeDetail] = []
    package var triage = TriageContent()
    package var safetyRules: [SafetyRule] = [] { didSet { index = nil } }
    /// Rules on exercises; never among the rules on medicines.
    package var exerciseSafety = ExerciseSafety()
    package var warningSigns: [WarningSign] = []
    package var privacyRules: [PrivacyRule] = []
    /// What patients with some conditions bring to the first session.
    package var bring: [BringItem] = []
    /// Public holidays by country; in order of id.
    package var holidays: [HolidayCalendar] {
        get { holidaysOnDemand.read() }
        set { holidaysOnDemand = OnDemand { newValue } }
    }
    package var holidaysOnDemand = OnDemand { [HolidayCalendar]() }
    /// What patients read; in order of id.
    package var languages: [PatientLanguage] {
        get { languagesOnDemand.read() }
        set { languagesOnDemand = OnDemand { newValue } }
    }
    package var languagesOnDemand = OnDemand { [PatientLanguage]() }
    /// What the marks and fields mean, and where the content is thinnest.
    package var about: [ProgrammeDetail] = []

    package init() {}

    /// Makes ready what follows from words and facts, and where everything stands, when all lists are complete.
    package mutating func settle() {
        ontology = Ontology(
            vocabulary, implications: implications, derived: derivedFacts, facts: facts)
        asking = AskIndex(askGroups, vocabulary)
        index = CatalogIndex(self)
    }

    package func cause(_ id: String) -> PlanTemplate? {
        guard let index else { return causes.first { $0.id == id } }
        return index.causes[id].map { causes[$0] }
    }
    package func exercise(_ id: String) -> Exercise? {
        guard let index else { return exercises.first { $0.id == id } }
        return index.exercises[id].map { exercises[$0] }
    }
    package func medicine(_ id: String) -> Medicine? {
        guard let index else { return medicines.first { $0.id == id } }
        return index.medicines[id].map { medicines[$0] }
    }
    package func fact(_ name: String) -> Fact? {
        guard let index else { return facts.first { $0.name == name } }
        return index.facts[name].map { facts[$0] }
    }
    /// Ids of the subscales of each measure that has some.
    package var subscales: [String: [String]] {
        outcomeMeasures.reduce(into: [:]) { lists, measure in
            if let whole = measure.partOf { lists[whole, default: []].append(measure.id) }
        }
    }
    package func source(_ id: String) -> Source? { sources.first { $0.id == id } }
}
