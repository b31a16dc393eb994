import PlanTree
import Planner

/// Entries by id as they are read, later layers over earlier ones, and the references to check.
struct Shelf {
    private var causes = Row<PlanTemplate>()
    private var exercises = Row<Exercise>()
    private var medicines = Row<Medicine>()
    private var redFlags = Row<RedFlag>()
    private var reviewRules = Row<ReviewRule>()
    private var outcomes = Row<OutcomeMeasure>()
    private var globalRules = Row<GlobalRule>()
    private var classPhases = Row<ClassPhase>()
    private var facts = Row<Fact>()
    private var conditions = Row<FactWord>()
    private var classes = Row<FactWord>()
    private var allergies = Row<FactWord>()
    private var diets = Row<FactWord>()
    private var otherMedicines = Row<FactWord>()
    private var implications = Row<Implication>()
    private var askGroups = Row<AskGroup>()
    private var derivedFacts = Row<DerivedFact>()
    private var sources = Row<Source>()
    private var triage = TriageShelf()
    private var safetyRules = Row<SafetyRule>()
    private var exerciseRules = Row<ExerciseRule>()
    private var exerciseTags = Row<ExerciseTag>()
    private var activityItems = Row<ActivityItem>()
    private var limitKinds = Row<LimitKind>()
    private var limitWords = Row<LimitWords>()
    private var replacements = Row<ReplacementTable>()
    private var warnings = Row<WarningSign>()
    private var privacy = Row<PrivacyRule>()
    private var programmes = Row<String>()
    private var languages = LanguageShelf()
    private var holidays = Row<HolidayCalendar>()
    private var others = Catalog()
    private var references: [Reference] = []
    private var layer = 0

    /// Reads the files of one layer in the order of their paths.
    mutating func add(
        files: [PlanFiles.File], place: PlanTemplate.Place, prefix: String, log: ProblemLog
    ) {
        layer += 1
        for file in files.sorted(by: { $0.path < $1.path }) where !PlanFiles.holdsNames(file.path) {
            let name = prefix.isEmpty ? file.path : "\(prefix)/\(file.path)"
            if let document = Document(file, shownAs: name, log: log) {
                read(document, file.path, place, log)
            }
        }
    }

    /// Reads the files that the program carries as they were parsed when it was built.
    mutating func add(_ files: [PlanFiles.ParsedFile], _ log: ProblemLog) {
        layer += 1
        for file in files {
            if let document = Document(file, shownAs: "Plans/\(file.path)") {
                read(document, file.path, .builtIn, log)
            }
        }
    }

    private mutating func read(
        _ document: Document, _ path: String, _ place: PlanTemplate.Place, _ log: ProblemLog
    ) {
        let root = Place(file: document.file, node: document.root, log: log)
        guard let entry = Entry(root, "A plan file") else { return }
        read(entry, path, document.hash, place)
        entry.finish()
        references += entry.references
    }

    private mutating func read(
        _ entry: Entry, _ path: String, _ hash: String, _ place: PlanTemplate.Place
    ) {
        switch path.split(separator: "/").first {
        case "causes":
            let template = entry.template(place: place, hash: hash)
            causes.add(template, id: template.id, layer: layer, at: entry.place)
        case "programmes": readProgramme(entry)
        case "safety": rows(entry, "rules", &safetyRules, \.id) { $0.safetyRule() }
        case "exercise-rules": readExerciseRules(entry)
        case "exercises.yaml": rows(entry, "exercises", &exercises, \.id) { $0.exercise() }
        case "medicines.yaml":
            rows(entry, "medicines", &medicines, \.id) { $0.proposableMedicine() }
            take("gastroprotection", of: entry, \.gastroprotection) { $0.gastroprotection() }
        case "outcomes.yaml":
            rows(entry, "outcome-measures", &outcomes, \.id) { $0.outcomeMeasure() }
            rows(entry, "review-rules", &reviewRules, \.id) { $0.reviewRule() }
        case "facts.yaml", "words": readFacts(entry)
        case "sources.yaml", "sources": rows(entry, "sources", &sources, \.id) { $0.source() }
        case "red-flags.yaml":
            rows(entry, "red-flags", &redFlags, \.id) { $0.redFlag() }
            rows(entry, "warning-signs", &warnings, \.id) { $0.warningSign() }
            if let rules = entry.inside("clearance", required: false, { $0.clearanceRules() }) {
                others.clearance = rules
            }
        case "global-rules.yaml": readGlobalRules(entry)
        case "signs.yaml", "triage": readTriage(entry)
        case "languages": languages.add(entry.patientLanguage())
        case "holidays":
            let calendar = entry.holidayCalendar()
            holidays.add(calendar, id: calendar.id, layer: layer, at: entry.place)
        case "dose-floors.yaml":
            entry.each("dose-floors") { $0.doseFloor() }.forEach {
                others.doseFloors[$0.cause] = $0
            }
        case "about.yaml": others.about += entry.details("about")
        default: entry.refuseFile()
        }
    }

    /// What is said once, in place of what a layer below says.
    private mutating func take<Value>(
        _ key: String, of entry: Entry, _ path: WritableKeyPath<Catalog, Value?>,
        _ read: (Entry) -> Value
    ) {
        if let value = entry.inside(key, required: false, read) { others[keyPath: path] = value }
    }

    private mutating func readFacts(_ entry: Entry) {
        rows(entry, "facts", &facts, \.name) { $0.fact() }
        rows(entry, "conditions", &conditions, \.id) { $0.factWord() }
        rows(entry, "classes", &classes, \.id) { $0.factWord() }
        rows(entry, "allergies", &allergies, \.id) { $0.factWord() }
        rows(entry, "diets", &diets, \.id) { $0.factWord() }
        rows(entry, "recognised-medicines", &otherMedicines, \.id) { $0.factWord() }
        rows(entry, "ask-groups", &askGroups, \.id) { $0.askGroup() }
        rows(entry, "implications", &implications, \.id) { $0.implication() }
        rows(entry, "derived", &derivedFacts, \.fact) { $0.derivedFact() }
    }

    private mutating func readGlobalRules(_ entry: Entry) {
        rows(entry, "global-rules", &globalRules, \.id) { $0.globalRule() }
        rows(entry, "privacy", &privacy, \.rule) { $0.privacyRule() }
        rows(entry, "class-phases", &classPhases, \.id) { $0.classPhase() }
        let bring = entry.each("bring") { $0.bringItem() }
        if !bring.isEmpty { others.bring = bring }
        take("follow-up", of: entry, \.followUp) { $0.followUpLimits() }
        take("waiting", of: entry, \.waiting) { $0.waitingLimits() }
        take("ages", of: entry, \.ages) { $0.ageLimits() }
        take("contact-times", of: entry, \.contactTimes) { $0.contactTimes() }
    }

    private mutating func readTriage(_ entry: Entry) {
        rows(entry, "groups", &triage.groups, \.id) { $0.findingGroup() }
        rows(entry, "signs", &triage.signs, \.id) { $0.triageSign() }
        rows(entry, "retired", &triage.retired, \.id) { $0.retiredSign() }
        rows(entry, "sets", &triage.sets, \.id) { $0.signSet() }
        rows(entry, "settings", &triage.settings, \.id) { $0.triageSetting() }
        rows(entry, "causes", &triage.profiles, \.cause) { $0.causeProfile() }
        rows(entry, "rules", &triage.rules, \.id) { $0.triageRule() }
        rows(entry, "flag-rules", &triage.flagRules, \.id) { $0.flagRule() }
        if let combining = entry.inside("combining", required: false, { $0.triageCombining() }) {
            triage.combining = combining
        }
    }

    private func rows<Value>(
        _ entry: Entry, _ key: String, _ row: inout Row<Value>, _ id: KeyPath<Value, String>,
        _ read: (Entry) -> Value
    ) {
        for place in entry.list(key) {
            guard let value = entry.inside(place, "An entry of '\(key)'", read) else { continue }
            row.add(value, id: value[keyPath: id], layer: layer, at: place)
        }
    }

    private mutating func readExerciseRules(_ entry: Entry) {
        rows(entry, "rules", &exerciseRules, \.id) { $0.exerciseRule() }
        rows(entry, "tags", &exerciseTags, \.id) { $0.exerciseTag() }
        rows(entry, "items", &activityItems, \.id) { $0.activityItem() }
        rows(entry, "limits", &limitKinds, \.id) { $0.limitKind() }
        rows(entry, "limit-words", &limitWords, \.id) { $0.limitWords() }
        rows(entry, "replacements", &replacements, \.need) { $0.replacementTable() }
        others.about += entry.details("about")
    }

    private mutating func readProgramme(_ entry: Entry) {
        let names = ["activity", "medication-reviews", "smoking-cessation", "weight-loss"]
        guard let id = entry.oneOf("id", names) else { return }
        programmes.add(id, id: id, layer: layer, at: entry.place)
        switch id {
        case "activity": others.activity = entry.activityProgramme()
        case "weight-loss": others.weight = entry.weightProgramme()
        case "smoking-cessation": others.smoking = entry.smokingProgramme()
        default: others.medicationReviews = entry.details()
        }
    }

    /// Reports what is wrong between the files.
    func check(_ log: ProblemLog) {
        checkReferences(log)
        checkWords(log)
        checkRules(log)
        classPhases.checkPhases(of: causes.values)
        if log.problems.isEmpty {
            checkCoverage(log)
            checkQuestions()
        }
    }

    /// Reports each name that stands nowhere.
    func checkReferences(_ log: ProblemLog) {
        var idsByKind: [ReferenceKind: Set<String>] = [:]
        for reference in references {
            let known = idsByKind[reference.kind] ?? ids(of: reference.kind)
            idsByKind[reference.kind] = known
            guard !known.contains(reference.id) else { continue }
            let near = nearest(to: reference.id, among: known.sorted())
            reference.at.report(
                "There is no \(reference.kind.rawValue) '\(reference.id)'.",
                near.map { "Did you mean '\($0)'?" } ?? "Define it, or correct the name.")
        }
    }

    /// Reports broader words that nobody knows, and ids that stand for two things.
    func checkWords(_ log: ProblemLog) {
        for row in [conditions, classes, allergies] {
            var owners: [String: String] = [:]
            for word in row.values {
                for id in [word.id] + word.also {
                    if let other = owners.updateValue(word.id, forKey: id), other != word.id {
                        row.place(of: word.id)?.report(
                            "'\(id)' stands for '\(other)' and for '\(word.id)'.",
                            "Keep it with one of the two.")
                    }
                }
            }
            for word in row.values {
                for broader in word.broader where owners[broader] == nil {
                    row.place(of: word.id)?.report(
                        "'\(word.id)' names a broader word '\(broader)' that stands nowhere.",
                        "Define it, or correct the name.")
                }
            }
        }
    }

    /// Reports classes of medicines that no rule asks and that nobody declared to be without one, and
    /// facts of the plan that no plan says.
    func checkCoverage(_ log: ProblemLog) {
        let catalog = catalog()
        let asked = catalog.safetyRules.flatMap(\.when.leaves)
        let words = Set(
            asked.compactMap { leaf -> String? in
                guard leaf.name.hasSuffix("_class") || leaf.name.hasSuffix("_classes"),
                    case .text(let word) = leaf.value
                else { return nil }
                return factWord(word)
            })
        let declared = Set(
            catalog.vocabulary.classes.filter { $0.withoutRule != nil }.map(\.id))
        for medicine in catalog.medicines {
            for word in medicine.classes.map(factWord) where !declared.contains(word) {
                let all = catalog.ontology.broader(than: word, in: "planned_class").union([word])
                guard words.isDisjoint(with: all) else { continue }
                medicines.place(of: medicine.id)?.report(
                    "No rule asks for '\(word)', a class of \(medicine.id).",
                    "Write a rule, or say 'without-rule:' and why where the class stands.")
            }
        }
        let told = Set(FactSheet.factsOfPlan)
        for rule in catalog.safetyRules {
            for problem in rule.titleProblems(in: catalog) {
                safetyRules.place(of: rule.id)?
                    .report("Rule \(rule.id): \(problem.problem)", problem.remedy)
            }
            for leaf in rule.when.leaves {
                let name = RuleCondition.factName(leaf.name)
                guard catalog.fact(name)?.origin == .plan, !told.contains(name) else { continue }
                safetyRules.place(of: rule.id)?.report(
                    "Rule \(rule.id) asks for \(name), which no plan says.",
                    "Ask for another fact.")
            }
        }
    }

    /// Reports conditions that a rule asks and no group of questions does.
    func checkQuestions() {
        let catalog = catalog()
        for problem in catalog.askProblems {
            let place = problem.word.map { conditions.place(of: $0) } ?? nil
            (place ?? problem.group.flatMap { askGroups.place(of: $0) })?
                .report(problem.problem, problem.remedy)
        }
    }

    /// Reports safety rules whose condition cannot be meant.
    func checkRules(_ log: ProblemLog) {
        let catalog = catalog()
        triage.check(catalog)
        for rule in catalog.safetyRules {
            for problem in rule.problems(in: catalog) {
                safetyRules.place(of: rule.id)?
                    .report("Rule \(rule.id): \(problem.problem)", problem.remedy)
            }
        }
        for (template, rule) in catalog.ownRules {
            for problem in rule.problems(in: catalog) {
                causes.place(of: template)?
                    .report("Rule \(rule.id): \(problem.problem)", problem.remedy)
            }
            if catalog.safetyRules.contains(where: { $0.id == rule.id })
                || catalog.ownRules.count(where: { $0.rule.id == rule.id }) > 1
            {
                causes.place(of: template)?
                    .report("There are two rules '\(rule.id)'.", "Give one an id of its own.")
            }
        }
        for rule in catalog.exerciseSafety.rules {
            for problem in rule.rule.problems(in: catalog) + rule.problems(in: catalog) {
                exerciseRules.place(of: rule.id)?
                    .report("Rule \(rule.id): \(problem.problem)", problem.remedy)
            }
        }
        for tag in catalog.exerciseSafety.unasked {
            exerciseTags.place(of: tag.id)?.report(
                "No rule asks for the tag '\(tag.id)'.",
                "Name it in a rule's 'applies-to', or say under 'undecided' why none does.")
        }
    }

    private func ids(of kind: ReferenceKind) -> Set<String> {
        switch kind {
        case .exercise: exercises.ids
        case .medicine: medicines.ids
        case .source: sources.ids
        case .fact: facts.ids
        case .cause: causes.ids
        case .sign: triage.signs.ids
        case .findingGroup: triage.groups.ids
        case .signSet: triage.sets.ids
        case .programme: programmes.ids
        case .redFlag: redFlags.ids
        case .outcomeMeasure: outcomes.ids
        case .safetyRule: safetyRules.ids
        case .exerciseTag: exerciseTags.ids
        case .exerciseOrItem: exercises.ids.union(activityItems.ids)
        case .limitKind: limitKinds.ids
        case .need: replacements.ids
        }
    }

    /// All that was read. An exercise without a label of its own is called as in the library.
    func catalog() -> Catalog {
        var catalog = others
        catalog.exercises = exercises.values.sorted { $0.id < $1.id }
        catalog.causes = causes.values.sorted { $0.id < $1.id }.labelled(exercises.values)
        catalog.medicines = medicines.values.sorted { $0.id < $1.id }
        catalog.redFlags = redFlags.values.sorted { $0.id < $1.id }
        catalog.outcomeMeasures = outcomes.values.sorted { $0.id < $1.id }
        catalog.facts = facts.values.sorted { $0.name < $1.name }
        catalog.vocabulary.conditions = conditions.values
        catalog.vocabulary.classes = classes.values
        catalog.vocabulary.allergies = allergies.values
        catalog.vocabulary.diets = diets.values
        catalog.vocabulary.otherMedicines = otherMedicines.values
        catalog.implications = implications.values
        catalog.derivedFacts = derivedFacts.values
        catalog.askGroups = askGroups.values
        catalog.reviewRules = reviewRules.values
        catalog.globalRules = globalRules.values
        catalog.classPhases = classPhases.values.sorted { $0.id < $1.id }
        catalog.sources = sources.values.sorted { $0.id < $1.id }
        catalog.triage = triage.content
        catalog.safetyRules = safetyRules.values
        catalog.exerciseSafety = exerciseSafety()
        catalog.warningSigns = warnings.values
        catalog.privacyRules = privacy.values
        catalog.languages = languages.values
        catalog.holidays = holidays.values.sorted { $0.id < $1.id }
        catalog.settle()
        return catalog
    }

    private func exerciseSafety() -> ExerciseSafety {
        var safety = ExerciseSafety()
        safety.rules = exerciseRules.values
        safety.tags = exerciseTags.values
        safety.items = activityItems.values
        safety.limits = limitKinds.values
        safety.limitWords = limitWords.values
        safety.tables = Dictionary(
            replacements.values.map { ($0.need, $0) }, uniquingKeysWith: { _, last in last })
        return safety
    }
}
