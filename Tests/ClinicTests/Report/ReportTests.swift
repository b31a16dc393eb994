import CivilTime
import Foundation
import Planner
import Testing

@testable import Clinic
@testable import ClinicWords

/// Two therapists who work ten hours from Monday to Friday, and Jo.
@Suite("The figures of a clinic")
struct ReportTests {
    private func report(
        _ clinic: Clinic, _ first: String, _ last: String, by split: ClinicReport.Split = .therapist
    ) throws -> ClinicReport {
        try clinic.atOneMoment {
            try $0.report(from: Day(parsing: first), through: Day(parsing: last), by: split)
        }
    }

    /// A session of each fate with the first therapist in the week of 30 November, and one in the next.
    private func week() throws -> TestClinic {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient("Jo", PatientInput())
        let therapist = try test.clinic.therapist(named: "T1")
        let times = ["11-30T10:00", "12-01T10:00", "12-02T10:00", "12-03T10:00", "12-09T10:00"]
        let sessions = try times.map {
            try test.clinic.addSession(
                SessionInput(patient: patient, at: "2026-\($0)", therapist: therapist))
        }
        let later = test.at("2026-12-05T08:00")
        _ = try later.attend(sessions[0])
        _ = try later.miss(sessions[1])
        _ = try test.at("2026-12-01T08:00").cancel(
            sessions[2], CancelInput(reason: "sick", scope: .only))
        return test
    }

    @Test("each session that starts in the span counts once, by what became of it")
    func sessions() throws {
        let test = try week()
        defer { test.remove() }
        let later = test.at("2026-12-05T08:00")
        let first = try report(later, "2026-11-30", "2026-12-06")
        #expect(first.parts.map(\.key) == ["T1", "T2"])
        let figures = first.parts[0].figures
        #expect(figures.sessions == 4 && figures.attended == 1 && figures.missed == 1)
        #expect(figures.unrecorded == 1 && figures.toCome == 0)
        #expect(figures.cancelled == [.sick: 1])
        #expect(figures.missedShare == 0.5 && figures.cancelledShare == 0.25)
        #expect(first.parts[1].figures.sessions == 0 && first.total.sessions == 4)
        let all = try report(later, "2026-11-01", "2027-01-31", by: .month)
        #expect(all.parts.map(\.key) == ["2026-11", "2026-12", "2027-01"])
        #expect(all.parts.map(\.figures.sessions) == [1, 4, 0])
        #expect(all.total.toCome == 1)
        let causes = try report(later, "2026-11-01", "2027-01-31", by: .cause)
        #expect(causes.parts.map(\.key) == ["none"])
        #expect(causes.parts[0].figures.time?.working == nil)
        #expect(causes.total.time?.working == all.total.time?.working)
    }

    @Test("what was taken back, or out with its plan, is no cancellation")
    func takenBack() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let plan = try test.clinic.booked("Jo")
        let all = try test.clinic.sessions(plan: plan.id)
        _ = try test.at("2026-12-05T18:00").discharge(plan, reason: "moved away")
        let told = try report(test.at("2026-12-06T08:00"), "2026-11-01", "2027-06-30")
        #expect(told.total.allCancelled == 0)
        #expect(told.total.sessions == all.count { $0.details.start.day <= plan.details.start + 4 })
        #expect(told.total.plans.begun == 1 && told.total.plans.ended == 1)
        #expect(told.total.plans.droppedOut == 0 && told.total.plans.completed == 0)
    }

    @Test("time is used as it is booked; absences, closed times, holidays and blocks are none")
    func time() throws {
        let test = try week()
        defer { test.remove() }
        let later = test.at("2026-12-05T08:00")
        let before = try report(later, "2026-11-30", "2026-12-06")
        #expect(before.parts.map(\.figures.time?.working) == [3000, 3000])
        #expect(before.parts[0].figures.time?.booked == 3 * 45)
        #expect(before.parts[0].figures.time?.attended == 45)
        #expect(before.parts[0].figures.time?.utilisation == 135.0 / 3000)
        _ = try test.clinic.recordAbsence(
            of: test.clinic.therapist(named: "T2"), from: "2026-12-01", to: "2026-12-02",
            reason: nil)
        var input = ClinicInput(closed: ["2026-12-04T12:00..2026-12-04T18:00"])
        input.holidays = "GB-SCT"
        _ = try test.clinic.changeSettings(name: nil, reopen: [], input)
        let after = try report(later, "2026-11-30", "2026-12-06")
        // Saint Andrew's Day is the Monday; Friday ends at noon; Therapist 2 is away for two days.
        #expect(after.parts.map(\.figures.time?.working) == [2040, 840])
        #expect(after.total.time?.working == 2880)
    }

    @Test("plans count where they begin, where they end and where they are first attended")
    func plans() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let made = try ["Jo", "Lee"].map {
            try test.clinic.booked($0, cause: "hip-bursitis", start: "2026-12-07")
        }
        let treated = try made.map { try test.clinic.treatment(of: $0) }
        let late = test.at("2026-12-31T18:00")
        for sessions in treated { _ = try late.attend(sessions[0]) }
        _ = try late.miss(treated[1][1])
        // Jo ends after the first visit, before the second was due; Lee after one that was missed.
        let days = (treated[0][0].details.start.day, treated[1][1].details.start.day)
        _ = try test.at("\(days.0)T18:00").discharge(made[0], reason: "moved away")
        _ = try test.at("\(days.1)T18:00").discharge(made[1], reason: "does not come")
        let told = try report(late, "2026-12-01", "2026-12-31", by: .cause)
        let figures = try #require(told.parts.first { $0.key == "hip-bursitis" }).figures.plans
        #expect(figures.begun == 2 && figures.ended == 2)
        #expect(figures.prescribed == 2 * treated[0].count && figures.held == 2)
        #expect(figures.completion == 2 / Double(figures.prescribed))
        #expect(figures.droppedOut == 1 && figures.dropOut == 0.5 && figures.completed == 0)
        #expect(figures.trips == 2 && figures.tripsPerPlan == 1)
        let waits = treated.map { $0[0].details.start.day - test.clinic.today }
        #expect(figures.waits == waits.sorted())
        #expect(figures.medianWait == Double(waits[0] + waits[1]) / 2)
        let other = try report(late, "2027-01-01", "2027-01-31", by: .cause).total.plans
        #expect(other == PlanFigures())
        #expect(other.completion == nil && other.medianWait == nil && other.tripsPerPlan == nil)
    }

    @Test("the time of somebody who has left is not known, and is no part of the whole")
    func left() throws {
        let test = try week()
        defer { test.remove() }
        let later = test.at("2026-12-11T08:00")
        _ = try later.removeTherapist(later.therapist(named: "T1"))
        let told = try report(later, "2026-11-30", "2026-12-06")
        #expect(told.parts.map(\.figures.time?.working) == [nil, 3000])
        #expect(told.parts[0].figures.time == nil && told.parts[0].figures.sessions == 4)
        #expect(told.total.time == TimeUse(working: 3000, booked: 0, attended: 0))
    }

    @Test("a span of no days, or of more than ten years, is refused; an empty clinic has no shares")
    func spans() throws {
        let test = try TestClinic()
        defer { test.remove() }
        expectRefused { try report(test.clinic, "2026-12-02", "2026-12-01") }
        expectRefused { try report(test.clinic, "2000-01-01", "2026-12-01") }
        let empty = try report(test.clinic, "2026-12-01", "2026-12-01")
        #expect(empty.parts.isEmpty && empty.total.time?.utilisation == nil)
    }
}
