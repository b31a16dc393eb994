import CivilTime

// A patient is at one place at a time, and has to be asked in time.

extension Board {
    mutating func keepPatientApart(_ busy: [Interval<LocalTime>]) {
        for time in busy { clear(time, in: &common) }
    }
}

extension SlotCheck {
    var patientBusy: RuleViolation? {
        let patient = request.patient
        if let other = patient.busy.filter(time.overlaps).min(by: { $0.start < $1.start }) {
            let words = "The patient has another appointment, \(other.words)."
            return .init(rule: .patientBusy, detail: words)
        }
        guard patient.tooSoon.contains(where: time.overlaps) else { return nil }
        let words = "It is too late to ask the patient to come then."
        return .init(rule: .patientBusy, detail: words)
    }
}

extension RuleSentence {
    func patientBusy(in window: ClosedRange<Day>) -> String {
        guard request.patient.tooSoon.contains(where: { window.contains($0.start.day) }) else {
            return "The patient has other appointments at the times left."
        }
        return "At the times left the patient has other appointments, or cannot be asked in time."
    }
}
