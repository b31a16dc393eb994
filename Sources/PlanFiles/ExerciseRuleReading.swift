import PlanTree
import Planner

extension Entry {
    func exerciseRule() -> ExerciseRule {
        let rule = SafetyRule(
            id: text("id"), title: text("title"),
            severity: choice("severity", FindingSeverity.self) ?? .contraindicated,
            tier: integer("tier", 1...2), when: value("when").flatMap(predicate) ?? .all([]),
            action: text("action"), scope: .exercise, evidence: evidence())
        return ExerciseRule(
            rule: rule, effect: choice("effect", ExerciseEffect.self) ?? .holdAll,
            need: value("need", required: false).flatMap { reference($0, .need) },
            unless: value("unless", required: false).flatMap(predicate),
            target: inside("applies-to") { $0.exerciseTarget() } ?? ExerciseTarget(),
            limit: inside("limit", required: false) { $0.exerciseLimit() } ?? ExerciseLimit(),
            patient: inside("patient") { $0.patientWords() } ?? PatientWords(en: "", de: ""),
            liftedBy: optionalText("lifted-by"), presumed: Set(ids("presumes", .fact)))
    }

    private func exerciseTarget() -> ExerciseTarget {
        let target = ExerciseTarget(
            everything: flag("everything"), tags: Set(ids("tags", .exerciseTag)),
            exercises: Set(ids("exercises", .exerciseOrItem)))
        if !target.everything, target.tags.isEmpty, target.exercises.isEmpty {
            place.report(
                "The rule applies to nothing.", "Name 'tags' or 'exercises', or 'everything: true'."
            )
        }
        return target
    }

    func patientWords() -> PatientWords { PatientWords(en: text("en"), de: text("de")) }

    /// Figures by the id of their kind, and `words`.
    private func exerciseLimit() -> ExerciseLimit {
        var limit = ExerciseLimit(words: texts("words"))
        for (key, node) in place.node.mapping ?? [] {
            guard let name = key.text, name != "words" else { continue }
            let at = place.with(node)
            _ = value(name)
            _ = reference(place.with(key), .limitKind)
            limit.figures[name] = at.number("'\(name)'", 0...1_000)
        }
        return limit
    }

    func exerciseTag() -> ExerciseTag {
        ExerciseTag(id: text("id"), name: text("name"), undecided: optionalText("undecided"))
    }

    func activityItem() -> ActivityItem {
        ActivityItem(
            id: text("id"), name: text("name"),
            tags: Set(ids("tags", .exerciseTag, required: true)))
    }

    func limitKind() -> LimitKind {
        LimitKind(
            id: text("id"), bound: choice("bound", LimitKind.Bound.self) ?? .atMost,
            words: patientWords(), onlyWith: Set(ids("only-with", .exerciseTag)),
            saidBy: Set(texts("said-by")))
    }

    func limitWords() -> LimitWords {
        LimitWords(
            words: patientWords(), onlyWith: Set(ids("only-with", .exerciseTag)),
            saidBy: Set(texts("said-by")))
    }

    /// By exercise: another one, `none`, or a limit.
    func replacementTable() -> ReplacementTable {
        var instead: [String: Substitute] = [:]
        let need = text("need")
        let rows = value("instead")
        for (key, node) in rows?.node.mapping ?? [] {
            guard let rows, let id = reference(rows.with(key), .exerciseOrItem) else { continue }
            let at = rows.with(node)
            if node.mapping != nil {
                let limit = inside(at, "A limit") { $0.exerciseLimit() }
                instead[id] = .limited(limit ?? ExerciseLimit())
            } else if node.text == "none" {
                instead[id] = .nothing
            } else if let other = reference(at, .exerciseOrItem) {
                instead[id] = .exercise(other)
            }
        }
        return ReplacementTable(need: need, instead: instead)
    }

    /// Sets, repetitions and times of an exercise, without days.
    func usualAmount() -> ExerciseAmount {
        ExerciseAmount(
            sets: integer("sets", 1...20), reps: integer("reps", 1...200),
            repsMax: optionalInteger("reps-max", 1...200),
            holdSeconds: optionalInteger("hold-seconds", 0...3_600) ?? 0,
            durationMinutes: optionalInteger("duration-minutes", 1...240))
    }

    func intervalDose() -> IntervalDose {
        let dose = IntervalDose(
            warmUpMinutes: integer("warm-up-minutes", 0...60), bouts: integer("bouts", 2...20),
            boutMinutes: integer("bout-minutes", 1...30),
            boutPercent: range("bout-percent", 30...100),
            betweenMinutes: integer("between-minutes", 1...30),
            betweenPercent: range("between-percent", 20...100),
            coolDownMinutes: integer("cool-down-minutes", 0...60),
            leastPercent: integer("least-percent", 30...100),
            instead: inside("instead") { entry in
                IntervalDose.EvenEffort(
                    minutes: entry.range("minutes", 1...240),
                    percent: entry.range("percent", 20...100),
                    daysPerWeek: entry.integer("days-per-week", 1...7))
            } ?? .init(minutes: 1...1, percent: 20...20, daysPerWeek: 1))
        _ = evidence()
        if let total = optionalInteger("total-minutes", 1...240), total != dose.minutes {
            value("total-minutes")?.report(
                "'total-minutes' is \(total), but its parts make \(dose.minutes).",
                "Correct one of them.")
        }
        return dose
    }
}
