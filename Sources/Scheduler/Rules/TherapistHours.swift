import CivilTime

// Sessions lie wholly inside their therapist's hours; breaks are gaps in the hours.

extension Board {
    mutating func keepTherapistHours(_ index: Int) {
        let week = slotsByWeekday(therapists[index].hours)
        for day in 0..<dayCount { free[index][day] = free[index][day] & week[weekday(day)] }
    }
}

extension SlotCheck {
    func therapistHours(_ therapist: TherapistDiary) -> RuleViolation? {
        guard !covers(therapist.hours) else { return nil }
        let words =
            outlasted(therapist.hours).map { "\(therapist.name) works only until \($0)." }
            ?? "\(therapist.name) does not work at \(when)."
        return .init(rule: .therapistHours, detail: words)
    }
}

extension RuleSentence {
    var therapistHours: String {
        if let id = request.patient.onlyTherapist {
            return "\(name(id)) has no hours on the patient's free \(patientTimes)."
        }
        return "No therapist with hours on the patient's free \(patientTimes)."
    }

    /// "mornings", or "Mon 08:00-10:00" when no part of the day covers it.
    private var patientTimes: String {
        let open = request.patient.availability.common(with: diary.openingHours)
        let ranges = Weekday.allCases.flatMap { open[$0] }
        let parts: [(String, Int, Int)] = [
            ("mornings", 0, 720), ("afternoons", 720, 1020), ("evenings", 1020, 1440),
        ]
        for (name, low, high) in parts
        where !ranges.isEmpty
            && ranges.allSatisfy({ $0.start.minutes >= low && $0.end.minutes <= high })
        {
            return "\(name) (\(open))"
        }
        return ranges.isEmpty ? "times" : "times (\(open))"
    }
}
