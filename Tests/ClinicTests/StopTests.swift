import CivilTime
@testable import ClinicStore
import ClinicWords
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

@Suite("An open red flag stops the treatment")
struct StopTests {
    /// The morning of the second day of the plan.
    private func running() throws -> (fixture: LivingFixture, clinic: Clinic, patient: Patient) {
        let fixture = try LivingFixture()
        let clinic = try fixture.after(1)
        return (fixture, clinic, try clinic.patient(named: "P1"))
    }

    private func calendar(_ clinic: Clinic, _ privacy: String = "full") throws -> String {
        let bytes = try clinic.exportCalendar(of: .patient(ID(1)), privacy: privacy).bytes
        return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
    }

    /// The UIDs of series that still go on after a day.
    private func goingOn(_ text: String, after day: Day) throws -> Set<String> {
        var found = Set<String>()
        for event in text.components(separatedBy: "BEGIN:VEVENT").dropFirst() {
            let lines = event.components(separatedBy: "\r\n")
            guard let rule = lines.first(where: { $0.hasPrefix("RRULE:") }),
                let until = rule.components(separatedBy: "UNTIL=").last?.prefix(8),
                let uid = lines.first(where: { $0.hasPrefix("UID:") })
            else { continue }
            let last = "\(until.prefix(4))-\(until.dropFirst(4).prefix(2))-\(until.suffix(2))"
            if last > day.description { found.insert(uid) }
        }
        return found
    }

    @Test(
        "what is done alone ends in the calendar when it opens, and goes on as new series when it is closed"
    )
    func series() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        let before = try goingOn(calendar(clinic), after: clinic.today)
        #expect(!before.isEmpty)
        _ = try clinic.screen(patient, flags: ["ces"])
        let stopped = try calendar(clinic)
        #expect(try goingOn(stopped, after: clinic.today).isEmpty)
        #expect(stopped.contains("Please ring the clinic"))
        let plan = try clinic.plan(named: "L1")
        #expect(plan.details.routines.contains { $0.suspendedLastDay != nil && $0.sequence > 0 })

        let later = fixture.test.at("\(clinic.today + 5)T09:00")
        _ = try later.closeFlag("ces", of: patient, as: .assessedNotPresent, note: nil)
        let after = try goingOn(calendar(later), after: later.today)
        #expect(after.count == before.count && after.isDisjoint(with: before))
        let now = try later.plan(named: "L1")
        #expect(now.details.routines.allSatisfy { $0.suspendedLastDay == nil })
        #expect(
            now.details.routines.filter { !$0.isReplaced && $0.firstDay <= later.today }
                .allSatisfy { $0.firstDay == later.today })
        #expect(try !calendar(later).contains("ring the clinic"))
        try fixture.expectSound()
    }

    @Test("undoing the flag brings every series back, with sequences that have only risen")
    func undone() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        let before = try clinic.plan(named: "L1").details
        let sessions = try clinic.sessions(patient: patient.id)
        _ = try clinic.screen(patient, flags: ["ces"])
        let stopped = try clinic.sessions(patient: patient.id)
        _ = try clinic.undo()
        #expect(try clinic.stop(of: patient.id) == nil)
        let after = try clinic.plan(named: "L1").details
        #expect(after.routines.map(\.uid) == before.routines.map(\.uid))
        #expect(after.routines.map(\.lastDay) == before.routines.map(\.lastDay))
        #expect(after.milestones.map(\.uid) == before.milestones.map(\.uid))
        let now = try clinic.sessions(patient: patient.id)
        for (old, (told, new)) in zip(sessions, zip(stopped, now))
        where old.details.start.day >= clinic.today {
            #expect(old.sequence < told.sequence && told.sequence < new.sequence)
            #expect(old.placedSequence == new.placedSequence)
        }
        try fixture.expectSound()
    }

    @Test(
        "sessions in the patient's calendar say to ring first, without a reason, and are told anew")
    func sessions() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        let before = try clinic.sessions(patient: patient.id).filter {
            clinic.now < $0.details.start
        }
        _ = try clinic.screen(patient, flags: ["malignancy"])
        for privacy in ["neutral", "full"] {
            let text = try calendar(clinic, privacy)
            #expect(text.contains("SUMMARY:Ring first: "))
            #expect(text.contains("Please ring the clinic before you come"))
            for word in ["malignancy", "red flag", "cancer", "emergency", "urgent"] {
                #expect(!text.lowercased().contains(word), "\(word)")
            }
        }
        #expect(try !calendar(clinic, "busy").contains("ing"))
        let after = try clinic.sessions(patient: patient.id).filter {
            clinic.now < $0.details.start
        }
        #expect(zip(before, after).allSatisfy { $0.sequence < $1.sequence })
        let own = try clinic.exportCalendar(of: .clinic).bytes
        #expect(String(decoding: own, as: UTF8.self).contains("SUMMARY:STOP: "))
    }

    @Test("a second flag changes nothing more, and only the last one closed lets the plan go on")
    func two() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        _ = try clinic.screen(patient, flags: ["ces"])
        let once = try clinic.plan(named: "L1")
        _ = try clinic.screen(patient, flags: ["malignancy", "ces"])
        #expect(try clinic.plan(named: "L1") == once)
        _ = try clinic.closeFlag("ces", of: patient, as: .assessedNotPresent, note: nil)
        #expect(try clinic.plan(named: "L1") == once)
        #expect(try clinic.stop(of: patient.id)?.flags.map(\.flag) == ["malignancy"])
        _ = try clinic.closeFlag("malignancy", of: patient, as: .assessedNotPresent, note: nil)
        #expect(try clinic.stop(of: patient.id) == nil)
        #expect(try clinic.plan(named: "L1") != once)
    }

    @Test("a routine flag stops nothing")
    func routine() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        let before = try clinic.plan(named: "L1")
        _ = try clinic.screen(patient, flags: ["axspa-refer"])
        #expect(try clinic.stop(of: patient.id) == nil)
        #expect(try clinic.plan(named: "L1") == before)
        #expect(try clinic.upcoming(for: patient, days: 14).stop == nil)
    }

    @Test(
        "somebody can look at the patient, for a reason: the visit is booked, confirmed and moved")
    func visit() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        _ = try clinic.screen(patient, flags: ["malignancy"])
        let day = clinic.today + 1
        func visit(_ kind: String, _ reason: String?) -> SessionInput {
            SessionInput(
                patient: patient, at: "\(day)T16:00", minutes: 30, kind: kind, reason: reason)
        }
        for (kind, reason) in [
            ("physiotherapy", "she asks for it"), ("assessment", nil), ("review", nil),
        ] {
            let told = try refusal { _ = try clinic.addSession(visit(kind, reason)) }
            #expect(told.problem.hasPrefix("STOP"), "\(kind)")
        }
        let booked = try clinic.addSession(visit("assessment", "to look at the back"))
        #expect(try clinic.troubles().of(booked).isEmpty)
        _ = try clinic.confirm(booked)
        let moved = try clinic.move(booked, MoveInput(to: "\(day)T17:00", scope: .only))
        #expect(moved.sessions.first?.details.exception?.standsWhileStopped == true)
        #expect(try calendar(clinic).contains("SUMMARY:Assessment"))
        try fixture.expectSound()
    }

    @Test("a repair leaves the sessions of a stopped patient where they are, and says why")
    func repair() throws {
        let (fixture, clinic, patient) = try running()
        defer { fixture.remove() }
        let next = try #require(try fixture.sessions().first { clinic.now < $0.details.start })
        _ = try clinic.changePatient(
            patient, name: nil,
            PatientInput(blocked: ["\(next.details.start.day)..\(next.details.start.day)"]))
        #expect(try clinic.repair(apply: false).lines(.impossible).isEmpty)
        _ = try clinic.screen(patient, flags: ["ces"])
        let left = try clinic.repair(apply: true)
        #expect(left.lines(.moved).isEmpty && left.lines(.reassigned).isEmpty)
        #expect(left.lines(.impossible).map(\.before.id).contains(next.id))
        #expect(
            left.lines(.impossible).first?.reason?.said.contains("Treatment is stopped") == true)
    }

    @Test("what a transaction did is judged row by row: ending goes, going on does not")
    func rows() {
        typealias Trace = TreatmentChange.SessionTrace
        func trace(
            _ status: Session.Status, _ place: Int64 = 1, kind: Session.Kind = .physiotherapy,
            visit: Bool = false
        ) -> Trace {
            Trace(kind: kind, status: status, place: [place], standsWhileStopped: visit)
        }
        let allowed: [(Trace?, Trace?)] = [
            (trace(.booked), trace(.cancelled)), (trace(.confirmed), trace(.booked)),
            (trace(.booked), trace(.attended)), (trace(.confirmed), trace(.missed)),
            (trace(.cancelled), trace(.attended)), (trace(.booked), nil),
            (nil, trace(.booked, kind: .review, visit: true)),
            (
                trace(.booked, 1, kind: .assessment, visit: true),
                trace(.confirmed, 2, kind: .assessment, visit: true)
            ),
        ]
        for (before, after) in allowed {
            #expect(
                TreatmentChange.session(before: before, after: after).refusalWhileStopped == nil)
        }
        let refused: [(Trace?, Trace?)] = [
            (nil, trace(.booked)), (trace(.booked), trace(.confirmed)),
            (trace(.booked), trace(.booked, 2)), (trace(.cancelled), trace(.booked)),
            (trace(.missed, 1), trace(.missed, 2)),
            (nil, trace(.booked, visit: true)), (nil, trace(.booked, kind: .review)),
        ]
        for (before, after) in refused {
            #expect(
                TreatmentChange.session(before: before, after: after).refusalWhileStopped != nil)
        }
        #expect(TreatmentChange.course(isGone: false).refusalWhileStopped != nil)
        #expect(TreatmentChange.course(isGone: true).refusalWhileStopped == nil)
    }
}
