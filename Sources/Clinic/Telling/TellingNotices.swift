import Planner

extension PatientBook {
    /// What to do while the treatment is stopped, and nothing of why.
    func stopNotice(takesMedicines: Bool) -> String {
        let texts: [PatientText] =
            [.noExercisesUntil] + (takesMedicines ? [.medicinesWhenStopped] : [])
        return
            ([teller.tell(.noticeStop, ["ring": teller.tell(.ringFirst)])]
            + texts.map { teller.tell($0) }).joined(separator: " ")
    }

    /// Today's facts forbid a medicine that is taken.
    func askFirst(_ medicine: PlannedMedicine) -> String {
        teller.tell(.noticeAskFirst, ["medicine": teller.name(of: medicine)])
    }

    /// A medicine was not begun again.
    func notice(of waiting: WaitingMedicine) -> String {
        teller.tell(
            .noticeWaits,
            ["medicine": teller.name(of: waiting.medicine), "date": teller.told(waiting.since)])
    }

    /// A session cannot be held as it is booked.
    func notice(of trouble: Trouble.Kind) -> String {
        switch trouble {
        case .stopped: teller.tell(.noticeRingFirst)
        case .patientAway: teller.tell(.noticeAway)
        case .therapistAbsent, .therapistLeft, .therapistHours, .closed, .room, .busy, .window,
            .authorisation:
            teller.tell(.noticeUnsettled)
        }
    }
}
