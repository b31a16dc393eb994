import CivilTime
import ClinicStore
import Planner

/// A thing that somebody asks the clinic to do, as a value.
///
/// It holds ids and typed values, never a record that was read before: whatever it decides on is read inside
/// the transaction that carries it out, so two who ask at once cannot undo each other's change.
package protocol Request: Sendable {
    /// What was changed, for whoever asked.
    associatedtype Outcome

    /// Why, for the history; `nil` where nobody said.
    var reason: String? { get }

    /// Reads what it decides on, decides, changes, and reads what it gives back.
    ///
    /// - Throws: a refusal with what stands in the way; then nothing is changed.
    func carryOut(_ act: Act) throws -> Outcome
}

extension Request {
    package var reason: String? { nil }
}

/// One transaction of a clinic, in which a request is carried out.
package struct Act {
    /// The clinic as this transaction has it: what it reads is what the request has changed so far.
    package let clinic: Clinic
    let writing: StoreWriting

    /// The file as the request has changed it so far.
    var reading: StoreReading { writing.now }
    var now: LocalTime { clinic.now }
    var today: Day { clinic.today }
    var settings: ClinicSettings { clinic.settings }
    var ambient: Ambient { clinic.ambient }
    var shelf: CatalogShelf { clinic.shelf }
    var zone: ZoneRules { clinic.zone }
    /// What cannot stand as the request has changed the file so far.
    var troubles: Troubles { get throws { try Troubles(clinic, reading) } }

    /// The sessions from today on that are in trouble of a kind; of a patient or therapist, or of all.
    func hit(
        _ kind: Trouble.Kind, patient: ID<Patient>? = nil, therapist: ID<Therapist>? = nil
    ) throws -> [Session] {
        let filter = SessionFilter(patient: patient, therapist: therapist, from: today - 1)
        return try troubles.hit(kind, among: try reading.sessions(filter))
    }
}

extension Clinic {
    /// Does what is asked in one transaction with one history entry, or nothing at all; a rehearsal
    /// (`--dry-run`) takes it back. What goes on with a treatment that is stopped is refused, whoever asks; who has
    /// what they waited for is taken off the waiting list.
    ///
    /// - Throws: what the request throws; `StopRefusal` where a stopped treatment would go on; `StoreError` where
    ///   the file cannot be written. Then nothing is changed.
    package func perform<Asked: Request>(_ request: Asked) throws -> Asked.Outcome {
        try perform(request) { outcome, _ in outcome }
    }

    /// The same, and `telling` reads what else is reported, in the same transaction: what a person hears is
    /// what is on disk, and a rehearsal says exactly what the real thing says.
    ///
    /// - Throws: as `perform(_:)`; what `telling` throws takes all back, too.
    package func perform<Asked: Request, Told>(
        _ request: Asked, telling: (Asked.Outcome, Clinic) throws -> Told
    ) throws -> Told {
        let change = Change(
            actor: ambient.actor, command: ambient.command, reason: request.reason.map(Text.line),
            at: ambient.moment)
        var inside = self
        return try store.write(change, keep: !isRehearsal) { writing in
            inside = try current(writing.now, in: store.inside)
            let outcome = try request.carryOut(Act(clinic: inside, writing: writing))
            try inside.settleWaiting(writing)
            try inside.refuseTreatmentWhileStopped(writing)
            return outcome
        } telling: { outcome in
            try telling(outcome, inside)
        }
    }
}
