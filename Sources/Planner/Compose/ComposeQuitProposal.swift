extension PlanOutline {
    /// A long-acting and a short-acting aid together for those who agreed to stop, from the quit date on.
    mutating func proposeTogether(
        _ smoking: SmokingProgramme, quit: Int, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) throws(ComposeError) {
        let title = "A medicine that helps to stop"
        guard let proposal = smoking.proposal else {
            explain(
                "smoking cessation", title, included: false,
                because: "none was chosen", evidence: smoking.evidence.text)
            return
        }
        if let obstacle = proposalObstacle(proposal, facts, choices) {
            explain(
                "smoking cessation", title, included: false, because: obstacle,
                evidence: proposal.evidence.text)
            return
        }
        for id in proposal.medicines {
            try propose(id, proposal, smoking, quit: quit, catalog, facts, choices)
        }
    }

    /// Somebody who names a quit date has agreed to it.
    private mutating func proposalObstacle(
        _ proposal: QuitProposal, _ facts: PlanFacts, _ choices: PlanChoices
    ) -> String? {
        if case .none = choices.medicines { return "no medicine was wanted" }
        switch facts.sheet[flag: proposal.fact] {
        case true?: return nil
        case false?: return "the patient has not agreed to stop"
        case nil where choices.quitDay != nil: return nil
        case nil:
            questions.append(
                OutlineQuestion(
                    "Has the patient agreed to stop smoking? Then nicotine replacement is proposed",
                    .yesOrNo(proposal.fact, first: true)))
            return "it has not been asked whether the patient agrees to stop"
        }
    }

    /// Where a rule forbids it, nothing comes in its place.
    private mutating func propose(
        _ id: String, _ proposal: QuitProposal, _ smoking: SmokingProgramme, quit: Int,
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let medicine = catalog.medicine(id), medicine.proposal == .whenQuitting,
            let product = smoking.products.first(where: { $0.medicines.contains(id) })
        else { return }
        if facts.takes(medicine) {
            explain(
                "smoking cessation", medicine.name, included: false,
                because: "the patient takes it already", evidence: proposal.evidence.text)
            return
        }
        let schedule = try product.schedule(of: medicine, quit: quit, facts)
        let verdict = verdict(on: medicine, schedule, catalog, facts, choices)
        let blocking = verdict.blocking(overridden: [])
        guard blocking.isEmpty else {
            return leaveOut(
                medicine, of: "smoking cessation", for: blocking, verdict, facts, catalog)
        }
        add(
            product, schedule, medicine, quit: quit, facts,
            because: "the patient agreed to stop, and two kinds together help most", verdict,
            catalog, choices)
    }
}
