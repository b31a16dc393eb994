extension PlanOutline {
    /// The first option of the first line that anybody may propose, or those that were named.
    mutating func addMedicines(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        let options =
            template.firstLine.map { (1, $0) } + template.secondLine.map { (2, $0) }
        let known = options.map { $0.1.medicine }
        switch choices.medicines {
        case .none:
            explain(
                "medication", "Medicines", included: false,
                because: "none was wanted (--no-medicine)", evidence: "C")
        case .named(let ids):
            for id in ids {
                guard let (line, option) = options.first(where: { $0.1.medicine == id }) else {
                    throw .unknownMedicine(
                        id, cause: template.name, known: Array(Set(known)).sorted())
                }
                propose(option, line: line, catalog, because: "it was named")
            }
        case .firstLine:
            proposeFirst(of: options, catalog, facts)
        }
        for item in template.medication?.doNot ?? [] {
            explain(
                "medication", item.what, included: false,
                because: "the template says not to use it (\(item.strength))",
                evidence: item.evidence.text)
        }
    }

    private mutating func proposeFirst(
        of options: [(Int, MedicineOption)], _ catalog: Catalog, _ facts: PlanFacts
    ) {
        for (line, option) in options {
            guard let medicine = catalog.medicine(option.medicine) else { continue }
            if facts.currentMedicines.contains(medicine.id) {
                explain(
                    "medication", medicine.name, included: false,
                    because: "the patient takes it already", evidence: option.evidence.text)
            } else if medicine.specialistOnly {
                explain(
                    "medication", medicine.name, included: false,
                    because: "only a specialist starts it", evidence: option.evidence.text)
            } else {
                propose(
                    option, line: line, catalog,
                    because: "it comes first in line \(line) for \(template.name)")
                return
            }
        }
        if options.isEmpty {
            explain(
                "medication", "Medicines", included: false,
                because: "the template proposes none", evidence: "C")
        }
    }

    private mutating func propose(
        _ option: MedicineOption, line: Int, _ catalog: Catalog, because: String
    ) {
        guard let medicine = catalog.medicine(option.medicine) else { return }
        let stop = option.courseDays.upperBound
        medicines.append(
            OutlineMedicine(
                medicine: medicine.id, name: medicine.name, line: line, dose: medicine.doseText,
                stopDay: stop, reviewDay: option.reviewDay, evidence: option.evidence.text))
        milestones += [
            OutlineMilestone(
                kind: .medicineReview, day: option.reviewDay,
                title: "Medicine review: \(medicine.name)"),
            OutlineMilestone(
                kind: .medicineStop, day: stop, title: "Medicine stops: \(medicine.name)"),
        ]
        explain(
            "medication", "\(medicine.name), proposed",
            because: "\(because); a prescriber must check it against the patient's conditions and"
                + " other medicines, and confirm it, before it is taken",
            evidence: option.evidence.text)
    }
}
