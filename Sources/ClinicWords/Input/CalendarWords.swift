import CivilTime
import Clinic
package import ClinicCalendar

extension Written {
    /// Reads how much a calendar gives away, what it holds, when it rings and how it names patients.
    ///
    /// - Throws: `Failure` for a word that is none of those to choose from, and for a bell that is no time.
    package static func calendar(
        privacy: String, include: String = "sessions,routines,milestones", alarms: [String] = [],
        names: String? = nil, inUTC: Bool = false, hasNotes: Bool = false
    ) throws(Failure) -> CalendarOptions {
        var options = CalendarOptions(
            privacy: try choice(privacy, "level of privacy"),
            parts: try parts(include), bells: try bells(alarms),
            names: try names.map { (name) throws(Failure) in
                try choice(name, "way to show patients")
            }, inUTC: inUTC)
        options.hasNotes = hasNotes
        return options
    }

    private static func parts(_ text: String) throws(Failure) -> Set<CalendarOptions.Part> {
        Set(
            try text.split(separator: ",").map { (part) throws(Failure) in
                try choice(String(part), "part of a calendar")
            })
    }

    /// `1d,2h` for sessions, `routines=18:00`, `medicines=none`; the last one said of each counts.
    private static func bells(_ texts: [String]) throws(Failure) -> Bells {
        var bells = Bells.usual
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let times = try parts.last.map(times) ?? []
            switch parts.count == 2 ? parts[0].lowercased() : "sessions" {
            case "sessions": bells.sessions = times
            case "routines": bells.routines = times
            case "medicines": bells.medicines = times
            default:
                throw Failure(
                    .usage, "'\(parts[0])' does not ring.",
                    remedy: "Write sessions=1d,2h, routines=18:00 or medicines=none.")
            }
        }
        if bells.sessions.contains(where: { if case .at = $0 { true } else { false } }) {
            throw Failure(
                .usage, "A session rings so long before it begins, not at a time of the day.",
                remedy: "Write 1d, 2h or 30m, several with commas.")
        }
        return bells
    }

    /// `1d,2h,30m` or `18:00`, each once, the earliest first; `none` is no bell.
    private static func times(_ text: String) throws(Failure) -> [Bells.Bell] {
        guard text.lowercased() != "none" else { return [] }
        var minutes: Set<Int> = []
        var clock: Set<TimeOfDay> = []
        for word in text.split(separator: ",") {
            if let time = try? TimeOfDay(parsing: String(word)) {
                clock.insert(time)
            } else if let unit = ["d": 1440, "h": 60, "m": 1][word.suffix(1)],
                let count = Int(word.dropLast()), (0...400).contains(count)
            {
                minutes.insert(unit * count)
            } else {
                throw Failure(
                    .usage, "'\(word)' is no time for a bell.",
                    remedy: "Write 1d, 2h or 30m before, or 18:00 for what has no time of its own.")
            }
        }
        return minutes.sorted(by: >).map(Bells.Bell.before) + clock.sorted().map(Bells.Bell.at)
    }
}
