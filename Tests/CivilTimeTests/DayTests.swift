import CivilTime
import Testing

@Suite("Intervals")
struct IntervalTests {
    @Test("overlapping and touching ones are joined, in order; others stay apart")
    func joined() {
        let spans = [(9, 10), (1, 3), (5, 6), (3, 4), (2, 3), (9, 12), (11, 11)]
            .compactMap { Interval($0.0, $0.1) }
        #expect(
            Interval.joined(spans)
                == [(1, 4), (5, 6), (9, 12)].compactMap { Interval($0.0, $0.1) })
        #expect(Interval<Int>.joined([]).isEmpty)
    }

    @Test("what is left of a span outside of others, in order; all of it, where they only touch it")
    func without() throws {
        let span = try #require(Interval(10, 20))
        let others = [(0, 11), (13, 14), (14, 15), (18, 30)].compactMap { Interval($0.0, $0.1) }
        #expect(span.without(others) == [(11, 13), (15, 18)].compactMap { Interval($0.0, $0.1) })
        #expect(span.without([(0, 10), (20, 30)].compactMap { Interval($0.0, $0.1) }) == [span])
        #expect(span.without([span]).isEmpty)
        #expect(span.without([]) == [span])
    }
}

@Suite("Day")
struct DayTests {
    @Test("every day from 1970 to 2100 comes back from its own components and its own text")
    func roundTrip() throws {
        for number in 0..<47_482 {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.components
            #expect(try Day(year: year, month: month, day: dayOfMonth) == day)
            #expect(try Day(parsing: day.description) == day)
        }
    }

    @Test(
        "a date that is not in the calendar is an error",
        arguments: [
            "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-01", "0000-01-01", "",
            "tomorrow",
        ])
    func noSuchDay(text: String) {
        #expect(throws: CivilTimeError.self) { try Day(parsing: text) }
    }

    @Test("1 December 2026 is a Tuesday, its Monday is 30 November")
    func weekday() throws {
        let day = try Day(year: 2026, month: 12, day: 1)
        #expect(day.weekday == .tuesday)
        #expect(day.monday.description == "2026-11-30")
    }

    @Test(
        "Easter Sunday is when the church's tables have it, the earliest and the latest too",
        arguments: [
            "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2019-04-21",
            "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19",
            "2285-03-22", "2299-04-16",
        ])
    func easter(_ text: String) throws {
        let day = try Day(parsing: text)
        #expect(Day.easter(day.year) == day)
        #expect(day.weekday == .sunday)
    }
}
