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
        let known = catalog.outcomeMeasures.first { $0.id == measure.uppercased() }
        guard let measure = known else {
            throw Failure(
                .badData, "There is no outcome measure '\(measure)'.",
                remedy: "See all with '\(do: .list(.measures))'.",
                details: Suggestions.near(
                    measure.uppercased(), among: catalog.outcomeMeasures.map(\.id)))
        }
        guard score.isFinite, score >= measure.min, score <= measure.max ?? .infinity else {
            let top = measure.max.map { " to \(plain($0))" } ?? " up"
            throw Failure(
                .badData, "\(plain(score)) is no score of \(measure.id).",
                remedy: "\(measure.name) goes from \(plain(measure.min))\(top).")
        }
        let day = day ?? act.today
        guard day <= act.today else {
            throw Failure(
                .badData, "\(day) is still to come.", remedy: "Give the day of the score.")
        }
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
