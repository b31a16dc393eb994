// Where one therapist is asked for, nobody else treats.

extension Board {
    /// Who may treat a patient, in order of id.
    func team(of patient: PatientLimits) -> [Int] {
        guard let only = patient.onlyTherapist, !lifted.contains(.onlyTherapist) else {
            return Array(therapists.indices)
        }
        return therapists.indices.filter { therapists[$0].id == only }
    }
}

extension SlotCheck {
    var onlyTherapist: RuleViolation? {
        let asked = [request.therapist, request.patient.onlyTherapist].compactMap { $0 }
        return asked.first { $0 != slot.therapist }.map {
            .init(rule: .onlyTherapist, detail: "Only \($0) was asked for, not \(slot.therapist).")
        }
    }
}

extension RuleSentence {
    var onlyTherapist: String {
        guard let id = request.patient.onlyTherapist else { return "" }
        return "Only \(name(id)) was asked for; others are free."
    }
}
