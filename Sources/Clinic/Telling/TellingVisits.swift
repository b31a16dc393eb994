import Planner

extension PatientBook {
    /// What happens in a session, and what else is done in it.
    func lines(of session: Session) -> [String] {
        [session.details.text].compactMap { $0 } + texts(of: session).map { teller.tell($0) }
    }

    /// The sentences about what happens in it.
    func texts(of session: Session) -> [PatientText] {
        let details = session.details
        let texts =
            [how(details.mode), text(of: details)].compactMap(\.self)
            + details.tasks.compactMap { $0.words ?? text(of: $0.kind, details.mode) }
        return texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What a session is called: `Physiotherapy, session 5 of 12`.
    func title(of session: Session) -> String {
        let details = session.details
        var title = teller.tell(self.title(of: details))
        if let (number, of) = details.count {
            title = teller.tell(
                .titleNumber, ["title": title, "n": "\(number)", "of": "\(of)"])
        }
        return self.title(title, held: details.mode)
    }

    /// With how it is held, where that is not in the clinic.
    func title(_ title: String, held mode: Session.Mode) -> String {
        let text: PatientText? =
            switch mode {
            case .clinic: nil
            case .phone: .titlePhone
            case .video: .titleVideo
            case .home: .titleHome
            }
        return text.map { teller.tell($0, ["title": title]) } ?? title
    }

    private func how(_ mode: Session.Mode) -> PatientText? {
        switch mode {
        case .clinic: nil
        case .phone: .sessionPhone
        case .video: .sessionVideo
        case .home: .sessionHome
        }
    }

    func title(of details: SessionDetails) -> PatientText {
        switch details.kind {
        case .review where details.isForFirstMeasures: .titleAssessment
        case .assessment: .titleAssessment
        case .physiotherapy where details.seat != nil: .titlePhysiotherapyClass
        case .physiotherapy: .titlePhysiotherapy
        case .review: .titleReview
        case .weighIn: .titleWeighIn
        case .quitSupport: .titleQuitSupport
        case .monitoring: .titleMonitoring
        }
    }

    /// `nil` where what is done in it says it all.
    private func text(of details: SessionDetails) -> PatientText? {
        let isRemote = details.mode.isRemote
        switch details.kind {
        case .physiotherapy where details.number == 1: return .sessionPhysiotherapyFirst
        case .physiotherapy where details.number != nil && details.number == details.of:
            return .sessionPhysiotherapyLast
        case .physiotherapy: return .sessionPhysiotherapy
        case .assessment: return .sessionPhysiotherapyFirst
        case .review where details.isForFirstMeasures: return nil
        case .review: return isRemote ? .sessionReviewPhone : .sessionReview
        case .weighIn: return isRemote ? .taskWeighInHome : .sessionWeighIn
        case .quitSupport: return isRemote ? .sessionQuitSupportPhone : .sessionQuitSupport
        case .monitoring: return .sessionMonitoring
        }
    }

    /// Red flags are asked for; nobody announces it.
    private func text(of kind: SessionTask.Kind, _ mode: Session.Mode) -> PatientText? {
        switch kind {
        case .review: .taskReview
        case .weighIn: mode.isRemote ? .taskWeighInHome : .taskWeighIn
        case .quitSupport: .taskQuitSupportWeek
        case .coaching: .taskCoaching
        case .outcome: .taskOutcome
        case .redFlagCheck: nil
        }
    }

    /// What to bring to the next session, each thing once.
    func bring(to session: Session?) -> [String] {
        session.map(bringing)?.map { teller.tell($0) } ?? []
    }

    /// The sentences about what to bring, and whom to tell who cannot come.
    func bringing(to session: Session) -> [PatientText] {
        guard session.details.mode == .clinic else { return [.bringLate] }
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
        return texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension SessionDetails {
    /// Whether it is held for the first measures alone: nothing was treated yet that could be reviewed.
    fileprivate var isForFirstMeasures: Bool {
        !tasks.isEmpty && tasks.allSatisfy(\.isBaseline)
    }
}
