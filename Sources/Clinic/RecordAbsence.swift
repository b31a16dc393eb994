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
        let start = try localTime(from, ofDate: .midnight)
        let end = try localTime(to, ofDate: .endOfDay)
        guard let span = Interval(start, end) else {
            throw Failure(
                .usage, "The absence ends (\(end)) before it begins (\(start)).",
                remedy: "Write the earlier time after --from.")
        }
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

    private func localTime(_ text: String, ofDate time: TimeOfDay) throws -> LocalTime {
        if text.contains("T"), let local = try? LocalTime(parsing: text) { return local }
        return LocalTime(try Day(telling: text, today: today), time)
    }
}
