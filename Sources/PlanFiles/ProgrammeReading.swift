import Planner
import Yams

extension Entry {
    func weightProgramme() -> WeightProgramme {
        WeightProgramme(
            coreOffsets: offsets("core-offsets"),
            maintenanceOffsets: offsets("maintenance-offsets"),
            overweightFrom: number("overweight-from", 15...60),
            lowerOverweightFrom: number("lower-overweight-from", 15...60),
            lowerGroups: text("lower-groups"), targetDay: integer("target-day", 1...3_650),
            targetPercent: range("target-percent", 0...100), evidence: evidence(),
            details: details())
    }

    func smokingProgramme() -> SmokingProgramme {
        SmokingProgramme(
            quitDays: range("quit-days", 0...365), quitRule: text("quit-rule"),
            sessions: each("sessions", required: true) { $0.quitContact() }, evidence: evidence(),
            details: details())
    }

    func activityProgramme() -> ActivityProgramme {
        let walking = inside("walking") {
            ActivityProgramme.Walking(
                rule: $0.text("rule"), goal: $0.text("goal"), evidence: $0.evidence())
        }
        return ActivityProgramme(
            walking: walking ?? .init(rule: "", goal: "", evidence: .custom),
            coachOffsets: offsets("coach-offsets"), coachEvidence: evidence("coach-evidence"),
            details: details())
    }

    /// What is shown and not computed with: any keys, any depth.
    func details(_ key: String = "details") -> [ProgrammeDetail] {
        value(key, required: false).map { $0.details() } ?? []
    }

    private func quitContact() -> SmokingProgramme.Contact {
        let contact = SmokingProgramme.Contact(
            name: text("name"), offset: integer("offset", -365...3_650),
            window: range("window", -365...3_650),
            measuresCO: value("measures-co")?.flag("'measures-co'") ?? false, evidence: evidence())
        if !contact.window.contains(contact.offset) {
            value("offset")?.report(
                "'offset' is \(contact.offset), outside its window of \(contact.window.lowerBound) "
                    + "to \(contact.window.upperBound).", "Correct one of the two.")
        }
        return contact
    }

    private func offsets(_ key: String) -> [Int] {
        let days = integers(key, -365...3_650)
        if zip(days, days.dropFirst()).contains(where: { $0 >= $1 }) {
            value(key)?.report("The days of '\(key)' do not ascend.", "Order them, each once.")
        }
        return days
    }
}

extension Place {
    fileprivate func details() -> [ProgrammeDetail] {
        if let mapping = node.mapping {
            return mapping.map { key, value in with(value).detail(key.scalar?.string ?? "") }
        }
        if let sequence = node.sequence { return sequence.map { with($0).detail("") } }
        return [detail("")]
    }

    private func detail(_ key: String) -> ProgrammeDetail {
        if let scalar = node.scalar { return .text(key: key, scalar.string) }
        return .list(key: key, details())
    }
}
