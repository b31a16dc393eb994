import Planner

extension Entry {
    func activityProgramme() -> ActivityProgramme {
        let walking = inside("walking") { $0.walking() }
        return ActivityProgramme(
            walking: walking
                ?? .init(
                    rule: "", goal: "",
                    steps: .init(
                        startPercent: 0, risePercent: 1, goalMinutes: 0, goalDays: 1, firstDays: 1,
                        firstWeeks: 0, testWalks: 0), evidence: .custom),
            target: inside("target", required: false) {
                ActivityProgramme.Target(
                    aerobicMinutes: $0.integer("aerobic-min-week-moderate", 1...2_000),
                    vigorousMinutes: $0.integer("vigorous-alternative", 1...2_000),
                    strengthDays: $0.integer("strength-days", 0...7),
                    balanceDays: $0.integer("older-balance-days", 0...7), evidence: $0.evidence())
            },
            sitting: inside("sitting", required: false) {
                ActivityProgramme.Sitting(
                    promptMinutes: $0.integer("prompt-minutes", 1...600),
                    breakMinutes: $0.range("break-minutes", 0...60), evidence: $0.evidence())
            },
            coachOffsets: offsets("coach-offsets"), coachPlanning: offsets("coach-planning"),
            planning: contactForm("planning"), checking: contactForm("checking"),
            coachEvidence: evidence("coach-evidence"),
            returnGates: returnGates(), details: details())
    }

    private func walking() -> ActivityProgramme.Walking {
        ActivityProgramme.Walking(
            rule: text("rule"), goal: text("goal"),
            steps: WalkingSteps(
                startPercent: number("start-percent", 1...100),
                risePercent: number("rise-percent", 1...100),
                goalMinutes: number("goal-minutes", 1...600), goalDays: integer("goal-days", 1...7),
                firstDays: integer("first-days", 1...7), firstWeeks: integer("first-weeks", 0...52),
                testWalks: integer("test-walks", 1...10)),
            evidence: evidence())
    }

    private func returnGates() -> [ReturnGate] {
        let steps = ["work-light", "work-full", "run", "sport"]
        let items =
            inside("return-items", required: false) { entry in
                steps.map { step in
                    entry.value(step, required: false).flatMap {
                        entry.reference($0, .exerciseOrItem)
                    }
                }
            } ?? steps.map { _ in nil }
        return inside("return-gates", required: false) { entry in
            zip(steps, items).compactMap { step, item in
                let conditions = entry.texts(step)
                return conditions.isEmpty
                    ? nil : ReturnGate(step: step, conditions: conditions, item: item)
            }
        } ?? []
    }
}
