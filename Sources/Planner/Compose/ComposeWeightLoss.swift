extension PlanOutline {
    /// Adds weigh-ins, if BMI and permission allow them.
    mutating func addWeightLoss(_ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices) {
        guard let weight = catalog.weight else { return }
        if let obstacle = weightObstacle(weight, facts, choices) {
            return explain(
                "weight loss", "Weigh-ins", included: false, because: obstacle,
                evidence: weight.evidence.text)
        }
        addWeighIns(weight)
        explainWeightLoss(weight, facts)
    }

    private mutating func addWeighIns(_ weight: WeightProgramme) {
        let all = weight.weighIns
        contacts += all.map {
            OutlineContact(
                kind: .weighIn, title: $0.title, day: $0.day, window: $0.window, form: $0.form,
                onlyRides: $0.isSent)
        }
        milestones.append(
            OutlineMilestone(
                kind: .weightTarget, day: weight.targetDay,
                title: "Weight target: \(weight.targetPercent.lowerBound) to "
                    + "\(weight.targetPercent.upperBound) % less than at the start"))
        for checkpoint in weight.checkpoints {
            milestones.append(
                OutlineMilestone(
                    kind: .weightCheck, day: checkpoint.day,
                    title: "Weight checkpoint: \(checkpoint.what)", words: checkpoint.words))
        }
        routines.append(
            OutlineRoutine(
                kind: .weighing, title: "Weigh yourself", detail: "Same day, same scales.",
                days: 0...(all.last?.day ?? 0), daysPerWeek: 1, timesPerDay: 1))
    }

    private mutating func explainWeightLoss(_ weight: WeightProgramme, _ facts: PlanFacts) {
        let all = weight.weighIns
        let sent = all.count(where: \.isSent)
        explain(
            "weight loss",
            "\(all.count) weigh-ins, on sessions where one is near; where none is, "
                + "\(all.count - sent) talks by phone and \(sent) weights sent from home scales",
            because: "BMI \(facts.bmi.map(oneDecimal) ?? "") is "
                + "\(oneDecimal(threshold(weight, facts))) or more, and the patient agreed",
            evidence: weight.evidence.text)
        explain(
            "weight loss",
            "\(plain(weight.pace.lowerBound)) to \(plain(weight.pace.upperBound)) kg a week, "
                + "\(weight.targetPercent.lowerBound) to \(weight.targetPercent.upperBound) % by day "
                + "\(weight.targetDay)", because: "the programme's pace and target",
            evidence: weight.evidence.text)
    }

    /// Why there are no weigh-ins; asks for what is missing.
    private mutating func weightObstacle(
        _ weight: WeightProgramme, _ facts: PlanFacts, _ choices: PlanChoices
    ) -> String? {
        guard choices.weightLoss else { return "it was left out" }
        guard days > 0 else { return "the plan has no treatment phase" }
        guard let bmi = facts.bmi else {
            questions.append(
                OutlineQuestion(
                    "Height and weight: they decide whether weight loss is offered.",
                    .heightAndWeight))
            return "the BMI is not known"
        }
        if bmi >= weight.lowerOverweightFrom, bmi < weight.overweightFrom,
            facts.lowerThresholds == nil
        {
            questions.append(
                OutlineQuestion(
                    "Family from a group with lower BMI thresholds: \(weight.lowerGroups)?",
                    .yesOrNo("lower_bmi_thresholds", first: false)))
            return "BMI \(oneDecimal(bmi)) lies between the lower and the general threshold"
        }
        guard bmi >= threshold(weight, facts) else {
            return "BMI \(oneDecimal(bmi)) is below \(oneDecimal(threshold(weight, facts)))"
        }
        if let age = facts.age, age < 18 { return "the patient is under 18" }
        if facts.isPregnant == true { return "the patient is pregnant" }
        switch facts.maySpeakOfWeight {
        case true?: return nil
        case false?: return "the patient does not want to speak of weight"
        case nil:
            questions.append(
                OutlineQuestion(
                    "May weight be spoken of?",
                    .yesOrNo("permission_to_discuss_weight", first: true)))
            return "permission to speak of weight has not been asked"
        }
    }
}

private func threshold(_ weight: WeightProgramme, _ facts: PlanFacts) -> Double {
    facts.lowerThresholds == true ? weight.lowerOverweightFrom : weight.overweightFrom
}

/// `31.2`
private func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
