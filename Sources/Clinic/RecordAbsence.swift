import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Writes the absence, whatever stands in it, and answers the sessions to come that it hits.
    ///
    /// A date alone is a whole day; the last one is included.
    package func recordAbsence(
        of therapist: Therapist, from: String, to: String, reason: String?
    ) throws -> (absence: Absence, hit: [Session]) {
        let start = try LocalTime(telling: from, today: today, at: .midnight)
        let end = try LocalTime(telling: to, today: today, at: .endOfDay)
        guard let span = Interval(start, end) else {
            throw Failure(
                .usage,
                "The absence ends (\(told(to, end))) before it begins (\(told(from, start))).",
                remedy: "Write the earlier time after --from.")
        }
        let reason = try reason.map(Text.reason)
        let absence = try write {
            try $0.addAbsence(of: therapist.id, span: span, reason: reason)
        }
        return (absence, try hits(of: absence))
    }

    package func absences() throws -> [Absence] { try read { try $0.absences() } }

    package func removeAbsence(_ text: String) throws -> Absence {
        let absence = try found(
            absences().first { $0.id == ID(parsing: text) }, text, noun: "absence",
            listCommand: "physio absence list")
        try write { try $0.removeAbsence(absence.id) }
        return absence
    }

    /// A day where a day was written, else the time.
    private func told(_ text: String, _ time: LocalTime) -> String {
        if let day = try? Day(telling: text, today: today) { "\(day)" } else { "\(time)" }
    }
}
