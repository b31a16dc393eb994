import CivilTime
import Testing

@Suite("Weekly hours, local times, intervals")
struct WeeklyHoursTests {
    @Test(
        "hours are read and told back",
        arguments: [
            ("Mon-Fri 09:00-12:30,13:30-17:00; Sat 09:00-12:00", nil),
            ("sat 9:00-12:00", "Sat 09:00-12:00"),
            ("Mon 08:00-10:00,09:30-12:00", "Mon 08:00-12:00"),
            ("Fri-Mon 10:00-11:00", "Mon 10:00-11:00; Fri-Sun 10:00-11:00"),
            ("Mon,Wed 08:00-09:00", "Mon 08:00-09:00; Wed 08:00-09:00"), ("", ""),
            ("Sun 00:00-24:00", nil), ("Wed 22:00-02:00", "Wed 22:00-24:00; Thu 00:00-02:00"),
            ("Sun 20:00-08:00", "Mon 00:00-08:00; Sun 20:00-24:00"),
            ("Wed 22:00-00:00", "Wed 22:00-24:00"),
            (
                "Mon-Tue 22:00-02:00",
                "Mon 22:00-24:00; Tue 00:00-02:00,22:00-24:00; Wed 00:00-02:00"
            ),
        ] as [(String, String?)])
    func reads(text: String, told: String?) throws {
        let hours = try WeeklyHours(parsing: text)
        #expect(hours.description == told ?? text)
        #expect(try WeeklyHours(parsing: hours.description) == hours)
    }

    @Test(
        "what is no hours is an error",
        arguments: [
            "Mon", "Mon 9-12", "Mon 12:00-09:00", "Mon 09:00-09:00", "Mon 17:00-08:00",
            "Moon 09:00-10:00", "Mon- 09:00-10:00",
            "Mon 09:00-10:00,", "Mon 09:00-24:30", "09:00-10:00",
        ])
    func refuses(text: String) {
        #expect(throws: CivilTimeError.self) { try WeeklyHours(parsing: text) }
    }

    @Test(
        "overlap of half-open intervals, in all seven relations",
        arguments: [
            (0, 20, false), (0, 30, false), (20, 40, true), (30, 60, true), (40, 50, true),
            (50, 80, true), (60, 90, false), (0, 90, true),
        ])
    func overlaps(start: Int, end: Int, expected: Bool) throws {
        let fixed = try #require(Interval(30, 60))
        let other = try #require(Interval(start, end))
        #expect(fixed.overlaps(other) == expected)
        #expect(other.overlaps(fixed) == expected)
        #expect(Interval(end, start) == nil)
    }

    @Test("a local time is counted in minutes and comes back, before 1970 too")
    func localTimes() throws {
        for minute in stride(from: -3_000_000, to: 3_000_000, by: 997) {
            let local = LocalTime(minute: minute)
            #expect(local.minute == minute)
            #expect(try LocalTime(parsing: local.description) == local)
        }
        let midnight = LocalTime(try Day(parsing: "2026-12-01"), .endOfDay)
        #expect(midnight.description == "2026-12-02T00:00")
    }
}
