import CivilTime
import Planner

extension StoreReading {
    func phase(_ stored: StoredRow) throws -> PlannedPhase {
        let row = stored.row
        let sql = "SELECT * FROM plannedExercise WHERE phase = ? ORDER BY position"
        let kept = try rows(.plannedExercise, sql, [stored.id])
        let isLeftOut = { (exercise: StoredRow) in exercise.row["leftOut"] as Int? == 1 }
        var phase = PlannedPhase(
            id: ID(try 1 + row["position"]), name: try row["name"], goal: try row["goal"],
            firstDay: try stored.day("firstDay"), weeks: try row["weeks"],
            sessions: try row["sessions"],
            sessionsPerWeek: try row["sessionsPerWeek"], minutes: try row["minutes"],
            minDaysBetween: try row["minDaysBetween"],
            exercises: try kept.filter { !isLeftOut($0) }.map { try $0.plannedExercise() })
        phase.leftOut = try kept.filter(isLeftOut).map { try $0.plannedExercise() }
        phase.extraDays = row["extraDays"] ?? 0
        phase.doseFrom = try stored.optionalDay("doseFrom")
        phase.skill = skill(row["skill"])
        return phase
    }

    private func skill(_ text: String?) -> NeededSkill {
        guard let text else { return .notKept }
        return text.isEmpty ? .none : .named(text)
    }
}

extension StoreWriting {
    func insertPhase(_ phase: PlannedPhase, plan: Int64, of patient: Int64) throws {
        let id = try insert(
            .plannedPhase, of: patient,
            [
                "plan": plan, "position": phase.id.number - 1, "name": phase.name,
                "goal": phase.goal, "firstDay": phase.firstDay.description, "weeks": phase.weeks,
                "sessions": phase.sessions, "sessionsPerWeek": phase.sessionsPerWeek,
                "minutes": phase.minutes, "minDaysBetween": phase.minDaysBetween,
                "extraDays": phase.extraDays == 0 ? nil : phase.extraDays,
                "skill": stored(phase.skill), "doseFrom": phase.doseFrom?.description,
            ])
        for (position, exercise) in (phase.exercises + phase.leftOut).enumerated() {
            let values = exercise.values(
                phase: id, position: position, isLeftOut: position >= phase.exercises.count)
            try insert(.plannedExercise, of: patient, values)
        }
    }

    private func stored(_ skill: NeededSkill) -> String? {
        switch skill {
        case .none: ""
        case .named(let skill): skill
        case .notKept: nil
        }
    }
}

extension StoredRow {
    /// An exercise of a phase; what older versions did not keep is `nil`.
    func plannedExercise() throws -> PlannedExercise {
        let rules = (row["rules"] as String?)?.split(separator: ",").map(String.init) ?? []
        var exercise = PlannedExercise(
            name: try row["name"], dose: try row["dose"], progression: row["progression"],
            evidence: try row["evidence"], exercise: row["exercise"], amount: try amount("amount"),
            limits: lines("limits"), rules: rules)
        guard let id = exercise.exercise, let amount = exercise.amount else { return exercise }
        exercise.prescribed = PrescribedExercise(
            exercise: row["prescribed"] ?? id, label: row["prescribedName"] ?? exercise.name,
            amount: try self.amount("prescribedAmount") ?? amount, adds: lines("adds"),
            drops: lines("drops"),
            progression: row["prescribedProgression"] ?? exercise.progression,
            evidence: exercise.evidence)
        return exercise
    }

    private func amount(_ column: String) throws -> ExerciseAmount? {
        guard let text: String = row[column] else { return nil }
        guard let amount = AmountText.amount(text) else { throw unreadable(column) }
        return amount
    }

    private func lines(_ column: String) -> [String] {
        (row[column] as String?)?.split(separator: "\n").map(String.init) ?? []
    }
}

extension PlannedExercise {
    /// Its row in a phase.
    func values(phase: Int64, position: Int, isLeftOut: Bool) -> StoreWriting.Columns {
        let other = prescribed?.exercise == exercise ? nil : prescribed?.exercise
        let label = prescribed?.label == name ? nil : prescribed?.label
        let figures = prescribed?.amount == amount ? nil : prescribed?.amount
        let steps = prescribed?.progression == progression ? nil : prescribed?.progression
        return [
            "phase": phase, "position": position, "name": name, "dose": dose,
            "progression": progression, "evidence": evidence, "exercise": exercise,
            "amount": amount.map(AmountText.text), "limits": text(limits),
            "rules": rules.isEmpty ? nil : rules.joined(separator: ","),
            "adds": text(prescribed?.adds), "drops": text(prescribed?.drops), "prescribed": other,
            "prescribedName": label, "prescribedAmount": figures.map(AmountText.text),
            "prescribedProgression": steps, "leftOut": isLeftOut ? 1 : nil,
        ]
    }

    private func text(_ lines: [String]?) -> String? {
        guard let lines, !lines.isEmpty else { return nil }
        return lines.joined(separator: "\n")
    }
}
