package import CivilTime

/// What the answers to a list of questions say about its red flags.
package struct ScreeningSheet: Hashable, Sendable {
    /// The flags that the answers raise, each with the firmest action that they ask for.
    package let raised: [(flag: RedFlag, action: RedFlag.Action)]
    /// Ids of the flags that the answers decide, raised or not.
    package let covered: Set<String>
    /// The questions that are still to be asked, each with its flag: those of flags that nothing has decided
    /// yet.
    package let open: [(flag: RedFlag, question: ScreeningQuestion)]

    /// `answers` are by the id of the question. What is recorded about the patient answers the other
    /// questions, where it can; a yes stands whatever is recorded.
    package init(
        _ flags: [RedFlag], answers: [String: Bool], for details: PatientDetails, on day: Day,
        _ catalog: Catalog
    ) {
        let sheet = FactSheet(of: details, on: day, catalog)
        var known = answers
        for question in flags.flatMap(\.questions) {
            let told = answers[question.id]
            known[question.id] = told == true ? true : question.known(sheet, details, day) ?? told
        }
        let truths = flags.map { flag in (flag, flag.raisedWhen?.truth(known) ?? .unknown) }
        raised = flags.compactMap { flag in flag.raised(by: known).map { (flag, $0) } }
        covered = Set(truths.filter { $0.1 != .unknown }.map(\.0.id))
        open = truths.filter { $0.1 == .unknown }.map(\.0).flatMap { flag in
            flag.questions.filter { known[$0.id] == nil }.map { (flag, $0) }
        }
    }

    package static func == (left: ScreeningSheet, right: ScreeningSheet) -> Bool {
        left.raised.map(\.flag) == right.raised.map(\.flag)
            && left.raised.map(\.action) == right.raised.map(\.action)
            && left.covered == right.covered
            && left.open.map(\.question) == right.open.map(\.question)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(covered) }
}

extension ScreeningQuestion {
    /// The answer that is recorded; `nil` if the question has to be asked.
    fileprivate func known(_ sheet: FactSheet, _ details: PatientDetails, _ day: Day) -> Bool? {
        if let askedOf, askedOf.leavesOut(details, on: day) { return false }
        switch knownFrom?.truth(for: sheet) {
        case .yes: return true
        case .no: return false
        case .unknown, nil: return nil
        }
    }
}

extension Fact.Audience {
    /// Whether the question makes no sense for this patient. False while sex and age are unknown.
    package func leavesOut(_ details: PatientDetails, on day: Day) -> Bool {
        if let sex = details.sex, !sexes.contains(sex) { return true }
        if let age = details.age(on: day), !ages.contains(age) { return true }
        return false
    }
}
