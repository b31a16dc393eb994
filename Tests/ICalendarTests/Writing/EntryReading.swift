import CivilTime
import ICalendar
import Testing

/// What was written, read word by word, so that it can be compared with what was meant.
struct EntryReading {
    let component: Component
    let rules: ZoneRules

    /// The only one of a calendar's components that is no time zone.
    init(_ bytes: [UInt8], _ rules: ZoneRules) throws {
        let file = CalendarFile(reading: bytes)
        #expect(file.problems.isEmpty && file.bytes == bytes)
        let found = file.components.flatMap(\.components).filter { $0.name != "VTIMEZONE" }
        component = try #require(found.count == 1 ? found[0] : nil)
        self.rules = rules
    }

    func text(_ name: String) -> String? { component.first(name)?.text }
    func word(_ name: String) -> String? { component.first(name)?.word }
    func number(_ name: String) -> Int? { word(name).flatMap { Int($0) } }

    func moment(_ name: String) throws -> Moment? {
        guard let property = component.first(name) else { return nil }
        guard case .utc(let time) = CalendarTime.read(property) else {
            Issue.record("\(name) is not in UTC: \(property.word)")
            return nil
        }
        return Moment(minute: time.second / 60)
    }

    func day(_ name: String) -> Day? {
        guard case .date(let day) = component.first(name).flatMap(CalendarTime.read) else {
            return nil
        }
        return day
    }

    /// On the zone's wall clock.
    func local(_ name: String) -> LocalTime? {
        switch component.first(name).flatMap(CalendarTime.read) {
        case .utc(let time): rules.local(Moment(minute: time.second / 60))
        case .zoned(let time, rules.identifier): LocalTime(minute: time.second / 60)
        default: nil
        }
    }

    /// Each property stands once, but for those that may stand more often.
    func expectOnce() {
        let names = component.properties.map(\.name)
        let often: Set = ["ATTENDEE", "CONFERENCE", "DESCRIPTION", "FREEBUSY"]
        for name in Set(names).subtracting(often) {
            #expect(names.count { $0 == name } == 1, "\(name) stands more than once")
        }
    }
}

/// Days on which clocks change in London and Lord Howe, and near them.
func randomStart(using random: inout SplitMix64) -> LocalTime {
    let changes = [20_541, 20_751, 20_547]
    let day = (changes.randomElement(using: &random) ?? 0) + Int.random(in: -1...1, using: &random)
    return LocalTime(Day(number: day), .midnight) + Int.random(in: 0...400, using: &random)
}

let randomZones = [
    "Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu",
]

/// Whether clocks skip one of the times.
func isSkipped(_ times: [LocalTime?], _ rules: ZoneRules) -> Bool {
    times.compactMap { $0 }.contains { time in
        if case .never = rules.resolve(time) { return true }
        return false
    }
}
