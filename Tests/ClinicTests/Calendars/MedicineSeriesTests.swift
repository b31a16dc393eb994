import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("The taking of a medicine in calendars")
struct MedicineSeriesTests {
    /// Until 2026-12-20; what is not on record the prescriber knows.
    private func confirmed(_ clinic: Clinic, dose: String, from: String? = nil) throws -> StoredPlan
    {
        let plan = try clinic.plan(named: "L1")
        return try clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee", dose: dose,
                from: from, until: "2026-12-20", acknowledged: ["NSAID-04", "NSAID-44"],
                overridden: ["GASTROPROTECTION"], reason: "one series is enough here"))
    }

    private func world() throws -> TestClinic {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A", PatientInput(born: "1955-01-01", sex: "male"))
        _ = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "nonspecific-back-pain",
                medicines: .named(["naproxen-oral"])))
        return test
    }

    /// `uid first time, rule, status` of each event about the medicine.
    private func series(_ clinic: Clinic) throws -> [String] {
        let bytes = try clinic.exportCalendar(
            of: .plan(ID(1)), privacy: "full", include: "routines"
        ).bytes
        let events = lines(bytes).split(separator: "BEGIN:VEVENT").dropFirst().map(Array.init)
        return events.filter { $0.contains { $0.hasPrefix("SUMMARY:") && $0.contains("Naproxen") } }
            .map { event in
                ["DTSTART;TZID=Europe/London:", "RRULE:", "SEQUENCE:", "STATUS:"].compactMap {
                    name in
                    event.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
                }.joined(separator: " ")
            }
    }

    @Test("each time of the day is one plain series that ends with the course")
    func plain() throws {
        let test = try world()
        defer { test.remove() }
        _ = try confirmed(test.clinic, dose: "250 mg, twice a day", from: "2026-12-02")
        #expect(
            try series(test.clinic) == [
                "20261202T080000 FREQ=DAILY;UNTIL=20261220T080000Z 0 CONFIRMED",
                "20261202T200000 FREQ=DAILY;UNTIL=20261220T200000Z 0 CONFIRMED",
            ])
    }

    @Test(
        "another dose ends the series that runs and begins one of its own; the same dose changes nothing"
    )
    func anotherDose() throws {
        let test = try world()
        defer { test.remove() }
        _ = try confirmed(test.clinic, dose: "250 mg, twice a day", from: "2026-12-02")
        let before = try test.clinic.plan(named: "L1").details.routines
        let later = test.at("2026-12-09T08:00")
        _ = try confirmed(later, dose: "500 mg, twice a day")
        #expect(
            try series(later) == [
                "20261202T080000 FREQ=DAILY;UNTIL=20261208T080000Z 1 CONFIRMED",
                "20261202T200000 FREQ=DAILY;UNTIL=20261208T200000Z 1 CONFIRMED",
                "20261209T080000 FREQ=DAILY;UNTIL=20261220T080000Z 0 CONFIRMED",
                "20261209T200000 FREQ=DAILY;UNTIL=20261220T200000Z 0 CONFIRMED",
            ])
        let after = try later.plan(named: "L1").details.routines
        #expect(Set(before.map(\.uid)).isSubset(of: Set(after.map(\.uid))))
        #expect(try later.check().violations == [])
        _ = try later.undo()
        #expect(
            try later.plan(named: "L1").details.routines.map(\.lastDay) == before.map(\.lastDay))
        #expect(try later.check().violations == [])
        _ = try confirmed(test.at("2026-12-10T08:00"), dose: "250 mg, twice a day")
        #expect(try series(later).count == 2)
    }

    @Test("a course that moves before it began is cancelled in calendars, until its day has passed")
    func withdrawn() throws {
        let test = try world()
        defer { test.remove() }
        _ = try confirmed(test.clinic, dose: "250 mg, twice a day", from: "2026-12-02")
        _ = try confirmed(test.clinic, dose: "250 mg, twice a day", from: "2026-12-05")
        #expect(
            try series(test.clinic) == [
                "20261202T080000 1 CANCELLED", "20261202T200000 1 CANCELLED",
                "20261205T080000 FREQ=DAILY;UNTIL=20261220T080000Z 0 CONFIRMED",
                "20261205T200000 FREQ=DAILY;UNTIL=20261220T200000Z 0 CONFIRMED",
            ])
        #expect(try series(test.at("2026-12-03T08:00")).count == 2)
        let stop = try test.clinic.plan(named: "L1").details.milestones.filter {
            $0.kind == .medicineStop && $0.course?.medicine == "naproxen-oral"
        }
        #expect(stop.map(\.day.description) == ["2026-12-20"])
        let later = try test.clinic.stopMedicine(
            "naproxen-oral", of: test.clinic.plan(named: "L1"), on: "2026-12-08", reason: "done")
        let moved = later.details.milestones.filter {
            $0.kind == .medicineStop && $0.course?.medicine == "naproxen-oral"
        }
        #expect(moved.map(\.uid) == stop.map(\.uid))
        #expect(moved.map(\.sequence) == stop.map { $0.sequence + 1 })
        let patient = try test.clinic.patient(named: "P1")
        let taken = try test.clinic.upcoming(for: patient, days: 20).routines
        #expect(taken.filter { $0.medicine != nil }.map(\.firstDay.description) == ["2026-12-05"])
        #expect(try test.clinic.check().violations == [])
    }

    @Test("a medicine that is stopped keeps its series up to the day")
    func stopped() throws {
        let test = try world()
        defer { test.remove() }
        let plan = try confirmed(test.clinic, dose: "250 mg, twice a day", from: "2026-12-02")
        let later = test.at("2026-12-09T08:00")
        _ = try later.stopMedicine("naproxen-oral", of: plan, on: nil, reason: "side effects")
        #expect(
            try series(later) == [
                "20261202T080000 FREQ=DAILY;UNTIL=20261209T080000Z 1 CONFIRMED",
                "20261202T200000 FREQ=DAILY;UNTIL=20261209T200000Z 1 CONFIRMED",
            ])
        #expect(try later.check().violations == [])
    }
}
