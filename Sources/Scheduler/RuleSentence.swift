import CivilTime
import Planner

/// Says in a sentence how a rule keeps a session out of a stretch of days.
struct RuleSentence {
    let diary: Diary
    let request: PlanRequest

    func text(
        _ rule: Rule, window: ClosedRange<Day>, kind: SessionKind, minutes: Int
    ) -> String {
        switch rule {
        case .openingHours: "The clinic is not open when it would fit."
        case .closedDay: closed(in: window)
        case .unusableTime: "The clocks change at the only time left."
        case .patientAvailability: "The patient can only come \(patientHours)."
        case .blockedDay: "The patient cannot come \(days(request.patient.blocked, in: window))."
        case .patientBusy: busy(in: window)
        case .skill: skill(kind.skill ?? "")
        case .onlyTherapist: only
        case .therapistHours: hours
        case .absence: absences(in: window)
        case .therapistBusy: "\(who) is booked at the times left."
        case .maxPerDay: "\(who) has no session left on the days that would fit (daily maximum)."
        case .room: "No room is free for \(minutes) minutes at the times left (room full)."
        case .minDaysBetween: "The free days lie too close together for the rest days asked for."
        case .planWeek: "The free days do not lie in the weeks that need a session."
        case .startWindow: "It fits only with a later start."
        case .horizon: "It does not end by the last day allowed."
        case .reviewTolerance: "A review has no free time near its day."
        case .riderWindow: "A contact has no free time on its days."
        }
    }

    private func busy(in window: ClosedRange<Day>) -> String {
        guard request.patient.tooSoon.contains(where: { window.contains($0.start.day) }) else {
            return "The patient has other appointments at the times left."
        }
        return "At the times left the patient has other appointments, or cannot be asked in time."
    }

    private var patientHours: String {
        let hours = request.patient.availability
        return hours == .always ? "at any time" : hours.description
    }

    private var who: String {
        if let id = request.patient.onlyTherapist { return name(id) }
        return diary.therapists.count == 1
            ? name(diary.therapists[0].id) : "Every therapist who could treat"
    }

    private func name(_ id: ID<Therapist>) -> String {
        let name = diary.therapists.first { $0.id == id }?.name ?? "\(id)"
        return name == "\(id)" ? name : "\(name) (\(id))"
    }

    private var only: String {
        guard let id = request.patient.onlyTherapist else { return "" }
        return "Only \(name(id)) was asked for; others are free."
    }

    private var hours: String {
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

    private func skill(_ skill: String) -> String {
        diary.therapists.contains { $0.skills.contains(skill) }
            ? "No therapist with the skill '\(skill)' is free then."
            : "No therapist has the skill '\(skill)'."
    }

    private func closed(in window: ClosedRange<Day>) -> String {
        "The clinic is closed \(days(diary.closedDays, in: window))."
    }

    private func days(_ ranges: [ClosedRange<Day>], in window: ClosedRange<Day>) -> String {
        let near = ranges.filter { $0.overlaps(window) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        return near.map { words($0.lowerBound, $0.upperBound) }.joined(separator: ", ")
    }

    private func words(_ from: Day, _ to: Day) -> String {
        from == to ? "on \(from)" : "from \(from) to \(to)"
    }

    private func absences(in window: ClosedRange<Day>) -> String {
        let low = LocalTime(window.lowerBound, .midnight)
        let high = LocalTime(window.upperBound + 1, .midnight)
        guard let span = Interval(low, high) else { return "" }
        var sentences: [String] = []
        for therapist in diary.therapists.sorted(by: { $0.id < $1.id }) {
            if let only = request.patient.onlyTherapist, only != therapist.id { continue }
            let away = therapist.absences.filter { $0.overlaps(span) }
                .sorted { $0.start < $1.start }
                .map { words($0.start.day, ($0.end + -1).day) }
                .reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
            guard !away.isEmpty else { continue }
            sentences.append("\(name(therapist.id)) is away \(away.joined(separator: ", ")).")
        }
        return sentences.isEmpty
            ? "A therapist is away at the times left." : sentences.joined(separator: " ")
    }
}
