import CivilTime
import ClinicStore
import Foundation
import Planner
import Testing

@testable import Clinic
@testable import ClinicWords

/// A clinic in London with a therapist, a room, and Jo's session on Monday 28 December 2026, which is kept for Boxing
/// Day in England and in Scotland.
@Suite("A clinic that keeps public holidays")
struct HolidayTests {
    private func world() throws -> (test: TestClinic, session: Session) {
        let test = try TestClinic().staffed(1)
        let patient = try test.clinic.screenedPatient("Jo", PatientInput())
        let session = try test.clinic.addSession(
            SessionInput(patient: patient, at: "2026-12-28T10:00"))
        return (test, session)
    }

    private func now(_ clinic: Clinic) throws -> Clinic {
        try clinic.read { try clinic.current($0, in: clinic.store) }
    }

    private func set(
        _ clinic: Clinic, holidays: String? = nil, closed: [String] = [], reopen: [String] = []
    ) throws -> (settings: ClinicSettings, hit: [Session]) {
        var input = ClinicInput(closed: closed)
        input.holidays = holidays
        return try clinic.changeSettings(name: nil, reopen: reopen, input)
    }

    private func troubles(_ session: Session, _ clinic: Clinic) throws -> [Advice] {
        try clinic.troubles().of(session).map(\.said)
    }

    @Test("choosing a place tells the sessions that it closes for, by the name of the holiday")
    func chosen() throws {
        let (test, session) = try world()
        defer { test.remove() }
        #expect(try troubles(session, test.clinic) == [])
        let (settings, hit) = try set(test.clinic, holidays: "gb-eng")
        #expect(settings.holidays == "GB-ENG")
        #expect(settings.closedDays == [])
        #expect(hit.map(\.id) == [session.id])
        let after = try now(test.clinic)
        #expect(
            try troubles(session, after)
                == ["The clinic is closed on 2026-12-28 (Boxing Day (observed))."])
        let day = try after.day(Day(parsing: "2026-12-28"), therapist: nil)
        #expect(day.isClosed && day.holiday == "Boxing Day (observed)")
        #expect(day.gaps.isEmpty)
    }

    @Test("no plan, free time or repair is placed on a holiday, and a named time there is refused")
    func placed() throws {
        let (test, session) = try world()
        defer { test.remove() }
        _ = try set(test.clinic, holidays: "GB-ENG")
        let clinic = try now(test.clinic)
        let patient = try clinic.screenedPatient("Lee", PatientInput())
        let made = try clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-bursitis", start: "2026-12-07"))
        let closed = try ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29"]
            .map { try Day(parsing: $0) }
        #expect(made.sessions.contains { $0.details.start.day > closed[2] })
        #expect(made.sessions.allSatisfy { !closed.contains($0.details.start.day) })
        let told = expectRefused {
            try clinic.addSession(SessionInput(patient: patient, at: "2026-12-25T10:00"))
        }
        #expect(
            told?.details.contains(
                "closed-day: The clinic is closed on 2026-12-25 (Christmas Day).")
                == true, "\(told?.details ?? [])")
        _ = try clinic.repair(apply: true)
        let moved = try clinic.read { try $0.session(session.id) }
        #expect(!closed.contains(moved.details.start.day))
        #expect(try clinic.check().trouble.isEmpty)
    }

    @Test("a holiday on which it works stays open, whole or in part, also in another place's list")
    func reopened() throws {
        let (test, session) = try world()
        defer { test.remove() }
        _ = try set(test.clinic, holidays: "GB-ENG")
        let part = try set(
            now(test.clinic), reopen: ["2026-12-28T08:00..2026-12-28T09:00", "2026-12-24"])
        #expect(part.settings.openTimes.map(\.words) == ["2026-12-28 08:00-09:00"])
        #expect(
            try troubles(session, now(test.clinic))
                == ["The clinic is closed 2026-12-28 09:00-24:00 (Boxing Day (observed))."])
        let whole = try set(now(test.clinic), reopen: ["2026-12-24..2026-12-28"])
        #expect(
            whole.settings.openTimes.map(\.words) == ["2026-12-25 to 2026-12-26", "2026-12-28"])
        #expect(whole.hit.isEmpty)
        _ = try set(now(test.clinic), holidays: "GB-SCT")
        #expect(try troubles(session, now(test.clinic)) == [])
        let outlook = try #require(try now(test.clinic).outlook())
        #expect(outlook.name == "Scotland")
        #expect(outlook.next.map(\.open.isEmpty) == [true, false, false, false])
    }

    @Test("what is closed by hand closes what was open on a holiday, until it is opened again")
    func closedAgain() throws {
        let (test, session) = try world()
        defer { test.remove() }
        _ = try set(test.clinic, holidays: "GB-ENG", reopen: ["2026-12-28"])
        #expect(try troubles(session, now(test.clinic)) == [])
        let closed = try set(now(test.clinic), closed: ["2026-12-28"])
        #expect(closed.hit.map(\.id) == [session.id])
        #expect(closed.settings.openTimes == [])
        let open = try set(now(test.clinic), reopen: ["2026-12-28"])
        #expect(open.hit.isEmpty && open.settings.closedDays == [])
    }

    @Test("without holidays none closes it; undo brings them back, open times too")
    func undone() throws {
        let (test, session) = try world()
        defer { test.remove() }
        _ = try set(test.clinic, holidays: "GB-ENG", reopen: ["2026-12-25"])
        let before = try now(test.clinic).settings
        _ = try set(now(test.clinic), holidays: "none")
        #expect(try troubles(session, now(test.clinic)) == [])
        #expect(try now(test.clinic).outlook() == nil)
        _ = try now(test.clinic).undo()
        #expect(try now(test.clinic).settings == before)
        _ = try now(test.clinic).undo()
        #expect(try now(test.clinic).settings.openTimes == [])
        #expect(try now(test.clinic).settings.holidays == nil)
    }

    @Test("a place that nobody knows is refused with near ones, and changes nothing")
    func unknown() throws {
        let (test, _) = try world()
        defer { test.remove() }
        for (code, near) in [
            ("GB-EN", "GB-ENG"), ("England", "GB-ENG"), ("DE-BYY", "DE-BY"),
        ] {
            let told = try refusal { _ = try set(test.clinic, holidays: code) }
            #expect(told.problem == "'\(code)' is no place whose public holidays are known.")
            #expect(told.details.contains { "\($0)".contains(near) }, "\(code): \(told.details)")
        }
        #expect(try now(test.clinic).settings.holidays == nil)
    }

    @Test("where no plan file tells the place any more, nothing is placed as if it were open")
    func lost() throws {
        let (test, _) = try world()
        defer { test.remove() }
        _ = try set(test.clinic, holidays: "GB-ENG")
        var settings = try now(test.clinic).settings
        settings.holidays = "XX-A"
        #expect(throws: InputRefusal.lostHolidays("XX-A")) {
            _ = try test.clinic.holidays(test.clinic.today...test.clinic.today, settings)
        }
        let outlook = Clinic.outlook(
            settings, test.clinic.today, try TestClinic.shelf.catalog())
        #expect(outlook?.name == nil && outlook?.next.isEmpty == true)
    }
}
