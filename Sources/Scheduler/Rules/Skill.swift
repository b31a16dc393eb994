// A session that asks for a skill is with somebody who has it.

extension Board {
    func hasSkill(_ skill: String?, therapist: Int) -> Bool {
        guard let skill, !lifted.contains(.skill) else { return true }
        return therapists[therapist].skills.contains(skill)
    }
}

extension SlotCheck {
    func skill(_ therapist: TherapistDiary) -> RuleViolation? {
        guard let skill = request.skill, !therapist.skills.contains(skill) else { return nil }
        let words = "\(therapist.name) does not have the skill '\(skill)'."
        return .init(rule: .skill, detail: words)
    }
}

extension RuleSentence {
    func skill(_ skill: String) -> String {
        diary.therapists.contains { $0.skills.contains(skill) }
            ? "No therapist with the skill '\(skill)' is free then."
            : "No therapist has the skill '\(skill)'."
    }
}
