import ClinicStore
package import Planner

/// Erases the person and keeps the bookings, without a name.
package struct ErasePatient: Request {
    let patient: ID<Patient>
    let isConfirmed: Bool

    /// What is erased cannot come back: it is done only where that `isConfirmed`.
    package init(_ patient: ID<Patient>, isConfirmed: Bool) {
        self.patient = patient
        self.isConfirmed = isConfirmed
    }

    package func carryOut(_ act: Act) throws -> ErasedPatient {
        guard isConfirmed || act.clinic.isRehearsal else {
            throw PatientRefusal.erasureUnconfirmed(patient)
        }
        let addresses = try act.clinic.store.publishedAddresses(of: "\(patient)")
        try act.writing.erasePatient(patient)
        return ErasedPatient(erased: patient, published: addresses)
    }
}
