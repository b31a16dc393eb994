import CivilTime
import Planner
import Testing

@Suite("The doses of a course")
struct DoseExpandingTests {
    private func days(_ text: String, _ first: String, _ last: String) throws -> [String] {
        let schedule = try DoseSchedule(parsing: text)
        return schedule.doses(from: try Day(parsing: first), through: try Day(parsing: last))
            .map { "\($0.day)" + ($0.time.map { " \($0)" } ?? "") }
    }

    @Test("14 days are the first to the fourteenth")
    func lengths() throws {
        let first = try Day(parsing: "2026-12-01")
        #expect(first.last(ofDays: 14).description == "2026-12-14")
        #expect(first.last(ofDays: 1) == first)
        #expect(first.days(through: first.last(ofDays: 14)) == 14)
        #expect(CourseLength.days(7...14).reviews(first: 14, through: 90) == [13])
        #expect(
            CourseLength.open(reviewEvery: 90).reviews(first: 28, through: 250) == [28, 118, 208])
        #expect(try days("250 mg twice a day", "2026-12-01", "2026-12-14").count == 28)
    }

    @Test("a week's dose falls on its weekday, the first on it or after the first day")
    func weekly() throws {
        #expect(
            try days("70 mg once a week on Monday", "2026-12-02", "2026-12-22") == [
                "2026-12-07", "2026-12-14", "2026-12-21",
            ])
        #expect(
            try days("40 mg every 2 weeks", "2026-12-03", "2027-01-15") == [
                "2026-12-03", "2026-12-17", "2026-12-31", "2027-01-14",
            ])
        #expect(
            try days("4 mg every 2 weeks on Monday and Thursday", "2026-12-03", "2026-12-31") == [
                "2026-12-03", "2026-12-14", "2026-12-17", "2026-12-28", "2026-12-31",
            ])
    }

    @Test("a month that is too short has its dose on the last day")
    func monthly() throws {
        #expect(
            try days("150 mg once a month", "2026-12-31", "2027-05-01") == [
                "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
            ])
        #expect(
            try days("150 mg every 2 months on day 15", "2026-12-20", "2027-06-01") == [
                "2027-01-15", "2027-03-15", "2027-05-15",
            ])
    }

    @Test("once is one day, dates are those days, every 6 hours lies around the clock")
    func others() throws {
        #expect(try days("5 mg once", "2026-12-02", "2027-12-01") == ["2026-12-02"])
        #expect(
            try days("50 mg on 2026-12-01 and 2027-01-01", "2026-12-01", "2027-01-01")
                == ["2026-12-01", "2027-01-01"])
        #expect(
            try days("500 mg every 6 hours", "2026-12-01", "2026-12-01") == [
                "2026-12-01 02:00", "2026-12-01 08:00", "2026-12-01 14:00", "2026-12-01 20:00",
            ])
        #expect(
            try days("30 mg as needed, up to 4 times a day", "2026-12-01", "2026-12-09").isEmpty)
    }

    @Test("steps follow each other; the course cuts the last")
    func steps() throws {
        let schedule = try DoseSchedule(
            parsing: "25 mg once a day for 56 days, then 15 mg once a day for 14 days,"
                + " then 10 mg once a day for 14 days")
        let first = try Day(parsing: "2026-12-01")
        #expect(schedule.length == 84)
        let doses = schedule.doses(from: first, through: first.last(ofDays: 84))
        #expect(doses.count == 84)
        #expect(doses.filter { $0.dose.amount == 15...15 }.count == 14)
        #expect(schedule.doses(from: first, through: first + 60).count == 61)
        #expect(schedule.steps(from: first, through: first + 60).count == 2)
    }

    @Test("what is anchored keeps its days when it is taken up later")
    func anchored() throws {
        let first = try Day(parsing: "2026-12-31")
        let schedule = try DoseSchedule(parsing: "150 mg once a month").anchored(from: first)
        #expect(schedule.description == "150 mg, once a month on day 31")
        let weekly = try DoseSchedule(parsing: "70 mg weekly").anchored(from: first)
        #expect(weekly.description == "70 mg, once a week on Thursday")
    }
}
