import CivilTime
import ICalendar
import Testing

@Suite("Recurrence rules")
struct RecurrenceTests {
    /// The first instances of a rule that starts on Tuesday 1997-09-02 at 09:00, as in RFC 5545.
    private func first(_ count: Int, _ rule: Recurrence, _ start: String = "1997-09-02") throws
        -> [String]
    {
        let start = DateTime(try Day(parsing: start), secondOfDay: 9 * 3600)
        return RecurrenceIterator(rule, start: start).prefix(count).map { "\($0.day)" }
    }

    @Test("the examples of RFC 5545 section 3.8.5.3 have the instances it tells")
    func examples() throws {
        var rule = Recurrence(.monthly)
        rule.byDay = [.init(nil, .tuesday), .init(nil, .wednesday), .init(nil, .thursday)]
        rule.bySetPosition = [3]
        rule.count = 3
        #expect(try first(9, rule, "1997-09-04") == ["1997-09-04", "1997-10-07", "1997-11-06"])
        rule = Recurrence(.monthly)
        rule.byDay = [.init(nil, .friday)]
        rule.byMonthDay = [13]
        #expect(
            try first(5, rule) == [
                "1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13",
            ])
        rule = Recurrence(.yearly)
        rule.byWeek = [20]
        rule.byDay = [.init(nil, .monday)]
        #expect(try first(3, rule, "1997-05-12") == ["1997-05-12", "1998-05-11", "1999-05-17"])
        rule = Recurrence(.yearly)
        rule.interval = 4
        rule.byMonth = [11]
        rule.byDay = [.init(nil, .tuesday)]
        rule.byMonthDay = [2, 3, 4, 5, 6, 7, 8]
        #expect(try first(3, rule, "1996-11-05") == ["1996-11-05", "2000-11-07", "2004-11-02"])
        rule = Recurrence(.weekly)
        rule.interval = 2
        rule.count = 4
        rule.byDay = [.init(nil, .tuesday), .init(nil, .sunday)]
        #expect(
            try first(9, rule, "1997-08-05") == [
                "1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24",
            ])
        rule.weekStart = .sunday
        #expect(
            try first(9, rule, "1997-08-05") == [
                "1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31",
            ])
    }

    @Test(
        "weekdays with and without numbers are each enough; a week's positions count from its start"
    )
    func beyondDateutil() throws {
        var rule = Recurrence(.monthly)
        rule.byDay = [.init(1, .monday), .init(nil, .friday)]
        #expect(try first(3, rule) == ["1997-09-05", "1997-09-12", "1997-09-19"])
        #expect(try first(6, rule).last == "1997-10-06")
        rule = Recurrence(.weekly)
        rule.byDay = [.init(nil, .monday), .init(nil, .wednesday), .init(nil, .friday)]
        rule.bySetPosition = [1]
        #expect(try first(2, rule) == ["1997-09-08", "1997-09-15"])
    }

    @Test("a leap day comes back in leap years only, also around 1900 and 2000")
    func leapDays() throws {
        #expect(
            try first(4, Recurrence(.yearly), "1892-02-29") == [
                "1892-02-29", "1896-02-29", "1904-02-29", "1908-02-29",
            ])
    }
}
