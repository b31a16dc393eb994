import CivilTime

extension QuitSchedule {
    /// The steps as doses of the medicine, from its first day on. If the product says so, how strong they are
    /// depends on the time of the first cigarette.
    func doses(of medicine: Medicine, _ product: QuitProduct, _ facts: PlanFacts) -> DoseSchedule {
        let steps = merged.map { step in
            DoseStep(
                MedicineDose(
                    amount: product.amount(of: step, medicine, facts), unit: medicine.unit,
                    rhythm: step.rhythm(of: medicine)), days: step.days.count)
        }
        guard let schedule = DoseSchedule(steps, advice: advice(product, facts, medicine)) else {
            return medicine.rhythm.usual
        }
        return medicine.rhythm.timed(schedule)
    }

    private func advice(
        _ product: QuitProduct, _ facts: PlanFacts, _ medicine: Medicine
    ) -> String? {
        var parts: [String] = []
        if let strength = product.strength, facts.minutesToFirstCigarette == nil {
            parts.append(
                "\(plain(strength.within)) mg if the first cigarette comes within "
                    + "\(plain(strength.minutes)) minutes of waking, else "
                    + "\(plain(strength.later)) mg")
        }
        if let step = merged.first, let least = step.minimumPerDay {
            parts.append("at least \(least) a day in the first \(step.days.count) days")
        }
        if let hours = product.hoursOn { parts.append("on for \(hours) hours") }
        let own = parts.isEmpty ? nil : parts.joined(separator: ", ")
        return own ?? medicine.rhythm.usual.advice
    }

    /// Steps with the same dose on following days are one.
    private var merged: [QuitStep] {
        var merged: [QuitStep] = []
        for step in steps {
            if let last = merged.last, last.isSameDose(as: step),
                last.days.upperBound + 1 == step.days.lowerBound
            {
                merged[merged.count - 1].days = last.days.lowerBound...step.days.upperBound
            } else {
                merged.append(step)
            }
        }
        return merged
    }
}

extension QuitProduct {
    fileprivate func amount(
        of step: QuitStep, _ medicine: Medicine, _ facts: PlanFacts
    ) -> ClosedRange<Double> {
        if let mg = step.mg { return mg...mg }
        guard let strength else { return medicine.amount ?? 1...1 }
        guard let minutes = facts.minutesToFirstCigarette else {
            return min(strength.later, strength.within)...max(strength.later, strength.within)
        }
        let mg = minutes <= strength.minutes ? strength.within : strength.later
        return mg...mg
    }
}

extension QuitStep {
    /// A step that has only a gap between doses, and no count or times, is taken when needed.
    fileprivate func rhythm(of medicine: Medicine) -> Rhythm {
        let clock = clock.compactMap { try? TimeOfDay(parsing: $0) }
        if !clock.isEmpty { return .regular(.everyDay, .at(clock)) }
        if let count = tablets ?? timesPerDay { return .regular(.everyDay, .times(count)) }
        return .asNeeded(
            most: medicine.rhythm.mostPerDay ?? medicine.rhythm.usual.steps[0].dose.rhythm.perDay,
            hoursApart: everyHours?.lowerBound)
    }
}
