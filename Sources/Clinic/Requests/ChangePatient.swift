import ClinicStore
package import Planner

/// Changes what is known of a patient; what is not named stays.
package struct ChangePatient: Request {
    let patient: ID<Patient>
    let name: String?
    let input: PatientParticulars

    package init(_ patient: ID<Patient>, name: String? = nil, _ input: PatientParticulars) {
        self.patient = patient
        self.name = name
        self.input = input
    }

    package func carryOut(_ act: Act) throws -> PatientChange {
        let clinic = act.clinic
        let before = try act.reading.patient(patient)
        var changed = before
        let stop = try clinic.stop(of: patient, act.reading)
        if let name { changed.details.name = try Text.name(name, of: .patient) }
        do {
            try clinic.apply(input, to: &changed.details)
        } catch let refusal as NameRefusal {
            throw refusal.told(of: .patient(patient))
        }
        try act.writing.updatePatient(changed)
        try act.recordWeight(input, of: changed)
        try clinic.tellForbidden(of: patient, act.writing)
        try clinic.expireAnswers(of: patient, act.writing)
        try clinic.followAge(of: patient, before: stop, act.writing)
        let after = try act.reading.patient(patient)
        let drift = try clinic.safetyDrift(of: patient)
            .filter { [.redFlag, .contraindicated, .avoid].contains($0.kind) }
        return PatientChange(
            before: before, after: after, drift: drift,
            hit: try act.hit(.patientAway, patient: patient))
    }
}
