import Clinic
import Planner

extension CausePage: Drawn {
    /// A template as a clinician reads it, every figure with its mark and source.
    func lines(width: Int?) -> [String] {
        var lines = [
            "\(template.id)  \(template.name)",
            "origin \(template.origin.rawValue), \(template.type.rawValue), version "
                + "\(template.version), \(template.place.words)",
            "Marks: V read in the source, M from memory of it, C common practice.",
            "Physiotherapy: \(template.role)",
        ]
        lines += template.roleNote.map { "  \($0.told)" }
        for (index, phase) in template.phases.enumerated() {
            lines += [""] + Self.lines(phase, number: index + 1)
        }
        lines += [
            "",
            "Reviews in weeks \(template.reviewWeeks.map(String.init).joined(separator: ", ")); measures: "
                + template.outcomeMeasures.joined(separator: ", "),
        ]
        lines += medicines
        lines += Self.list("Signs for", template.signsFor)
        lines += Self.list("Signs against", template.signsAgainst)
        lines += Self.list("Cautions", template.cautions)
        lines += Self.list("Variants", template.variants)
        lines += Self.list("Discharge", template.discharge)
        lines += Self.list("Expected course", template.expectedCourse)
        lines += Self.list("Escalation", template.escalation)
        if !template.redFlags.isEmpty {
            lines += ["", "Red flags: " + template.redFlags.joined(separator: ", ")]
        }
        lines += ["", "ICD-10-CM"]
        lines += template.codes.map { "  \($0.code)  \($0.label)  [\($0.evidence.text)]" }
        lines += template.codesNote.map { "  \($0.told)" }
        lines += ["", "Sources"]
        lines += sources.map { source in
            "  \(source.id)  "
                + [source.short, source.title].compactMap { $0 }
                .joined(separator: ": ")
        }
        return lines
    }

    private static func lines(_ phase: Phase, number: Int) -> [String] {
        let dose = PhaseText.dose(phase.sessions, phase.sessionsPerWeek, phase.minutes)
        var lines = [
            "Phase \(number)\(phase.optional ? " (optional)" : ""): \(phase.name)",
            "  \(counted(phase.weeks, "week")), \(dose)"
                + "  [\(phase.evidence.sessions.figure)]",
            "  at least \(counted(phase.minDaysBetween, "day")) from one session to the next; home exercise "
                + "\(counted(phase.homePerWeek, "day")) a week",
            "  Goal: \(phase.goal)",
        ]
        if !phase.modalities.isEmpty {
            lines.append("  Beside exercise: \(phase.modalities.joined(separator: "; "))")
        }
        if let rest = phase.evidence.rest { lines.append("  Rest: \(rest.figure)") }
        for exercise in phase.exercises {
            let later = exercise.progression.map { "; later \($0.told)" } ?? ""
            lines.append(
                "  - \(exercise.label): \(exercise.amount.text)\(later)  [\(exercise.evidence.text)]"
            )
        }
        lines += phase.progressIf.map { "  Progress if \($0.told)" }
        lines += phase.stopOrReviewIf.map { "  Stop or review if \($0.told)" }
        return lines
    }

    private var medicines: [String] {
        guard let medication = template.medication else { return ["", "Medicines: none proposed"] }
        func lines(_ options: [MedicineOption], _ title: String) -> [String] {
            options.map { option in
                let name = catalog.medicine(option.medicine)?.name ?? option.medicine
                let note = option.note.isEmpty ? "" : "; \(option.note)"
                return
                    "  \(title): \(name), \(option.course.told), review day \(option.reviewDay)\(note)"
                    + "  [\(option.evidence.text)]"
            }
        }
        return ["", "Medicines (a prescriber decides)"]
            + lines(medication.firstLine, "first line")
            + lines(medication.secondLine, "second line")
            + medication.doNot.map {
                "  not: \($0.what) (\($0.strength))  [\($0.evidence.text)]"
            }
            + medication.schedule.map { "  check: \($0.told)" }
            + medication.notes.map { "  note: \($0.told)" }
            + medication.uncertainty.map { "  uncertain: \($0.told)" }
    }

    private static func list(_ title: String, _ statements: [Statement]) -> [String] {
        statements.isEmpty ? [] : ["", title] + statements.map { "  - \($0.told)" }
    }
}

extension CheckDay {
    /// `day 14, effect and blood pressure [A135 C]`.
    package var told: String {
        let from = anchor.map { " after \($0)" } ?? ""
        return "day \(day)\(from), \(what)" + (evidence.map { "  [\($0.text)]" } ?? "")
    }
}

extension Statement {
    /// What a figure rests on, without brackets: `twice a week, P68 V`.
    fileprivate var figure: String {
        [text, evidence?.text ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
