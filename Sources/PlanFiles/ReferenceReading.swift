import Planner

extension Entry {
    func exercise() -> Exercise {
        let kinds = [
            "strength", "mobility", "stretch", "aerobic", "nerve", "balance", "control", "skill",
        ]
        return Exercise(
            id: identifier(), name: text("name"), kind: oneOf("kind", kinds) ?? "",
            how: optionalText("how"), tags: Set(ids("tags", .exerciseTag, required: true)),
            usual: inside("usual", required: false) { $0.usualAmount() })
    }

    func outcomeMeasure() -> OutcomeMeasure {
        let points = -1_000.0...10_000
        let minutes = optionalInteger("fill-in-minutes", 1...60)
        var measure = OutcomeMeasure(
            id: text("id"), name: text("name"), min: number("min", points),
            max: optionalNumber("max", points),
            higherIsBetter: oneOf("better", ["lower", "higher"]) == "higher",
            smallestChange: optionalNumber("smallest-change", points),
            smallestChangePercent: optionalNumber("smallest-change-percent", 0...100),
            decides: decides(), partOf: partOf(), isInPerson: flag("in-person"),
            evidence: evidence(), note: optionalStatement("note"))
        measure.fillInMinutes = minutes ?? 0
        return measure
    }

    /// Which of points and percent has to be reached; asked for where there are both.
    private func decides() -> OutcomeMeasure.Decides {
        let hasBoth =
            value("smallest-change", required: false) != nil
            && value("smallest-change-percent", required: false) != nil
        guard hasBoth || value("decides", required: false) != nil else { return .both }
        return choice("decides", OutcomeMeasure.Decides.self) ?? .both
    }

    private func partOf() -> String? {
        value("part-of", required: false).flatMap { reference($0, .outcomeMeasure) }
    }

    func reviewRule() -> ReviewRule {
        ReviewRule(
            id: text("id"), change: choice("change", OutcomeVerdict.self) ?? .unchanged,
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
        var limits = FollowUpLimits(
            doseBelow: number("dose-below", 1...100), doseFrom: integer("dose-from", 1...20),
            missesInARow: integer("misses-in-a-row", 1...20),
            silenceDays: integer("silence-days", 1...90),
            planEndsWithin: integer("plan-ends-within", 0...90),
            medicineEndsWithin: integer("medicine-ends-within", 0...90), evidence: evidence())
        limits.slowPhases = each("slow-phases") {
            FollowUpLimits.SlowPhase(
                perWeek: $0.number("per-week", 0...7), days: $0.integer("days", 1...120))
        }
        return limits
    }

    func waitingLimits() -> WaitingLimits {
        WaitingLimits(
            urgent: integer("urgent", 1...365), soon: integer("soon", 1...365),
            routine: integer("routine", 1...730), offerHours: integer("offer-hours", 1...168),
            timetableHours: integer("timetable-hours", 1...168),
            evidence: evidence())
    }

    func ageLimits() -> AgeLimits {
        AgeLimits(
            template: range("template", 0...130), rules: ids("rules", .safetyRule, required: true),
            evidence: evidence())
    }
}
