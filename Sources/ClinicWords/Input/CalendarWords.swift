import Clinic
package import ClinicCalendar

extension Written {
    /// Reads how much a calendar gives away, what it holds, when it rings and how it names patients.
    ///
    /// - Throws: `Failure` for a word that is none of those to choose from, and for an alarm that is no time.
    package static func calendar(
        privacy: String, include: String = "sessions,routines,milestones", alarm: String,
        names: String? = nil, inUTC: Bool = false
    ) throws(Failure) -> CalendarOptions {
        CalendarOptions(
            privacy: try choice(privacy, "level of privacy"),
            parts: try parts(include), alarms: try alarms(alarm),
            names: try names.map { (name) throws(Failure) in
                try choice(name, "way to show patients")
            }, inUTC: inUTC)
    }

    private static func parts(_ text: String) throws(Failure) -> Set<CalendarOptions.Part> {
        Set(
            try text.split(separator: ",").map { (part) throws(Failure) in
                try choice(String(part), "part of a calendar")
            })
    }

    /// `1d,2h,30m`, each once, the earliest first; `none` is no reminder.
    private static func alarms(_ text: String) throws(Failure) -> [Int] {
        guard text != "none" else { return [] }
        let minutes = try text.split(separator: ",").map { (word) throws(Failure) in
            let minutes = ["d": 1440, "h": 60, "m": 1][word.suffix(1)]
            guard let minutes, let count = Int(word.dropLast()), (1...400).contains(count) else {
                throw Failure(
                    .usage, "'\(word)' is no time before a session.",
                    remedy: "Write 1d, 2h or 30m, several with commas.")
            }
            return minutes * count
        }
        return Set(minutes).sorted(by: >)
    }
}
