extension PatientTeller {
    /// What the patient reads about a milestone; `nil` for one that is only for those who treat.
    package func tell(_ milestone: Milestone, in plan: PlanDetails, _ catalog: Catalog) -> String? {
        told(milestone, in: plan, catalog).map { text in
            tell(text, values(for: milestone, in: plan, catalog))
        }
    }

    /// What stands over a milestone in a calendar, and what there is beside; `nil` for one that is only for those
    /// who treat. `isShared` is a calendar that others see.
    package func entry(
        _ milestone: Milestone, in plan: PlanDetails, _ catalog: Catalog, isShared: Bool
    ) -> (title: String, text: String?)? {
        guard milestone.kind.isForPatients, let text = told(milestone, in: plan, catalog) else {
            return nil
        }
        let values = values(for: milestone, in: plan, catalog)
        let whole = tell(text, values)
        guard isShared else {
            let heading = title(text, values)
            return (heading, heading == whole ? nil : whole)
        }
        let heading = neutral(text, values) ?? tell(.titleDoseOther)
        return (heading, isOpen(text) && heading != whole ? whole : nil)
    }

    /// The sentence about a milestone; `nil` if another one on the same day says more.
    private func told(
        _ milestone: Milestone, in plan: PlanDetails, _ catalog: Catalog
    ) -> PatientText? {
        let others = plan.milestones.filter { $0.day == milestone.day }
        switch milestone.kind {
        case .phaseEnd where others.contains { $0.kind == .planEnd }: return nil
        case .weightTarget where others.contains { $0.kind == .weightCheck && $0.words != nil }:
            return nil
        default: return text(of: milestone, in: plan, catalog)
        }
    }

    private func text(
        of milestone: Milestone, in plan: PlanDetails, _ catalog: Catalog
    ) -> PatientText? {
        if let words = milestone.words { return words }
        // What is taken only once, on this day, needs no end and no talk about it.
        if milestone.kind.isOfMedicine, let course = plan.medicine(of: milestone),
            course.firstDay == milestone.day, course.lastDay == milestone.day
        {
            return nil
        }
        switch milestone.kind {
        case .planStart: return .milestonePlanStart
        case .phaseEnd: return .milestonePhaseEnd
        case .planEnd: return .milestonePlanEnd
        case .quitDate: return .milestoneQuitDate
        case .medicineReview:
            let isOpen = plan.medicine(of: milestone).map { $0.lastDay == nil } ?? false
            return isOpen ? .milestoneMedicineJudge : .milestoneMedicineReview
        case .medicineStop:
            let course = plan.medicine(of: milestone)
            let isTapered =
                course.flatMap { course in
                    catalog.medicine(course.medicine)?.isTapered(course)
                } ?? false
            return isTapered ? .milestoneMedicineTaper : .milestoneMedicineStop
        case .weightTarget: return .milestoneWeightTarget
        case .weightCheck: return .milestoneWeighInHome
        case .outcomeDue: return .milestoneOutcomeDue
        case .followUp: return .milestoneFollowUp
        case .referral: return .milestoneReferral
        case .ring: return .milestoneRing
        case .askBeforeDose: return .milestoneAskBeforeDose
        case .safetyCheck, .returnGate: return nil
        }
    }

    private func values(
        for milestone: Milestone, in plan: PlanDetails, _ catalog: Catalog
    ) -> [String: String] {
        var values: [String: String] = [:]
        if let medicine = plan.medicine(of: milestone) {
            values["medicine"] = name(of: medicine)
        }
        if let phase = milestone.phase { values["n"] = "\(phase.number)" }
        values["of"] = "\(plan.phases.count)"
        if milestone.kind == .askBeforeDose {
            let asked = plan.medicines.filter { milestone.title.contains($0.name) }
            values["medicines"] = listed(asked.map(name(of:)))
        }
        values["minutes"] = "\(catalog.minutes(toFillIn: milestone.measures))"
        return values
    }

    /// As the patient calls a medicine of the plan.
    package func name(of medicine: PlannedMedicine) -> String {
        language.medicines[medicine.medicine]?.name ?? medicine.name
    }
}

extension Milestone.Kind {
    /// Whether a patient's calendar has it: ends of phases and what has to be possible before a return are for
    /// those who treat.
    fileprivate var isForPatients: Bool {
        switch self {
        case .planStart, .phaseEnd, .planEnd, .returnGate: false
        case .quitDate, .medicineReview, .medicineStop, .weightTarget, .weightCheck, .outcomeDue,
            .followUp, .safetyCheck, .referral, .ring, .askBeforeDose:
            true
        }
    }
}

extension Catalog {
    /// Minutes that a patient needs for questionnaires, at least 1.
    func minutes(toFillIn measures: [String]) -> Int {
        let each = measures.compactMap { id in
            outcomeMeasures.first { $0.id == id }?.fillInMinutes
        }
        return max(1, each.reduce(0, +))
    }
}
