import PlanTree
import Planner

extension Entry {
    func weightProgramme() -> WeightProgramme {
        WeightProgramme(
            coreOffsets: offsets("core-offsets"),
            maintenanceOffsets: offsets("maintenance-offsets"),
            overweightFrom: number("overweight-from", 15...60),
            lowerOverweightFrom: number("lower-overweight-from", 15...60),
            lowerGroups: text("lower-groups"), targetDay: integer("target-day", 1...3_650),
            targetPercent: range("target-percent", 0...100),
            pace: numbers("pace-kg-week", 0...10) ?? 0...0,
            checkpoints: each("checkpoints") {
                CheckDay(
                    day: $0.integer("offset", 0...3_650), what: $0.text("what"),
                    words: $0.patientText(), evidence: $0.evidence())
            },
            weighing: contactForm("weighing"), talk: contactForm("talk"),
            talkEach: integer("talk-each", 1...52), evidence: evidence(),
            details: details())
    }

    /// What is shown and not computed with: any keys, any depth.
    func details(_ key: String = "details") -> [ProgrammeDetail] {
        value(key, required: false).map { $0.details() } ?? []
    }

    func offsets(_ key: String) -> [Int] {
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
            return mapping.map { key, value in with(value).detail(key.text ?? "") }
        }
        if let sequence = node.sequence { return sequence.map { with($0).detail("") } }
        return [detail("")]
    }

    private func detail(_ key: String) -> ProgrammeDetail {
        if let text = node.text { return .text(key: key, text) }
        return .list(key: key, details())
    }
}
