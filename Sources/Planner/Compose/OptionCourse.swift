extension MedicineOption {
    /// The dose of this option, which may differ from the medicine's usual one.
    func schedule(of medicine: Medicine) -> DoseSchedule {
        var schedule = medicine.rhythm.usual
        // A lower dose by weight stays below what the option usually has.
        guard let amount = amount.map({ medicine.within($0) }) else { return schedule }
        for index in schedule.steps.indices { schedule.steps[index].dose.amount = amount }
        return schedule
    }

    /// What is taken with it, for the rules that ask about it.
    func beside(_ catalog: Catalog) -> [PlannedItem] {
        companions.compactMap { companion in
            catalog.medicine(companion.medicine).map {
                PlannedItem(medicine: $0, days: companion.course.longest)
            }
        }
    }

    /// Days of the reviews, counted from the first dose; the first is `first`. If the course has no end, they
    /// go on up to `last`.
    func reviews(first: Int, through last: Int) -> [Int] {
        let own = laterReviewDays
        guard let latest = own.max(), case .open(let every) = course else {
            return course.reviews(first: first, through: last) + own
        }
        return [first] + own + stride(from: latest + every, through: last, by: max(1, every))
    }
}

extension PlanOutline {
    /// Adds what is taken with a medicine, unless rules forbid it.
    mutating func addCompanions(
        of option: MedicineOption, _ medicine: Medicine, line: Int, _ catalog: Catalog,
        _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        for companion in option.companions {
            guard let beside = catalog.medicine(companion.medicine) else { continue }
            let item = PlannedItem(medicine: beside, days: companion.course.longest)
            let verdict = verdict(on: item, catalog, facts, choices)
            let blocking = verdict.blocking(overridden: choices.overridden)
            guard blocking.isEmpty else {
                leaveOut(
                    beside, of: "medication", for: blocking, verdict, facts, catalog,
                    adding: " \(medicine.name) asks for it: ask a prescriber.")
                continue
            }
            propose(
                companion, beside, line: line, because: "\(medicine.name) asks for it", verdict,
                facts, choices, catalog)
        }
    }
}

extension Medicine {
    /// An amount of one dose, but no more than one dose may hold.
    fileprivate func within(_ amount: ClosedRange<Double>) -> ClosedRange<Double> {
        guard let mostPerDose else { return amount }
        return min(amount.lowerBound, mostPerDose)...min(amount.upperBound, mostPerDose)
    }
}
