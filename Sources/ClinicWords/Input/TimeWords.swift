package import CivilTime
package import Clinic

extension LocalTime {
    /// Reads `2026-12-01T09:30`, or a day as `Day(telling:)` does, which gets the time `time`.
    ///
    /// - Throws: `Failure` where the text is none of these, with the part that is wrong.
    package init(telling text: String, today: Day, at time: TimeOfDay) throws(Failure) {
        if let local = try? LocalTime(parsing: text) {
            self = local
        } else if let day = try? Day(telling: text, today: today) {
            self.init(day, time)
        } else {
            throw Failure(
                .usage, LocalTime.problem(of: text),
                remedy: """
                    Write a date and a time like 2026-12-01T09:30, or a date alone like 2026-12-01, \
                    today, tomorrow, +3d, +2w, mon … sun.
                    """)
        }
    }

    /// Which part of it is wrong.
    private static func problem(of text: String) -> String {
        if (try? TimeOfDay(parsing: text)) != nil { return "'\(text)' is a time without a date." }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        let isTimed = parts.count == 2 && text.first?.isNumber == true
        do throws(CivilTimeError) {
            _ = try Day(parsing: isTimed ? parts[0] : text)
        } catch {
            return error.problem
        }
        return "'\(isTimed ? parts[1] : text)' is not a time."
    }
}

extension NewStart {
    /// Reads `2026-12-03T10:15`, or a day alone as `Day(telling:today:)` does.
    ///
    /// - Throws: `Failure` where the text is neither a day nor a time.
    package init(telling text: String, today: Day) throws(Failure) {
        if let day = try? Day(telling: text, today: today) {
            self = .day(day)
        } else {
            self = .time(try LocalTime(telling: text, today: today, at: .midnight))
        }
    }
}

extension Clinic {
    /// The time from one word to another: a date alone is a whole day, and the last one is included.
    ///
    /// - Throws: `Failure` where a word is no time, or the end is not after the start.
    package func absenceSpan(
        from: String, to: String
    ) throws(Failure) -> Interval<LocalTime> {
        let start = try LocalTime(telling: from, today: today, at: .midnight)
        let end = try LocalTime(telling: to, today: today, at: .endOfDay)
        guard let span = Interval(start, end) else {
            let (last, first) = (said(to, as: end), said(from, as: start))
            throw Failure(
                .usage, "The absence ends (\(last)) before it begins (\(first)).",
                remedy: "Write the earlier time after \(say: [.from: .bare]).")
        }
        return span
    }

    /// A day where a day was written, else the time.
    private func said(_ text: String, as time: LocalTime) -> String {
        if let day = try? Day(telling: text, today: today) { "\(day)" } else { "\(time)" }
    }

    /// The plan as it stood at the end of a day, or at a time of it.
    ///
    /// - Throws: `Failure` where the text is no time; else as `pastPlan(_:asOf:said:)`.
    package func pastPlan(_ text: String, asOf time: String) throws -> PastPlan {
        let lastMinute = try TimeOfDay(hour: 23, minute: 59)
        return try pastPlan(
            text, asOf: LocalTime(telling: time, today: today, at: lastMinute), said: time)
    }
}

extension Interval<LocalTime> {
    /// Reads hours of one day, like `2026-12-12 09:00-12:00`.
    ///
    /// - Throws: `Failure` where the text is none of these.
    package init(tellingHours text: String, today: Day) throws(Failure) {
        let words = text.split(separator: " ").map(String.init)
        let ends = words.last.map { $0.split(separator: "-").map(String.init) } ?? []
        guard words.count == 2, ends.count == 2,
            let day = try? Day(telling: words[0], today: today),
            let start = try? TimeOfDay(parsing: ends[0]),
            let end = try? TimeOfDay(parsing: ends[1]),
            let span = Interval(LocalTime(day, start), LocalTime(day, end))
        else {
            throw Failure(
                .usage, "'\(text)' is no day with its hours.",
                remedy: "Write both, like \"2026-12-12 09:00-12:00\".")
        }
        self = span
    }
}
