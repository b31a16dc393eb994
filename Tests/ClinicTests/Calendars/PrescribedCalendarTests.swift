import CivilTime
import ClinicCalendar
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

/// The calendar of each medicine, read back by the reader of calendar files, against the doses that its template
/// makes when they are counted in another way.
@Suite("The calendar of a medicine has exactly its doses")
struct PrescribedCalendarTests {
    private static let long = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    /// Every catalogue medicine's own course, and doses of every kind.
    @Test("from any first day, for any length, over the change of clocks")
    func property() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let catalog = try test.clinic.shelf.catalog()
        var random = SeededGenerator(seed: 2026)
        for round in 0..<(Self.long ? 40 : 4) {
            for medicine in catalog.medicines {
                let first = Day(number: 20_780 + Int.random(in: 0..<400, using: &random))
                let usual = medicine.usualCourseDays ?? 28
                let days =
                    round == 0 ? min(usual, 400) : Int.random(in: 1...200, using: &random)
                try expect(medicine.rhythm.usual, of: medicine, first, days, test.clinic)
            }
            for text in Self.texts {
                let first = Day(number: 20_780 + Int.random(in: 0..<400, using: &random))
                let medicine = try #require(catalog.medicine("naproxen-oral"))
                let days = Int.random(in: 1...300, using: &random)
                try expect(
                    try DoseSchedule(parsing: text), of: medicine, first, days, test.clinic)
            }
        }
    }

    private static let texts = [
        "1 mg once a day at 08:00", "1 mg every 6 hours", "1 mg every 3 days at 09:00",
        "1 mg twice a week on Monday and Thursday at 07:00", "1 mg every 2 weeks on Friday",
        "1 mg every 3 weeks on Tuesday and Sunday at 22:00", "1 mg once a month on day 31",
        "1 mg once a month on day 30 at 09:00", "1 mg every 2 months on day 29", "1 mg once",
        "1 mg every week on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday",
        "1 mg once a week on Monday for 28 days, then 2 mg once a month, then 3 mg once a day",
        "1 mg once a day for 3 days, then 1 mg twice a day at 08:00 and 20:00",
    ].map { $0.replacing("a month, then", with: "a month for 70 days, then") }

    private func expect(
        _ schedule: DoseSchedule, of medicine: Medicine, _ from: Day, _ days: Int,
        _ clinic: Clinic
    ) throws {
        guard let first = schedule.firstDose(from: from) else { return }
        let last = first.last(ofDays: days)
        let dated = schedule.anchored(from: first)
        var count = 0
        let routines = Routine.taking(dated, of: medicine, from: first, through: last) {
            count += 1
            return "u\(count)"
        }
        let told = try calendar(routines, clinic)
        let wanted = counted(dated, first, last)
        #expect(told == wanted, "\(medicine.id), \(dated), \(first) to \(last)")
    }

    /// `2026-12-01T08:00`, or the day alone, of each event that is read.
    private func calendar(_ routines: [Routine], _ clinic: Clinic) throws -> [String] {
        var details = PlanDetails(
            patient: ID(1),
            pin: TemplatePin(cause: "c", causeName: "C", version: 1, contentHash: "ab"), side: nil,
            start: Day(number: 20_000), end: Day(number: 20_001), phases: [])
        details.routines = routines
        let plan = StoredPlan(
            id: ID(1), details: details, status: .active, created: clinic.ambient.moment,
            author: "a")
        let bytes = try ICalendar.Calendar(
            CalendarHeading(product: "-//x//x//EN"),
            events: PlanEvents(
                of: plan, CalendarOptions(privacy: .full), in: try clinic.wording(for: plan, .full)
            ).all(today: details.start)
        ).bytes(in: clinic.zone)
        let window = try #require(Interval(Moment(minute: 0), Moment(minute: 40_000_000)))
        let read = CalendarOccurrences(
            of: CalendarFile(reading: bytes), in: window, localZone: clinic.zone
        ) { $0 == clinic.zone.identifier ? clinic.zone : nil }
        #expect(read.problems.isEmpty)
        return read.occurrences.filter { !$0.isCancelled }.map { occurrence in
            let local = clinic.zone.local(Moment(minute: occurrence.start / 60))
            return occurrence.isAllDay ? "\(local.day)" : "\(local)"
        }.sorted()
    }
}

/// The second expansion: from occurrence to occurrence, where the first one asks each day.
private func counted(_ schedule: DoseSchedule, _ first: Day, _ last: Day) -> [String] {
    var told: [String] = []
    var start = first
    for step in schedule.steps where start <= last {
        let end = step.days.map { min(last, start + ($0 - 1)) } ?? last
        guard case .regular(let days, let times) = step.dose.rhythm else {
            start = end + 1
            continue
        }
        for day in occurrences(days, start, end) where day <= end {
            let clock = times.clock.map(\.description)
            told += clock.isEmpty ? ["\(day)"] : clock.map { "\(day)T\($0)" }
        }
        guard step.days != nil else { break }
        start = end + 1
    }
    return told.sorted()
}

private func occurrences(_ days: DoseDays, _ start: Day, _ end: Day) -> [Day] {
    switch days {
    case .once: return [start]
    case .dates(let dates): return dates.filter { start <= $0 }
    case .daily(let every):
        return stride(from: start.number, through: end.number, by: every)
            .map { Day(number: $0) }
    case .weekly(let every, let weekdays):
        // Each weekday is a series of its own from the week in which the first of them comes.
        let firsts = weekdays.map { weekday in
            start + ((weekday.rawValue - start.weekday.rawValue) + 7) % 7
        }
        guard let earliest = firsts.min() else { return [] }
        return weekdays.flatMap { weekday in
            let inWeek = earliest - (earliest.weekday.rawValue - 1) + (weekday.rawValue - 1)
            return stride(from: inWeek.number, through: end.number, by: 7 * every)
                .map { Day(number: $0) }.filter { $0 >= start }
        }
    case .monthly(let every, let wanted):
        var (year, month) = (start.year, start.month)
        var found: [Day] = []
        while let day = try? Day(
            year: year, month: month,
            day: min(wanted ?? 1, Day.daysInMonth(month, year: year))), day <= end
        {
            let isCounted = !found.isEmpty || day >= start
            if isCounted { found.append(day) }
            month += isCounted ? every : 1
            while month > 12 { (year, month) = (year + 1, month - 12) }
        }
        return found
    }
}
