extension DoseLedger {
    /// In words: `9 of 12 in 6 weeks, 2 owed, last safe make-up week 7`.
    package var told: String { words(total, weeks, lastMakeUp) }
}

extension PhaseDose {
    /// In words: `9 of 12 in 6 weeks, 2 owed, last safe make-up week 7`.
    package var told: String { words(count, weeks, lastMakeUp) }
}

private func words(_ count: DoseCount, _ weeks: Int, _ limit: MakeUpLimit?) -> String {
    let span = weeks == 1 ? "1 week" : "\(weeks) weeks"
    guard count.prescribed > 0 || count.delivered > 0 else { return "none in \(span)" }
    var parts = ["\(count.delivered) of \(count.prescribed) in \(span)"]
    if count.unrecorded > 0 { parts.append("\(count.unrecorded) not recorded") }
    if count.owed > 0 {
        parts.append("\(count.owed) owed")
        if let limit {
            let passed = limit.isPast ? " has passed" : ""
            parts.append("last safe make-up week \(limit.week)\(passed)")
        }
    }
    return parts.joined(separator: ", ")
}
