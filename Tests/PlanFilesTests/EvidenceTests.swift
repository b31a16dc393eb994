import Foundation
import PlanFiles
import Planner
import Testing
import Yams

@Suite("Nothing of the evidence is lost", .disabled(if: Content.isAbsent, "no ../shared here"))
struct EvidenceTests {
    @Test("in the causes: every dose, review, option and sentence, in its order")
    func causes() throws {
        let catalog = BuiltInCatalog.catalog
        let content = try Content.json("physiotherapy.json")["causes"].items
        let medicines = try Content.json("adjuncts.json")["causes"].items
        #expect(catalog.causes.map(\.id) == content.map { $0["id"].text }.sorted())
        for wanted in content {
            let id = wanted["id"].text
            let cause = try #require(catalog.cause(id))
            #expect(cause.type.rawValue == kebab(wanted["plan_type"].text))
            #expect(cause.reviewWeeks == wanted["reviews"].items.map(\.integer))
            #expect(cause.redFlags == wanted["red_flags"].items.map { kebab($0.text) })
            #expect(cause.outcomeMeasures == wanted["outcome_measures"].items.map(\.text))
            #expect(cause.totalWeeks == wanted["total_weeks"].integer)
            #expect(cause.sessionTotal == wanted["total_supervised_sessions"].integer)
            comparePhases(cause, wanted["phases"].items)
            try compareProse(id, wanted)
            let block = medicines.first { $0["serves"].items.contains { $0.text == id } }
            compare(cause.medication, block)
            let sources = wanted["sources"].items.map { "P" + $0.text.dropFirst() }
            #expect(Array(cause.sources.prefix(sources.count)) == sources)
        }
    }

    private func comparePhases(_ cause: PlanTemplate, _ wanted: [Tree]) {
        #expect(cause.phases.count == wanted.count)
        var week = 1
        for (phase, tree) in zip(cause.phases, wanted) {
            #expect(phase.name == tree["name"].text)
            #expect(phase.goal == tree["goal"].text)
            #expect(week == tree["start_week"].integer)
            week += phase.weeks
            let figures = [
                Double(phase.weeks), phase.sessionsPerWeek, Double(phase.sessions),
                Double(phase.minutes), Double(phase.minDaysBetween), Double(phase.homePerWeek),
                Double(phase.homeTimesPerDay),
            ]
            let keys = [
                "weeks", "sessions_per_week", "supervised_sessions", "minutes",
                "min_days_between", "home_per_week", "home_times_per_day",
            ]
            #expect(figures == keys.map { tree[$0].number }, "\(cause.id) \(phase.name)")
            #expect(phase.optional == (tree["optional"].scalar == "true"))
            #expect(phase.modalities == tree["modalities"].items.map(\.text))
            let rows = tree["exercises"].items
            #expect(phase.exercises.map(\.label) == rows.map { $0["name"].text })
            #expect(phase.exercises.map(doseFigures) == rows.map(rowFigures))
            for (dose, row) in zip(phase.exercises, rows) {
                #expect(letters(dose.progression?.text ?? "") == letters(row["progression"].text))
                #expect(marks(dose.evidence.text) == marks(row["tag"].text), "\(dose.label)")
            }
        }
    }

    private func doseFigures(_ dose: ExerciseDose) -> [Int] {
        [
            dose.sets, dose.reps, dose.repsMax ?? -1, dose.holdSeconds, dose.durationMinutes ?? -1,
            dose.daysPerWeek, dose.timesPerDay,
        ]
    }

    private func rowFigures(_ row: Tree) -> [Int] {
        [
            "sets", "reps", "reps_max", "hold_s", "duration_min", "days_per_week", "times_per_day",
        ].map { row.has($0) ? row[$0].integer : -1 }
    }

    private static let prose = [
        ("physio_role_note", "role-note"), ("icd10cm", "codes"), ("icd10cm_note", "codes-note"),
        ("signs_for", "signs-for"), ("signs_against", "signs-against"), ("variants", "variants"),
        ("cautions", "cautions"), ("discharge", "discharge"),
        ("expected_recovery", "expected-course"), ("escalate", "escalation"),
    ]

    /// Letters and figures of each paragraph in their order, and the marks of its evidence.
    private func compareProse(_ id: String, _ wanted: Tree) throws {
        let plan = try Content.plan("causes/\(id).yaml")
        let fields = Self.prose.map { (wanted[$0.0], plan[$0.1], "\(id) \($0.1)") }
        let phases = zip(wanted["phases"].items, plan["phases"].items).flatMap { old, new in
            [
                (old["progress_if"], new["progress-if"], "\(id) progress-if"),
                (old["stop_or_review_if"], new["stop-or-review-if"], "\(id) stop-or-review-if"),
                (old["evidence"], new["evidence"], "\(id) phase evidence"),
            ]
        }
        for (old, new, name) in fields + phases {
            #expect(new.sentences == old.sentences, "\(name)")
            #expect(new.marks == old.marks, "\(name)")
        }
    }

    private func compare(_ medication: Medication?, _ block: Tree?) {
        #expect((medication == nil) == (block == nil))
        guard let medication, let block else { return }
        for (options, key) in [
            (medication.firstLine, "first_line"), (medication.secondLine, "second_line"),
        ] {
            let rows = block[key].items
            #expect(options.map(\.medicine) == rows.map { kebab($0["drug"].text) })
            #expect(
                options.map { [$0.courseDays.lowerBound, $0.courseDays.upperBound, $0.reviewDay] }
                    == rows.map { row in
                        row["course_days"].items.map(\.integer) + [row["review_day"].integer]
                    })
            #expect(options.map(\.note) == rows.map { $0["note"].text })
        }
        #expect(medication.doNot.map(\.what) == block["do_not"].items.map { $0["what"].text })
        #expect(
            medication.doNot.map(\.strength) == block["do_not"].items.map { $0["strength"].text })
        let schedule = block["schedule"].items
        #expect(medication.schedule.map(\.day) == schedule.map { $0["day"].integer })
        #expect(medication.schedule.map(\.what) == schedule.map { $0["what"].text })
        #expect(
            medication.schedule.map { $0.anchor ?? "" } == schedule.map { kebab($0["anchor"].text) }
        )
        #expect(medication.notes.map(\.text).joined() == block["notes"].text)
        #expect(medication.uncertainty.map(\.text).joined() == block["uncertainty"].text)
    }

    /// Sections compared value by value: where they stand in the content and in the plan files.
    static let sections: [(json: String, path: [String], file: String, key: String)] = [
        ("physiotherapy.json", ["red_flags"], "red-flags.yaml", "red-flags"),
        ("physiotherapy.json", ["outcome_measures"], "outcomes.yaml", "outcome-measures"),
        ("physiotherapy.json", ["global_defaults"], "global-rules.yaml", "global-rules"),
        ("physiotherapy.json", ["triage", "signs"], "signs.yaml", "signs"),
        ("physiotherapy.json", ["triage", "rules"], "signs.yaml", "rules"),
        ("physiotherapy.json", ["triage", "priors"], "signs.yaml", "priors"),
        ("physiotherapy.json", ["meta"], "about.yaml", "about"),
        ("adjuncts.json", ["drugs"], "medicines.yaml", "medicines"),
        ("adjuncts.json", ["red_flags"], "red-flags.yaml", "warning-signs"),
        ("adjuncts.json", ["privacy"], "global-rules.yaml", "privacy"),
        ("adjuncts.json", ["meta"], "about.yaml", "about"),
        ("adjuncts.json", ["weakest"], "about.yaml", "about"),
        ("adjuncts.json", ["programmes", "smoking"], "programmes/smoking-cessation.yaml", ""),
        ("adjuncts.json", ["programmes", "weight"], "programmes/weight-loss.yaml", ""),
        ("adjuncts.json", ["programmes", "activity"], "programmes/activity.yaml", ""),
        (
            "adjuncts.json", ["programmes", "medication_reviews"],
            "programmes/medication-reviews.yaml", ""
        ),
    ]

    @Test("in the shared lists and programmes: every value", arguments: sections.indices)
    func section(_ index: Int) throws {
        let section = Self.sections[index]
        let content = try section.path.reduce(Content.json(section.json)) { $0[$1] }
        let file = try Content.plan(section.file)
        let plan = section.key.isEmpty ? file : file[section.key]
        if !content.fields.isEmpty, !plan.items.isEmpty {
            for (name, old) in content.fields {
                let id = old.has("id") ? old["id"].text : name
                compareValues(old, try #require(plan.items.first { $0["id"].text == id }))
            }
        } else if !plan.items.isEmpty {
            #expect(content.items.count == plan.items.count)
            for (old, new) in zip(content.items, plan.items) { compareValues(old, new) }
        } else {
            compareValues(content, plan)
        }
    }

    @Test("in the sources: every field of each")
    func sources() throws {
        let plan = try Content.plan("sources.yaml")["sources"].items
        let old = try ["physiotherapy.json", "adjuncts.json"].flatMap { name in
            try Content.json(name)["sources"].fields
        }
        #expect(Set(plan.map { $0["id"].text }) == Set(old.map(\.name)))
        for (name, source) in old {
            let found = try #require(plan.first { $0["id"].text == name })
            #expect(missing(source.values(), from: found.values()) == [], "\(name)")
        }
    }

    @Test("in the safety rules and the facts they ask")
    func safety() throws {
        let adjuncts = try Content.json("adjuncts.json")
        let files = PlanFiles.builtIn.map(\.path).filter { $0.hasPrefix("safety/") }
        let plan = try files.flatMap { try Content.plan($0)["rules"].items }
        #expect(plan.count == adjuncts["rules"].items.count)
        for rule in adjuncts["rules"].items {
            let found = try #require(plan.first { $0["id"].text == rule["id"].text })
            compareValues(rule, found)
        }
        let facts = try Content.plan("facts.yaml")["facts"].items
        for (name, meaning) in adjuncts["facts"].fields {
            let fact = try #require(facts.first { $0["name"].text == name })
            let told = letters(fact["type"].text.replacing("yes-no", with: "bool"))
            #expect(letters(meaning.text).hasSuffix(letters(fact["meaning"].text)), "\(name)")
            #expect(letters(meaning.text).hasPrefix(told) || told == "text", "\(name)")
        }
    }

    private func compareValues(_ old: Tree, _ new: Tree) {
        let name = "\(old["id"].text) \(old["name"].text)"
        #expect(missing(old.values(), from: new.values()) == [], "\(name)")
        #expect(old.marks.subtracting(new.marks).sorted() == [], "\(name)")
    }
}

extension PlanTemplate {
    fileprivate var sessionTotal: Int {
        phases.filter { !$0.optional }.reduce(0) { $0 + $1.sessions }
    }
    fileprivate var totalWeeks: Int { phases.reduce(0) { $0 + $1.weeks } }
}
