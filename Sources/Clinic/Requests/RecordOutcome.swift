package import CivilTime
import ClinicStore
package import Planner

/// Records a score; a later one for the same measure and day corrects it.
package struct RecordOutcome: Request {
    let patient: ID<Patient>
    let measure: String
    let score: Double
    /// `nil` for today.
    let day: Day?

    package init(_ patient: ID<Patient>, measure: String, score: Double, on day: Day? = nil) {
        self.patient = patient
        self.measure = measure
        self.score = score
        self.day = day
    }

    package func carryOut(_ act: Act) throws -> OutcomeCourse {
        let catalog = try act.shelf.catalog()
        let measure = try catalog.measure(named: measure)
        guard score.isFinite, score >= measure.min, score <= measure.max ?? .infinity else {
            throw OutcomeRefusal.noScore(score, of: measure)
        }
        let day = day ?? act.today
        guard day <= act.today else { throw OutcomeRefusal.stillToCome(day) }
        let before = try act.reading.outcomes(of: patient)
            .first { $0.measure == measure.id && $0.day == day }
        try act.writing.recordOutcome(
            OutcomeScore(measure: measure.id, value: score, day: day), of: patient)
        let courses = try act.clinic.outcomes(of: patient)
        var course = try act.clinic.found(
            courses.first { $0.measure.id == measure.id }, measure.id)
        course.corrected = before.flatMap { $0.value == score ? nil : $0 }
        return course
    }
}
