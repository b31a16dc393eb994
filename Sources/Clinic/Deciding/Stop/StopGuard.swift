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
                guard let act = change.refusalWhileStopped else { continue }
                throw try refusal(stop, act)
            }
        }
    }

    /// Refuses an act of treatment before a place is looked for or anything else is asked.
    func requireGoing(_ patient: ID<Patient>, _ reading: StoreReading, _ act: StoppedAct) throws {
        if let stop = try stop(of: patient, reading) { throw try refusal(stop, act) }
    }

    /// The same for an act on a session, unless it is a visit that may be held while the treatment is stopped.
    func requireGoing(_ session: Session, _ reading: StoreReading, _ act: StoppedAct) throws {
        guard session.details.exception?.standsWhileStopped != true else { return }
        try requireGoing(session.details.patient, reading, act)
    }

    /// The refusal of an act, with the flags that are open.
    func refusal(_ stop: TreatmentStop, _ act: StoppedAct) throws -> StopRefusal {
        StopRefusal(stop: stop, act: act, known: try shelf.catalog().flags(of: stop))
    }
}

extension Catalog {
    /// The flags that stop a treatment, as far as they are known.
    func flags(of stop: TreatmentStop) -> [RedFlag] {
        let open = Set(stop.flags.map(\.flag))
        return redFlags.filter { open.contains($0.id) }
    }
}
