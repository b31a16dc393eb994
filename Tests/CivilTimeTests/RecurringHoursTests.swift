import CivilTime
import Testing

@Suite("Hours that repeat every few weeks")
struct RecurringHoursTests {
    private let anchor = try? Day(parsing: "2026-12-02")

    private func read(_ text: String) throws -> RecurringHours {
        try RecurringHours(parsing: text, anchor: #require(anchor))
    }

    private func told(_ hours: [Interval<TimeOfDay>]) -> String {
        hours.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
    }

    @Test("every second Monday is that of the anchor's week, before and after it")
    func alternating() throws {
        let hours = try read("Mon 08:00-12:00 every 2 weeks; Tue-Fri 09:00-17:00")
        let monday = try Day(parsing: "2026-11-30")
        for week in -6...6 {
            #expect(
                told(hours[monday + week * 7])
                    == (week.isMultiple(of: 2) ? "08:00-12:00" : ""), "week \(week)")
            #expect(told(hours[monday + (week * 7 + 1)]) == "09:00-17:00")
            #expect(hours[monday + (week * 7 + 5)].isEmpty)
        }
        #expect(hours.weekly == nil)
        #expect(hours.description == "Tue-Fri 09:00-17:00; Mon 08:00-12:00 every 2 weeks")
        #expect(try read(hours.description) == hours)
    }

    @Test(
        "what is written in several ways is the same",
        arguments: [
            ("Wed 09:00-12:00 every other week", "Wed 09:00-12:00 every 2 weeks"),
            ("Wed 09:00-12:00 every second week", "Wed 09:00-12:00 every 2 weeks"),
            ("Wed 09:00-12:00 every week", "Wed 09:00-12:00"),
            (
                "Wed 09:00-12:00,13:00-14:00 every 4 weeks",
                "Wed 09:00-12:00,13:00-14:00 every 4 weeks"
            ),
            (
                "Wed 09:00-12:00 every 2 weeks; Wed 11:00-13:00 every 2 weeks",
                "Wed 09:00-13:00 every 2 weeks"
            ),
        ])
    func spellings(_ text: String, _ plain: String) throws {
        #expect(try read(text).description == plain)
        #expect(try read(plain) == read(text))
    }

    @Test(
        "what is no hours is refused with its part",
        arguments: [
            "Mon 08:00-12:00 every", "Mon 08:00-12:00 every 0 weeks",
            "Mon 08:00-12:00 every 9 weeks",
            "Mon 08:00-12:00 every 2 days", "every 2 weeks Mon 08:00-12:00", "Mon every 2 weeks",
            "Mon 08:00-12:00 every two weeks",
        ])
    func refused(_ text: String) {
        #expect(throws: CivilTimeError.self) { try read(text) }
    }

    @Test("a timetable has the hours of its latest stretch, and the extra ones beside them")
    func timetable() throws {
        let day = try Day(parsing: "2026-12-07")
        let evening = try #require(
            Interval(LocalTime(parsing: "2026-12-08T11:00"), LocalTime(parsing: "2026-12-08T13:00"))
        )
        let timetable = Timetable(
            try WeeklyHours(parsing: "Mon-Fri 09:00-10:00"),
            later: [DatedHours(from: day, try read("Mon-Fri 10:00-12:00"))], extra: [evening])
        #expect(told(timetable[day - 3]) == "09:00-10:00")
        #expect(told(timetable[day]) == "10:00-12:00")
        #expect(told(timetable[day + 1]) == "10:00-13:00")
        #expect(timetable[day + 5].isEmpty)
    }
}
