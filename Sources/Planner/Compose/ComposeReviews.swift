extension PlanOutline {
    /// The measures at the first session, and the reviews that compare with them.
    mutating func addReviews(_ catalog: Catalog, _ choices: PlanChoices) {
        reviewWeeks = weeks(choices)
        takeTimes(catalog)
        addBaseline(catalog, choices)
        for week in reviewWeeks { addReview(week) }
    }

    /// Those of the template, counted from the phase with which the plan begins.
    private func weeks(_ choices: PlanChoices) -> [Int] {
        let past = template.phases.prefix(choices.firstPhase - 1)
            .filter { !$0.optional || choices.optionalPhases }.reduce(0) { $0 + $1.weeks }
        return past == 0
            ? template.reviewWeeks : template.reviewWeeks.map { $0 - past }.filter { $0 > 0 }
    }

    /// What needs a room comes first, in case sessions are full.
    mutating func orderContacts() {
        contacts = contacts.filter { !$0.form.isRemote } + contacts.filter(\.form.isRemote)
    }

    /// A review by phone would leave out what somebody has to see or to time.
    private mutating func takeTimes(_ catalog: Catalog) {
        guard let times = catalog.contactTimes else { return }
        review = times.review
        mostOnSession = times.mostOnSession
        longestContact = times.longestContact
        let tests = catalog.outcomeMeasures.filter {
            $0.isInPerson && template.outcomeMeasures.contains($0.id)
        }
        guard !tests.isEmpty, review.isRemote, !reviewWeeks.isEmpty else { return }
        review.isRemote = false
        explain(
            "review", "Reviews in the clinic",
            because: "\(tests.map(\.id).joined(separator: ", ")) cannot be done by phone",
            evidence: times.evidence.text)
    }

    private mutating func addBaseline(_ catalog: Catalog, _ choices: PlanChoices) {
        let measures = template.outcomeMeasures
        guard !measures.isEmpty, !reviewWeeks.isEmpty else { return }
        let list = measures.joined(separator: ", ")
        milestones.append(
            OutlineMilestone(
                kind: .outcomeDue, day: 0, title: "First outcome measures due: \(list)",
                measures: measures, isAtFirstSession: true))
        guard let first = phases.first else { return }
        let minutes = catalog.contactTimes?.baseline(onSessionOf: first.minutes) ?? 0
        // What takes minutes of its own is done with one patient, also where the plan begins in a class.
        let isAlone = minutes > 0 && inClass.contains(0)
        contacts.append(
            OutlineContact(
                kind: .outcome, title: "First outcome measures due: \(list)", day: 0,
                window: 0...6, form: ContactForm(minutes: max(5, minutes), rides: minutes),
                onlyRides: !isAlone, measures: measures))
        let place =
            isAlone
            ? "; the first session is in a class, so that they are taken in a visit of \(minutes) minutes"
            : minutes > 0 ? "; it is \(minutes) minutes longer for them" : ""
        explain(
            "review",
            isAlone
                ? "Outcome measures in the first week" : "Outcome measures at the first session",
            because: "the reviews compare with them" + place,
            evidence: catalog.contactTimes?.evidence.text ?? "C")
    }

    private mutating func addReview(_ week: Int) {
        let isAfter = week * 7 > days
        let alone = "a \(review.minutes)-minute contact" + (review.isRemote ? " by phone" : "")
        explain(
            "review", "Review of week \(week)",
            because: isAfter
                ? "the template asks for a follow-up after the last phase; \(alone)"
                : "the template asks for it; it is held at the nearest session within 7 days,"
                    + (review.rides > 0 ? " which is \(review.rides) minutes longer," : "")
                    + " else as \(alone) (G14)",
            evidence: "C")
        if isAfter {
            milestones.append(
                OutlineMilestone(
                    kind: .followUp, day: week * 7, title: "Follow-up of week \(week)"))
        }
        milestones.append(
            OutlineMilestone(
                kind: .outcomeDue, day: week * 7,
                title: "Outcome measures due: "
                    + template.outcomeMeasures.joined(separator: ", "),
                measures: template.outcomeMeasures))
    }
}
