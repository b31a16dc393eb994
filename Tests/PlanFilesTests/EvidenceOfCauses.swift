import Planner

/// The causes against the evidence: every dose, review, option and sentence, in its order.
struct EvidenceOfCauses {
    private var comparison = Comparison()

    static func differences() throws -> [Difference] {
        var evidence = EvidenceOfCauses()
        let content = try Content.json("physiotherapy.json")["causes"].items
        let medicines = try Content.json("adjuncts.json")["causes"].items
        for wanted in content {
            let id = wanted["id"].text
            guard let cause = BuiltInCatalog.catalog.cause(id) else {
                evidence.comparison.check(
                    "\(id) listed", .leaf("false"), .leaf("true"), isShown: true)
                continue
            }
            evidence.compare(cause, wanted)
            try evidence.compareProse(id, wanted)
            let block = medicines.first { $0["serves"].items.contains { $0.text == id } }
            evidence.compare(cause, block)
        }
        return evidence.comparison.differences
    }

    private mutating func compare(_ cause: PlanTemplate, _ wanted: Tree) {
        let id = cause.id
        comparison.check(
            "\(id) type", [cause.type.rawValue], [kebab(wanted["plan_type"].text)], isShown: true)
        comparison.check(
            "\(id) reviewWeeks", cause.reviewWeeks.map(String.init),
            wanted["reviews"].items.map(\.text), isShown: true)
        for (key, held, name) in [
            ("outcomeMeasures", cause.outcomeMeasures, "outcome_measures"),
            ("redFlags", cause.redFlags, "red_flags"),
        ] {
            comparison.check(
                "\(id) \(key)", Set(held.map(kebab)).sorted(),
                Set(wanted[name].items.map { kebab($0.text) }).sorted(), isShown: true)
        }
        comparison.check(
            "\(id) order of measures", cause.outcomeMeasures,
            wanted["outcome_measures"].items.map(\.text))
        let sources = wanted["sources"].items.map { "P" + $0.text.dropFirst() }
        comparison.lost("\(id) sources", sources.filter { !cause.sources.contains($0) })
        comparePhases(cause, wanted["phases"].items)
    }

    private mutating func comparePhases(_ cause: PlanTemplate, _ wanted: [Tree]) {
        comparison.check(
            "\(cause.id) number of phases", cause.phases.count, wanted.count, isShown: true)
        for (index, (phase, tree)) in zip(cause.phases, wanted).enumerated() {
            let label = "\(cause.id) phase \(index + 1)"
            comparison.check("\(label) name", [phase.name], [tree["name"].text])
            comparison.check("\(label) goal", [phase.goal], [tree["goal"].text])
            comparison.check(
                "\(label) homeTimesPerDay", phase.homeTimesPerDay,
                tree["home_times_per_day"].integer)
            comparison.check(
                "\(label) modalities", phase.modalities, tree["modalities"].items.map(\.text))
            for (key, held, name) in shownFigures(of: phase) {
                comparison.check("\(label) \(key)", .leaf(held), tree[name], isShown: true)
            }
            compareExercises(label, phase, tree["exercises"].items)
        }
    }

    private func shownFigures(of phase: Phase) -> [(String, String, String)] {
        [
            ("weeks", "\(phase.weeks)", "weeks"),
            ("sessionsPerWeek", "\(phase.sessionsPerWeek)", "sessions_per_week"),
            ("sessions", "\(phase.sessions)", "supervised_sessions"),
            ("minutes", "\(phase.minutes)", "minutes"),
            ("minDaysBetween", "\(phase.minDaysBetween)", "min_days_between"),
            ("homePerWeek", "\(phase.homePerWeek)", "home_per_week"),
            ("optional", "\(phase.optional)", "optional"),
        ]
    }

    private mutating func compareExercises(_ label: String, _ phase: Phase, _ rows: [Tree]) {
        comparison.check(
            "\(label) number of exercises", phase.exercises.count, rows.count, isShown: true)
        for (dose, row) in zip(phase.exercises, rows) {
            let name = "\(label) \(row["name"].text)"
            for (key, held, column) in [
                ("sets", dose.amount.sets, "sets"), ("reps", dose.amount.reps, "reps"),
                ("holdSeconds", dose.amount.holdSeconds, "hold_s"),
                ("daysPerWeek", dose.amount.daysPerWeek, "days_per_week"),
            ] { comparison.check("\(name) \(key)", .leaf("\(held)"), row[column], isShown: true) }
            for (key, held, column) in [
                ("repsMax", dose.amount.repsMax, "reps_max"),
                ("durationMinutes", dose.amount.durationMinutes, "duration_min"),
                ("timesPerDay", dose.amount.timesPerDay, "times_per_day"),
            ] { comparison.check("\(name) \(key)", .leaf(held.map { "\($0)" } ?? ""), row[column]) }
            comparison.check("\(name) label", [dose.label], [row["name"].text])
            comparison.check(
                "\(name) progression", [dose.progression?.text ?? ""], [row["progression"].text])
            comparison.check(
                "\(name) evidence", marks(dose.evidence.text).sorted(),
                marks(row["tag"].text).sorted())
        }
    }

    private static let prose = [
        ("physio_role_note", "role-note"), ("icd10cm", "codes"), ("icd10cm_note", "codes-note"),
        ("signs_for", "signs-for"), ("signs_against", "signs-against"), ("variants", "variants"),
        ("cautions", "cautions"), ("discharge", "discharge"),
        ("expected_recovery", "expected-course"), ("escalate", "escalation"),
    ]

    /// Letters and figures of each paragraph in their order, and the marks of its evidence.
    private mutating func compareProse(_ id: String, _ wanted: Tree) throws {
        let plan = try Content.plan("causes/\(id).yaml")
        let fields = Self.prose.map { (wanted[$0.0], plan[$0.1], "\(id) \($0.1)") }
        let phases = zip(wanted["phases"].items, plan["phases"].items).enumerated().flatMap {
            index, pair in
            [
                ("progress_if", "progress-if"), ("stop_or_review_if", "stop-or-review-if"),
                ("evidence", "evidence"),
            ].map { (pair.0[$0.0], pair.1[$0.1], "\(id) phase \(index + 1) \($0.1)") }
        }
        for (old, new, name) in fields + phases {
            if new.sentences != old.sentences {
                comparison.check(name, [new.readable], [old.readable])
            }
            comparison.check("\(name) marks", new.marks.sorted(), old.marks.sorted())
        }
    }
}

extension EvidenceOfCauses {
    private mutating func compare(_ cause: PlanTemplate, _ block: Tree?) {
        let id = cause.id
        guard let medication = cause.medication, let block else {
            comparison.check(
                "\(id) medication", .leaf("\(cause.medication != nil)"), .leaf("\(block != nil)"))
            return
        }
        let shown = Set(
            cause.firstLine.map { "(1, '\($0.medicine.replacing("-", with: "_"))')" }
                + cause.secondLine.map { "(2, '\($0.medicine.replacing("-", with: "_"))')" }
        ).sorted()
        for (line, options, key) in [
            (1, medication.firstLine, "first_line"), (2, medication.secondLine, "second_line"),
        ] {
            compare("\(id) medicine line \(line)", line, options, block[key].items, shown)
        }
        let listed: [(String, [String], [String])] = [
            ("do-not", medication.doNot.map(\.what), block["do_not"].items.map { $0["what"].text }),
            (
                "do-not strengths", medication.doNot.map(\.strength),
                block["do_not"].items.map { $0["strength"].text }
            ),
            (
                "schedule days", medication.schedule.map { "\($0.day)" },
                block["schedule"].items.map { $0["day"].text }
            ),
            (
                "schedule", medication.schedule.map(\.what),
                block["schedule"].items.map { $0["what"].text }
            ),
            (
                "schedule anchors", medication.schedule.map { $0.anchor ?? "" },
                block["schedule"].items.map { kebab($0["anchor"].text) }
            ),
            ("medicine notes", [medication.notes.map(\.text).joined()], [block["notes"].text]),
            (
                "medicine uncertainty", [medication.uncertainty.map(\.text).joined()],
                [block["uncertainty"].text]
            ),
        ]
        for (key, held, wanted) in listed { comparison.check("\(id) \(key)", held, wanted) }
    }

    /// The options of one line; a medicine that the line lost is seen by the script too.
    private mutating func compare(
        _ label: String, _ line: Int, _ options: [MedicineOption], _ rows: [Tree], _ shown: [String]
    ) {
        for row in rows where !row["drug"].text.isEmpty {
            let drug = row["drug"].text
            if !shown.contains("(\(line), '\(drug.replacing("-", with: "_"))')") {
                comparison.check("\(label) \(drug)", shown, [drug], isShown: true)
            }
        }
        comparison.check(
            "\(label) order", options.map(\.medicine), rows.map { kebab($0["drug"].text) })
        for option in options {
            guard let row = rows.first(where: { kebab($0["drug"].text) == option.medicine }) else {
                continue
            }
            let name = "\(label) \(option.medicine)"
            comparison.check(
                "\(name) courseDays",
                option.course.compared,
                row["course_days"].items.map(\.text))
            comparison.check("\(name) reviewDay", option.reviewDay, row["review_day"].integer)
            comparison.check("\(name) note", [option.note], [row["note"].text])
        }
    }
}

extension CourseLength {
    /// As the evidence writes it.
    fileprivate var compared: [String] {
        switch self {
        case .days(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
        case .open: ["open"]
        }
    }
}
