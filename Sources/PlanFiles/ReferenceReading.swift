import Planner

extension Entry {
    func exercise() -> Exercise {
        let kinds = [
            "strength", "mobility", "stretch", "aerobic", "nerve", "balance", "control", "skill",
        ]
        return Exercise(
            id: identifier(), name: text("name"), kind: oneOf("kind", kinds) ?? "",
            how: optionalText("how"))
    }

    func outcomeMeasure() -> OutcomeMeasure {
        let points = -1_000.0...10_000
        return OutcomeMeasure(
            id: text("id"), name: text("name"), min: number("min", points),
            max: optionalNumber("max", points),
            higherIsBetter: oneOf("better", ["lower", "higher"]) == "higher",
            smallestChange: optionalNumber("smallest-change", points),
            smallestChangePercent: optionalNumber("smallest-change-percent", 0...100),
            evidence: evidence(), note: optionalStatement("note"))
    }

    func reviewRule() -> ReviewRule {
        ReviewRule(
            id: text("id"), change: choice("change", OutcomeChange.Verdict.self) ?? .unchanged,
            much: flag("much"), attendedBelow: optionalNumber("attended-below", 1...100),
            from: optionalNumber("from", 0...1) ?? 0,
            step: choice("proposal", ReviewStep.self) ?? .continue, because: text("because"),
            evidence: evidence())
    }

    func globalRule() -> GlobalRule {
        GlobalRule(id: text("id"), text: text("text"), evidence: evidence())
    }

    func source() -> Source {
        Source(
            id: text("id"), title: text("title"), short: optionalText("short"),
            year: optionalText("year"), organisation: optionalText("organisation"),
            address: optionalText("address"), readAs: optionalText("read-as"),
            grade: optionalText("grade"))
    }

    func warningSign() -> WarningSign {
        WarningSign(
            id: identifier(),
            urgency: oneOf(
                "urgency", ["emergency-now", "urgent-same-day-or-next", "soon-days"]) ?? "",
            topic: text("topic"), sign: text("sign"), origins: choices("origins"),
            classes: texts("classes"), evidence: evidence())
    }

    func privacyRule() -> PrivacyRule {
        PrivacyRule(
            rule: text("rule"), badExamples: texts("bad-examples"),
            goodExamples: texts("good-examples"), evidence: evidence())
    }

    func followUpLimits() -> FollowUpLimits {
        FollowUpLimits(
            doseBelow: number("dose-below", 1...100), doseFrom: integer("dose-from", 1...20),
            missesInARow: integer("misses-in-a-row", 1...20),
            silenceDays: integer("silence-days", 1...90),
            planEndsWithin: integer("plan-ends-within", 0...90),
            medicineEndsWithin: integer("medicine-ends-within", 0...90), evidence: evidence())
    }

    func ageLimits() -> AgeLimits {
        AgeLimits(
            template: range("template", 0...130), rules: ids("rules", .safetyRule, required: true),
            evidence: evidence())
    }
}
