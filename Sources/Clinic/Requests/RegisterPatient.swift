import ClinicStore
package import Planner

/// Registers a patient.
package struct RegisterPatient: Request {
    let name: String
    let input: PatientParticulars

    package init(_ name: String, _ input: PatientParticulars) {
        self.name = name
        self.input = input
    }

    package func carryOut(_ act: Act) throws -> Patient {
        var details = PatientDetails(name: try Text.name(name, of: .patient))
        var input = input
        // Nothing is recorded yet that could be forgotten.
        input.facts.removeAll { $0.value == nil }
        do {
            try act.clinic.apply(input, to: &details)
        } catch let refusal as NameRefusal {
            throw refusal.told(of: .newcomer(details.name))
        }
        let patient = try act.writing.addPatient(details)
        try act.recordWeight(input, of: patient)
        return patient
    }
}

extension Act {
    /// Each weight is kept with its day, so that a weight-loss plan can show its course.
    func recordWeight(_ input: PatientParticulars, of patient: Patient) throws {
        guard let weight = input.weightKg else { return }
        try writing.recordOutcome(
            OutcomeScore(measure: WeightMeasure.id, value: weight, day: clinic.today),
            of: patient.id)
    }
}
