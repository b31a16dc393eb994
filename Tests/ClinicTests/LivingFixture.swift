import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// A clinic with one running plan of eight sessions or more, and what tests ask of it.
struct LivingFixture {
    let test: TestClinic
    let plan: StoredPlan
    var clinic: Clinic { test.clinic }

    init(cause: String = "sciatica", smokes: Int = 0) throws {
        test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "Jo", PatientInput(born: "1980-01-01", smokes: smokes))
        plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, start: "2026-12-07")
        ).plan
    }

    /// Physiotherapy in order of time.
    func sessions() throws -> [Session] {
        try clinic.sessions(plan: plan.id).filter { $0.details.kind == .physiotherapy }
    }

    func session(_ id: ID<Session>) throws -> Session { try clinic.session(named: "\(id)") }

    /// The morning after the n-th session, counted from 1.
    func after(_ number: Int) throws -> Clinic {
        test.at("\(try sessions()[number - 1].details.start.day + 1)T07:00")
    }

    func expectSound(_ location: SourceLocation = #_sourceLocation) throws {
        #expect(try clinic.check().violations == [], sourceLocation: location)
    }

    func contents() throws -> LivingWorld.Contents { try clinic.store.contents() }

    func remove() { test.remove() }
}

/// The failure of a command that must be refused, with its reasons.
func refusal(_ command: () throws -> Void) throws -> Failure {
    var caught: (any Error)?
    do { try command() } catch { caught = error }
    let error = try #require(caught, "it was not refused")
    return try #require(Failure(saying: error), "\(error)")
}

/// A command that must be refused; gives back what a person reads of it.
@discardableResult
func expectRefused<Value>(
    _ location: SourceLocation = #_sourceLocation, _ command: () throws -> Value
) -> Failure? {
    do { _ = try command() } catch {
        #expect(error is any ClinicRefusal, sourceLocation: location)
        return Failure(saying: error)
    }
    Issue.record("it was not refused", sourceLocation: location)
    return nil
}

extension ClinicRefusal {
    /// What a person reads of it.
    var said: Failure {
        Failure(saying: self) ?? Failure(.refused, "\(self) has no words.", remedy: "")
    }
}
