import CivilTime
import ClinicStore
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

/// A date of birth that is corrected, or taken out, while a plan for adults runs.
@Suite("An age that the plan is not made for stops the treatment")
struct AgeStopTests {
    /// The morning of the second day of the plan, and the patient as told anew.
    private func running(
        born: String?
    ) throws -> (fixture: LivingFixture, clinic: Clinic, patient: Patient) {
        let fixture = try LivingFixture()
        let clinic = try fixture.after(1)
        return (fixture, clinic, try told(born, clinic))
    }

    private func told(_ born: String?, _ clinic: Clinic) throws -> Patient {
        var input = PatientInput(born: born)
        if born == nil { input.cleared = [.born] }
        return try clinic.changePatient(clinic.patient(named: "P1"), name: nil, input)
    }

    private func calendar(_ clinic: Clinic) throws -> String {
        let bytes = try clinic.exportCalendar(of: .patient(ID(1)), privacy: "full").bytes
        return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
    }

    private func text(_ body: () throws -> some Any) throws -> String {
        let failure = try refusal { _ = try body() }
        #expect(failure.kind == .refused)
        return failure.description
    }

    @Test(
        "at 12, at 17 without a decision and without a date of birth nothing goes on",
        arguments: ["2014-05-05", "2009-05-05", nil])
    func stopped(born: String?) throws {
        let (fixture, clinic, patient) = try running(born: born)
        defer { fixture.remove() }
        let stop = try #require(try clinic.stop(of: patient.id))
        #expect(stop.flags.isEmpty && stop.age != nil && stop.since == clinic.today)
        #expect(try clinic.stops().keys.sorted() == [patient.id])
        let plan = try clinic.plan(named: "L1")
        let session = try #require(
            clinic.sessions(patient: patient.id).first { $0.details.start > clinic.now })
        let acts: [() throws -> Void] = [
            { _ = try clinic.confirm(session) },
            { _ = try clinic.extend(plan, ExtendInput(weeks: 2)) },
            {
                _ = try clinic.addSession(SessionInput(patient: patient, at: "2026-12-18T16:00"))
            },
            { _ = try clinic.proposeMedicine("paracetamol-oral", in: plan) },
            {
                _ = try clinic.confirmMedicine(
                    PrescriptionInput(
                        plan: plan, medicine: "paracetamol-oral", prescriber: "Dr Lee",
                        dose: "1000 mg 4 times a day"))
            },
        ]
        for act in acts {
            #expect(try text(act).contains("physio patient set P1 --born YYYY-MM-DD"))
        }
        #expect(try clinic.upcoming(for: patient, days: 14).stop?.hasPrefix("STOP") == true)
        let calendar = try calendar(clinic)
        #expect(calendar.contains("SUMMARY:Ring first: "))
        #expect(calendar.contains("Please ring the clinic"))
        #expect(plan.details.routines.contains { $0.suspendedLastDay != nil })
        // A medicine of the plan may be forbidden at that age, too, and is told of its own.
        let drift = try clinic.drift(of: patient.id)
        let told = drift.filter { $0.problem == stop.age.map(DriftProblem.wrongAge) }
        #expect(told.count == 1 && told[0].command.hasPrefix("physio "))
        #expect(told.first?.kind == .contraindicated)
        #expect(!drift.contains { $0.text.hasPrefix("ADULT-") }, "the age is told once")
        try fixture.expectSound()
    }

    @Test("corrected again the plan goes on, with new series; undone everything is as it was")
    func corrected() throws {
        let (fixture, clinic, patient) = try running(born: "2014-05-05")
        defer { fixture.remove() }
        _ = try told("1980-01-02", clinic)
        #expect(try clinic.stop(of: patient.id) == nil)
        let plan = try clinic.plan(named: "L1")
        #expect(plan.details.routines.allSatisfy { $0.suspendedLastDay == nil })
        #expect(!plan.details.milestones.contains { $0.kind == .ring })
        #expect(try !calendar(clinic).contains("ing first"))
        _ = try clinic.undo()
        #expect(try clinic.stop(of: patient.id) != nil)
        _ = try clinic.undo()
        #expect(try clinic.stop(of: patient.id) == nil)
        let session = try #require(
            clinic.sessions(patient: patient.id).first { $0.details.start > clinic.now })
        _ = try clinic.confirm(session)
        try fixture.expectSound()
    }

    @Test("a flag that is closed does not lift what the age stops, nor the other way round")
    func both() throws {
        let (fixture, clinic, patient) = try running(born: "2014-05-05")
        defer { fixture.remove() }
        _ = try clinic.screen(patient, flags: ["ces"])
        let stop = try #require(try clinic.stop(of: patient.id))
        #expect(stop.lines(try TestClinic.shelf.catalog().redFlags).count == 2)
        _ = try told("1980-01-01", clinic)
        #expect(try clinic.stop(of: patient.id)?.age == nil)
        _ = try told("2014-05-05", clinic)
        _ = try clinic.closeFlag(
            "ces", of: patient, as: .assessedNotPresent, note: nil, clearance: "Dr Lee",
            on: "today")
        #expect(try clinic.stop(of: patient.id)?.flags == [])
        #expect(
            try clinic.plan(named: "L1").details.routines.contains { $0.suspendedLastDay != nil })
        _ = try told("1980-01-01", clinic)
        #expect(try clinic.stop(of: patient.id) == nil)
        try fixture.expectSound()
    }

    @Test("at 17 a clinician decides for the running plan, with a reason; at 12 nobody does")
    func decided() throws {
        let (fixture, clinic, patient) = try running(born: "2009-05-05")
        defer { fixture.remove() }
        let plan = try clinic.plan(named: "L1")
        let way = try #require(
            try clinic.stop(of: patient.id)?.goingOn)
        #expect(way.contains("physio safety override L1 ADULT-01 --reason WHY"))
        for reason in [nil, "", ".", "x", "WHY"] {
            expectRefused {
                try clinic.overrideRules(["ADULT-01"], in: plan, reason: reason)
            }
        }
        let decided = try clinic.overrideRules(
            ["adult-01"], in: plan, reason: "grown up, seen with the paediatrician")
        let finding = try #require(decided.details.findings.first { $0.rule == "ADULT-01" })
        #expect(finding.state == .overridden && finding.by == "tester")
        #expect(try clinic.stop(of: patient.id) == nil)
        #expect(decided.details.routines.allSatisfy { $0.suspendedLastDay == nil })
        _ = try clinic.addSession(SessionInput(patient: patient, at: "2026-12-18T16:00"))
        _ = try told("2014-05-05", clinic)
        #expect(try clinic.stop(of: patient.id)?.age?.override == nil)
        expectRefused {
            try clinic.overrideRules(["ADULT-02"], in: plan, reason: "the parents ask for it")
        }
        try fixture.expectSound()
    }

    @Test("a single treatment needs an age, and at 17 a decision; a look needs neither")
    func single() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let unknown = try test.clinic.registerPatient("A", PatientInput())
        let young = try test.clinic.registerPatient("B", PatientInput(born: "2009-05-05"))
        var hour = 8
        for (patient, way) in [(unknown, "--born YYYY-MM-DD"), (young, "--override ADULT-01")] {
            for kind in Session.Kind.allCases {
                hour += 1
                let at = "2026-12-0\(1 + hour / 10 % 7)T1\(hour % 7):00"
                let input = SessionInput(patient: patient, at: at, kind: kind.rawValue)
                if kind.looksAtThePatient {
                    _ = try test.clinic.addSession(input)
                } else {
                    #expect(try text { try test.clinic.addSession(input) }.contains(way))
                }
            }
        }
        var input = SessionInput(patient: young, at: "2026-12-10T09:00")
        input.overridden = ["ADULT-01"]
        expectRefused { try test.clinic.addSession(input) }
        input.reason = "."
        expectRefused { try test.clinic.addSession(input) }
        input.reason = "grown up, seen with the paediatrician"
        let booked = try test.clinic.addSession(input)
        #expect(booked.details.exception?.rules == ["ADULT-01"])
    }
}
