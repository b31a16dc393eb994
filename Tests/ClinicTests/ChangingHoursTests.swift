import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Hours of a therapist that change")
struct ChangingHoursTests {
    private func change(_ hours: String, from: String? = nil) throws -> TherapistChange {
        var change = TherapistChange()
        let day = try Day(parsing: from ?? "2026-11-30")
        change.later = DatedHours(from: day, try RecurringHours(parsing: hours, anchor: day))
        return change
    }

    private func booked(_ test: TestClinic, _ cause: String = "hip-osteoarthritis") throws
        -> MadePlan
    {
        let patient = try test.clinic.screenedPatient(
            "Jo", PatientInput(born: "1961-04-02", smokes: 0))
        return try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, start: "2026-12-07", medicines: .none))
    }

    @Test("who works every second Wednesday too is booked on those Wednesdays only")
    func fortnightly() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        _ = try test.clinic.perform(
            ChangeTherapist(
                ID(1), change("Wed 08:00-18:00 every 2 weeks; Mon,Fri 08:00-18:00")))
        let made = try booked(test)
        for session in made.sessions {
            let day = session.details.start.day
            let week = try (day.monday - Day(parsing: "2026-11-30")) / 7
            #expect([.monday, .wednesday, .friday].contains(day.weekday))
            if day.weekday == .wednesday { #expect(week.isMultiple(of: 2), "\(day)") }
        }
        #expect(try test.clinic.check().trouble.isEmpty)
        let patient = try test.clinic.patient(named: "P1")
        expectRefused {
            _ = try test.clinic.addSession(SessionInput(patient: patient, at: "2026-12-09T15:00"))
        }
        _ = try test.clinic.addSession(SessionInput(patient: patient, at: "2026-12-16T17:15"))
    }

    @Test(
        "hours from a day on hit what lies outside them then, and nothing before; repair keeps them; undone, all is as it was"
    )
    func fromADay() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let made = try booked(test)
        let before = try test.clinic.store.contents()
        let first = try Day(parsing: "2026-12-21")
        let changed = try test.clinic.perform(
            ChangeTherapist(ID(1), change("Mon-Fri 13:00-18:00", from: "\(first)")))
        let hit = changed.hit
        #expect(changed.therapist.later.count == 1)
        let outside = made.sessions.filter {
            $0.details.start.day >= first && $0.details.start.time.hour < 13
        }
        #expect(!outside.isEmpty && hit.map(\.id) == outside.map(\.id))
        _ = try test.clinic.repair(apply: true)
        for session in try test.clinic.sessions(plan: made.plan.id) where session.status.isLive {
            let start = session.details.start
            if start.day < first {
                #expect(made.sessions.contains { $0.details == session.details })
            } else {
                #expect(start.time.hour >= 13, "\(start)")
            }
        }
        #expect(try test.clinic.check().violations == [])
        for _ in 0..<2 { _ = try test.clinic.undo() }
        let after = try test.clinic.store.contents().plain
        #expect(after == before.plain, "\(after.difference(from: before.plain))")
    }

    @Test(
        "a later change takes the place of those that were to begin then or after; plain hours of all"
    )
    func replaced() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        for (hours, from) in [
            ("Mon-Fri 08:00-10:00", "2027-01-04"), ("Mon-Fri 10:00-12:00", "2027-02-01"),
            ("Mon-Fri 12:00-14:00", "2027-01-18"),
        ] {
            _ = try test.clinic.perform(ChangeTherapist(ID(1), change(hours, from: from)))
        }
        let kept = try test.clinic.therapist(named: "T1").later
        #expect(
            kept.map { "\($0.from) \($0.hours)" } == [
                "2027-01-04 Mon-Fri 08:00-10:00", "2027-01-18 Mon-Fri 12:00-14:00",
            ])
        let plain = TherapistChange(hours: try WeeklyHours(parsing: "Tue 08:00-12:00"))
        _ = try test.clinic.perform(ChangeTherapist(ID(1), plain))
        #expect(try test.clinic.therapist(named: "T1").later.isEmpty)
        expectRefused {
            _ = try test.clinic.perform(ChangeTherapist(ID(1), change("", from: "2027-03-01")))
        }
    }

    @Test("extra hours of one day can be booked where the clinic is open, and only there")
    func extra() throws {
        let test = try TestClinic(hours: "Mon-Fri 08:00-18:00; Sat 08:00-14:00").staffed(1)
        defer { test.remove() }
        let hours = TherapistChange(hours: try WeeklyHours(parsing: "Mon-Fri 08:00-18:00"))
        _ = try test.clinic.perform(ChangeTherapist(ID(1), hours))
        let patient = try test.clinic.screenedPatient("Jo", PatientInput(born: "1961-04-02"))
        let saturday = SessionInput(patient: patient, at: "2026-12-12T09:00")
        expectRefused { _ = try test.clinic.addSession(saturday) }
        var change = TherapistChange()
        let today = test.clinic.today
        change.extra = [try Interval(tellingHours: "2026-12-12 09:00-12:00", today: today)]
        _ = try test.clinic.perform(ChangeTherapist(ID(1), change))
        _ = try test.clinic.addSession(saturday)
        for at in ["2026-12-12T11:30", "2026-12-19T09:00"] {
            expectRefused {
                _ = try test.clinic.addSession(SessionInput(patient: patient, at: at))
            }
        }
        #expect(throws: Failure.self) {
            try Interval(tellingHours: "2026-12-12 12:00-09:00", today: today)
        }
    }
}
