import CivilTime

// Nothing lies on a day on which the patient cannot come.

extension Board {
    mutating func keepBlockedDaysFree(_ blocked: [ClosedRange<Day>]) {
        for range in blocked { clear(range) }
    }
}

extension SlotCheck {
    var blockedDay: RuleViolation? {
        request.patient.blocked.contains(where: touches)
            ? .init(rule: .blockedDay, detail: "The patient cannot come on \(day).") : nil
    }
}

extension RuleSentence {
    func blockedDays(in window: ClosedRange<Day>) -> String {
        "The patient cannot come \(days(request.patient.blocked, in: window))."
    }
}
