// Whoever has left takes no sessions.

extension SlotCheck {
    var therapistLeft: RuleViolation {
        .init(
            rule: .therapistLeft, detail: "\(slot.therapist) has left and takes no sessions.")
    }
}
