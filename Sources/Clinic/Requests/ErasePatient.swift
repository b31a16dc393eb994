import ClinicStore
package import Planner

/// Erases the person and keeps the bookings, without a name; what lies ahead is cancelled, so that others may have it.
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
        let ahead = try act.reading.sessions(SessionFilter(patient: patient, from: act.today))
            .filter { $0.isAhead(act.now) }
        for session in ahead {
            _ = try act.writing.updateSession(session.cancelled(Session.erased, at: act.now))
        }
        for plan in try act.reading.plans(of: patient) where plan.status != .discharged {
            try act.writing.discharge(
                plan.id, Discharge(day: act.today, reason: Session.erased, summary: ""))
        }
        try act.writing.erasePatient(patient)
        return ErasedPatient(
            erased: patient, cancelled: ahead.map(\.id), published: addresses)
    }
}
