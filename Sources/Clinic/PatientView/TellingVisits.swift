import Planner

extension PatientBook {
    /// What happens in a session, and what else is done in it.
    func lines(of session: Session) -> [String] {
        let details = session.details
        let phone = details.mode == .phone ? [teller.tell(.sessionPhone)] : []
        return phone + [teller.tell(text(of: details))]
            + details.tasks.compactMap { task in
                (task.words ?? text(of: task.kind, details.mode)).map { teller.tell($0) }
            }
    }

    private func text(of details: SessionDetails) -> PatientText {
        switch details.kind {
        case .physiotherapy where details.number == 1: return .sessionPhysiotherapyFirst
        case .physiotherapy where details.number != nil && details.number == details.of:
            return .sessionPhysiotherapyLast
        case .physiotherapy: return .sessionPhysiotherapy
        case .assessment: return .sessionPhysiotherapyFirst
        case .review: return .sessionReview
        case .weighIn: return .sessionWeighIn
        case .quitSupport: return .sessionQuitSupport
        case .monitoring: return .sessionMonitoring
        }
    }

    /// Red flags are asked for; nobody announces it.
    private func text(of kind: SessionTask.Kind, _ mode: Session.Mode) -> PatientText? {
        switch kind {
        case .review: .taskReview
        case .weighIn: mode == .phone ? .taskWeighInHome : .taskWeighIn
        case .quitSupport: .taskQuitSupportWeek
        case .coaching: .taskCoaching
        case .outcome: .taskOutcome
        case .redFlagCheck: nil
        }
    }

    /// What to bring to the next session, each thing once.
    func bring(to session: Session?) -> [String] {
        guard let session, session.details.mode != .phone else { return [] }
        var texts: [PatientText] = [.bringAny, .bringShorts]
        if session.details.number == 1 { texts += [.bringFirst, .bringHelper] }
        for task in session.details.tasks {
            switch task.kind {
            case .weighIn: texts.append(.bringWeighing)
            case .quitSupport: texts.append(.bringQuitting)
            case .outcome: texts.append(.bringQuestions)
            case .coaching: texts.append(.bringWalking)
            case .review, .redFlagCheck: break
            }
        }
        texts += catalog.bring.filter { item in
            item.conditions.contains { facts.has(condition: $0) }
        }.map(\.text)
        texts.append(.bringLate)
        return texts.reduce(into: [PatientText]()) { if !$0.contains($1) { $0.append($1) } }
            .map { teller.tell($0) }
    }
}
