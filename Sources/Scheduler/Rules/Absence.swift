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
            .init(rule: .absence, detail: "\(therapist.name) is away \($0.words).")
        }
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
