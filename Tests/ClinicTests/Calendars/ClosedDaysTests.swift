import CivilTime
import ICalendar
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Closed days from a calendar of public holidays")
struct ClosedDaysTests {
    private func holiday(_ uid: String, _ lines: String) -> String {
        "BEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20260101T000000Z\nSUMMARY:Day \(uid)\n\(lines)\nEND:VEVENT"
    }

    private var file: String {
        calendar(
            [
                holiday("a", "DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nTRANSP:TRANSPARENT"),
                holiday("b", "DTSTART;VALUE=DATE:20261228\nDTEND;VALUE=DATE:20270102"),
                holiday("c", "DTSTART:20261201T100000Z\nDURATION:PT1H"),
                holiday("d", "DTSTART;VALUE=DATE:20270214\nDESCRIPTION:Observance\\nTo hide"),
                holiday("e", "DTSTART;VALUE=DATE:20270301\nSTATUS:CANCELLED"),
                holiday("f", "DTSTART;VALUE=DATE:20261208"),
                holiday("g", "DTSTART;VALUE=DATE:20260101"),
            ].joined(separator: "\n"))
    }

    @Test(
        "whole days of the next two years are closed, in any zone; the rest is passed over with a warning",
        arguments: ["Europe/London", "America/Santiago", "Pacific/Auckland", "Asia/Kathmandu"])
    func read(zone: String) throws {
        let world = try CalendarClinic(zone: zone)
        defer { world.remove() }
        let closed = try ClosedDays(
            from: world.file(file), in: world.clinic.zone, today: world.clinic.today)
        #expect(
            closed.days.map(\.description) == [
                "2026-12-08", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31",
                "2027-01-01", "2027-12-25",
            ])
        #expect(closed.holidays[1].name == "Day a")
        #expect(closed.notes.lines.count == 2)
        #expect(closed.notes.lines[0].hasSuffix("'Day c' is not a whole day; it closes nothing"))
        #expect(
            closed.notes.lines[1].hasSuffix(
                "'Day d' is an observance, no holiday; it closes nothing"))
    }

    @Test("closing days lists the sessions that they hit, and repair says why")
    func hit() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        var input = ClinicInput()
        input.closedDays = try ClosedDays(
            from: world.file(file), in: world.clinic.zone, today: world.clinic.today
        ).days
        let (settings, hit) = try world.clinic.changeSettings(name: nil, reopen: [], input)
        #expect(settings.closedDays == input.closedDays)
        #expect(hit.map(\.id) == [world.sessions[0].id])
        let repair = try world.clinic.repair(apply: false)
        #expect(repair.lines.first?.reason?.said == "The clinic is closed on 2026-12-08.")
        try world.expectSound()
    }

    @Test("a broken calendar of holidays is refused with its line")
    func refused() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let broken = calendar(holiday("a", "DTSTART;VALUE=DATE:20261332"))
        let told = refusal {
            try ClosedDays(
                from: world.file(broken), in: world.clinic.zone, today: world.clinic.today)
        }
        #expect(told.kind == .badData)
        #expect(told.text.contains("other.ics:8: error: event of 2026-12-31, "))
        #expect(told.text.contains(": DTSTART: the date in '20261332' does not exist"))
    }

    @Test("what closes nothing anyway is no reason to refuse: a broken time, a day of last year")
    func slips() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let file = calendar(
            [
                holiday("a", "DTSTART;VALUE=DATE:20261224"),
                holiday("b", "DTSTART;TZID=Nowhere:20261225T100000"),
                holiday("c", "DTSTART;VALUE=DATE:20251332"),
            ].joined(separator: "\n"))
        let read = try ClosedDays(
            from: world.file(file), in: world.clinic.zone, today: world.clinic.today)
        #expect(read.days.map(\.description) == ["2026-12-24"])
        #expect(read.notes.problems.map(\.severity) == [.warning, .warning])
    }
}
