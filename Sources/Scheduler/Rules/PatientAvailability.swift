import CivilTime

// Sessions lie wholly inside the hours in which the patient can come.

extension Board {
    mutating func keepAvailability(_ hours: WeeklyHours) {
        let week = slotsByWeekday(hours)
        for day in common.indices { common[day] = common[day] & week[weekday(day)] }
    }
}

extension SlotCheck {
    var availability: RuleViolation? {
        let hours = request.patient.availability
        return covers(hours)
            ? nil : .init(rule: .patientAvailability, detail: "The patient can only come \(hours).")
    }
}

extension RuleSentence {
    var availability: String {
        let hours = request.patient.availability
        return "The patient can only come \(hours == .always ? "at any time" : hours.description)."
    }
}
