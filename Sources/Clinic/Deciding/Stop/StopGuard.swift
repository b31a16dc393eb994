import ClinicStore
package import Planner

extension Clinic {
    /// What stops a patient's treatment now; `nil` where nothing does.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func stop(of patient: ID<Patient>) throws -> TreatmentStop? {
        try read { try stop(of: patient, $0) }
    }

    /// All patients whose treatment is stopped now.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func stops() throws -> [ID<Patient>: TreatmentStop] {
        try read { try stops($0) }
    }

    /// Refuses what a transaction has done so far where it goes on with a treatment that is stopped.
    ///
    /// Every write passes through here, whichever command it comes from; `TreatmentChange` says what is
    /// allowed all the same.
    func refuseTreatmentWhileStopped(_ writing: StoreWriting) throws {
        for patient in writing.treated.sorted() {
            guard let stop = try stop(of: patient, writing.now) else { continue }
            for change in try writing.treatmentChanges(of: patient) {
                guard let why = change.refusalWhileStopped else { continue }
                throw try refusal(stop, why)
            }
        }
    }

    /// Refuses an act of treatment before a place is looked for or anything else is asked.
    func requireGoing(_ patient: ID<Patient>, _ reading: StoreReading, _ why: String) throws {
        if let stop = try stop(of: patient, reading) { throw try refusal(stop, why) }
    }

    /// The same for an act on a session, unless it is a visit that may be held while the treatment is stopped.
    func requireGoing(_ session: Session, _ reading: StoreReading, _ why: String) throws {
        guard session.details.exception?.standsWhileStopped != true else { return }
        try requireGoing(session.details.patient, reading, why)
    }

    /// The refusal with the flags and the ways that are open; `why` says what is not done, as a clause.
    func refusal(_ stop: TreatmentStop, _ why: String) throws -> Failure {
        let told = try StopText.flags(stop, shelf.catalog())
        let visit = NextStep(
            .addSession(stop.patient),
            [.at: .blank(.time), .kind: "assessment", .reason: .blank(.why)])
        return Failure(
            .refused,
            "STOP: the treatment of \(stop.patient) is stopped since \(stop.since); \(why).",
            remedy:
                """
                Cancelling can be done (\(do: .cancelSession(nil))), and a visit to look at the patient \
                can be booked: \(do: visit). \(StopText.goingOn(stop))
                """,
            details: told)
    }
}

extension Clinic {
    /// Why a booked session must not stand as it is.
    package func troubles(of session: Session, _ stop: TreatmentStop?) -> [Trouble] {
        guard let stop, session.isHeldUp(at: now) else { return [] }
        let words = stop.flags.map { "\($0.flag), \($0.action.rawValue)" }.joined(separator: "; ")
        let flags = words.isEmpty ? nil : "a red flag is open (\(words))"
        let told = [flags, stop.age.map(\.why.withoutFullStop)].compactMap { $0 }
        return [
            Trouble(
                kind: .stopped,
                text: "Treatment is stopped since \(stop.since): \(told.joined(separator: "; ")).")
        ]
    }
}
