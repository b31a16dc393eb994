import CivilTime

// Sessions lie wholly inside their therapist's hours; breaks are gaps in the hours.

extension Board {
    mutating func keepTherapistHours(_ index: Int) {
        let timetable = therapists[index].timetable
        let week = slotsByWeekday(timetable.first)
        for day in 0..<dayCount {
            let slots =
                timetable.isWeekly ? week[weekday(day)] : self.slots(in: timetable[first + day])
            free[index][day] = free[index][day] & slots
        }
    }
}

extension SlotCheck {
    func therapistHours(_ therapist: TherapistDiary) -> RuleViolation? {
        let timetable = therapist.timetable
        guard !covers({ timetable[$0] }) else { return nil }
        let words =
            outlasted(timetable[day]).map { "\(therapist.name) works only until \($0)." }
            ?? "\(therapist.name) does not work at \(when)."
        return .init(rule: .therapistHours, detail: words)
    }
}

extension RuleSentence {
    /// Of those who could treat, who works when the patient can come, and why that does not do.
    func therapistHours(_ kind: SessionKind, minutes: Int) -> String {
        let only = request.patient.onlyTherapist
        let working = diary.therapists.filter { therapist in
            (only ?? therapist.id) == therapist.id
                && (kind.skill.map(therapist.skills.contains) ?? true)
                && !therapist.allHours.common(with: open).isEmpty
        }
        guard let first = working.first else {
            let nobody = only.map { "\(name($0)) has no hours" } ?? "No therapist with hours"
            return "\(nobody) on the patient's free \(patientTimes)."
        }
        let hours = working.reduce(WeeklyHours.none) {
            $0.joined(with: $1.allHours.common(with: open))
        }
        let who = working.count == 1 ? "\(name(first.id)) works" : "therapists work"
        let longest = hours.ranges.values.joined().map { $0.end.minutes - $0.start.minutes }.max()
        let why =
            longest ?? 0 < minutes ? "too short for \(minutes) minutes" : "and nothing is free then"
        return "On the patient's free \(patientTimes) \(who) only \(hours), \(why)."
    }

    /// When the patient can come and the clinic is open.
    private var open: WeeklyHours {
        request.patient.availability.common(with: diary.openingHours)
    }

    /// "mornings", or "Mon 08:00-10:00" when no part of the day covers it.
    private var patientTimes: String {
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

extension TherapistDiary {
    /// Of every week and day in which the therapist may work.
    fileprivate var allHours: WeeklyHours {
        let all =
            later.flatMap(\.hours.parts).map(\.hours)
            + extra.compactMap { span in
                Interval(span.start.time, span.end.time).map {
                    WeeklyHours(ranges: [span.start.day.weekday: [$0]])
                }
            }
        return all.reduce(hours) { $0.joined(with: $1) }
    }
}
