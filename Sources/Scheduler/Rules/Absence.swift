import CivilTime

// Nobody treats while away.

extension Board {
    mutating func keepAbsencesFree(_ index: Int) {
        for time in therapists[index].absences { clear(time, in: &free[index]) }
    }
}

extension SlotCheck {
    func absence(_ therapist: TherapistDiary) -> RuleViolation? {
        therapist.absences.filter(time.overlaps).min { $0.start < $1.start }.map {
            .init(rule: .absence, detail: therapist.sentence(of: $0))
        }
    }
}

extension TherapistDiary {
    /// `Ana Silva is away 2026-12-07 to 2026-12-11.`, or `Ana Silva has Team meeting, 2026-12-07 12:00-13:00.`
    fileprivate func sentence(of absence: Interval<LocalTime>) -> String {
        meetings[absence].map { "\(name) has \($0), \(absence.words)." }
            ?? "\(name) is away \(absence.words)."
    }
}

extension RuleSentence {
    func absences(in window: ClosedRange<Day>) -> String {
        let low = LocalTime(window.lowerBound, .midnight)
        let high = LocalTime(window.upperBound + 1, .midnight)
        guard let span = Interval(low, high) else { return "" }
        var sentences: [String] = []
        for therapist in diary.therapists.sorted(by: { $0.id < $1.id }) {
            if let only = request.patient.onlyTherapist, only != therapist.id { continue }
            let there = therapist.absences.filter { $0.overlaps(span) }
                .sorted { $0.start < $1.start }
            let away = there.filter { therapist.meetings[$0] == nil }
                .map { words($0.start.day, ($0.end + -1).day) }
                .reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
            let meetings = Set(there.compactMap { therapist.meetings[$0] }).sorted()
            let parts =
                (away.isEmpty ? [] : ["is away \(away.joined(separator: ", "))"])
                + (meetings.isEmpty ? [] : ["has \(meetings.joined(separator: ", "))"])
            guard !parts.isEmpty else { continue }
            sentences.append("\(name(therapist.id)) \(parts.joined(separator: " and ")).")
        }
        return sentences.isEmpty
            ? "A therapist is away at the times left." : sentences.joined(separator: " ")
    }
}
