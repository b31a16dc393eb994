// Whoever has left takes no sessions, nor does who leaves after the last day.

extension SlotCheck {
    func therapistLeft(_ therapist: TherapistDiary?) -> RuleViolation? {
        guard let therapist else {
            return .init(
                rule: .therapistLeft, detail: "\(slot.therapist) has left and takes no sessions.")
        }
        guard let last = therapist.lastDay, day > last else { return nil }
        return .init(
            rule: .therapistLeft, detail: "\(therapist.name) leaves; the last day is \(last).")
    }
}
