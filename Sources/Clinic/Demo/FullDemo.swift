import CivilTime
import Planner

/// A clinic whose diary is nearly full: what a refusal and a tight fit look like.
package enum FullDemo {
    private static let givenNames = [
        "Aisha", "Bruno", "Carmen", "Dmitri", "Elin", "Farid", "Grace", "Hana", "Ivan", "Joan",
        "Kofi", "Lena", "Miro", "Nadia", "Omar", "Paula", "Quinn", "Rosa", "Stefan", "Thea",
    ]
    private static let familyNames = ["Becker", "Costa", "Doyle", "Ekström", "Fischer", "Garcia"]
    private static let causes = [
        "hip-osteoarthritis", "nonspecific-back-pain", "sciatica", "hip-bursitis",
        "spinal-stenosis",
        "piriformis-syndrome",
    ]
    private static let times = [
        "Mon-Fri 08:00-12:00", "Mon-Thu 14:00-19:00", "Mon,Wed,Fri 09:00-13:00",
        "Tue,Thu 08:00-18:00", "Mon-Sat 08:00-19:00",
    ]

    /// The patient of a number, not yet registered: the same in each run.
    ///
    /// - Throws: never, as all its days and hours are sound.
    package static func input(
        _ number: Int
    ) throws -> (name: String, cause: String, patient: PatientParticulars) {
        let given = givenNames[number % givenNames.count]
        let family = familyNames[number / givenNames.count % familyNames.count]
        var patient = PatientParticulars()
        patient.born = try Day(
            year: 1945 + number * 7 % 50, month: 1 + number % 9, day: 10 + number % 9)
        patient.smokes = 0
        patient.available = try WeeklyHours(parsing: times[number * 3 % times.count])
        return ("\(given) \(family)", causes[number * 5 % causes.count], patient)
    }

    /// Registers patients and books their plans, one after another as they come, from tomorrow on; those who
    /// find no place stay without one.
    /// - Returns: how many plans were booked.
    /// - Throws: what `Clinic.perform` throws, except where a plan is refused.
    @discardableResult
    package static func fill(_ clinic: Clinic, with count: Int) throws -> Int {
        var booked = 0
        for number in 0..<count {
            let (name, cause, input) = try input(number)
            let patient = try clinic.perform(RegisterPatient(name, input))
            _ = try clinic.perform(ScreenPatient(patient.id, .clear))
            do {
                _ = try clinic.perform(StartPlan(PlanWishes(patient.id, cause: cause)))
                booked += 1
            } catch let refusal as any ClinicRefusal where refusal.kind == .refused {
                continue
            }
        }
        return booked
    }
}
