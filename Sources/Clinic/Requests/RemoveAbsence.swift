import ClinicStore
package import Planner

/// Takes an absence back.
package struct RemoveAbsence: Request {
    let absence: ID<Absence>

    package init(_ absence: ID<Absence>) { self.absence = absence }

    /// The absence as it was.
    package func carryOut(_ act: Act) throws -> Absence {
        let removed = try act.clinic.found(
            act.reading.absences().first { $0.id == absence }, "\(absence)", noun: .absence)
        try act.writing.removeAbsence(absence)
        return removed
    }
}
