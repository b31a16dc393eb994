package import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// The absences of all therapists, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func absences() throws -> [Absence] { try read { try $0.absences() } }

    /// The absence that a text like `A3` means.
    ///
    /// - Throws: a refusal where the text is no absence's id; `StoreError` where the file cannot be read.
    package func absence(named text: String) throws -> ID<Absence> {
        try found(absences().first { $0.id == ID(parsing: text) }, text, noun: .absence).id
    }

    /// The time from one word to another: a date alone is a whole day, and the last one is included.
    ///
    /// - Throws: a refusal where a word is no time, or the end is not after the start.
    package func absenceSpan(from: String, to: String) throws -> Interval<LocalTime> {
        let start = try LocalTime(telling: from, today: today, at: .midnight)
        let end = try LocalTime(telling: to, today: today, at: .endOfDay)
        guard let span = Interval(start, end) else {
            throw AbsenceRefusal.endsFirst(
                said(to, as: end), before: said(from, as: start))
        }
        return span
    }

    /// A day where a day was written, else the time.
    private func said(_ text: String, as time: LocalTime) -> AbsenceRefusal.End {
        if let day = try? Day(telling: text, today: today) { .day(day) } else { .time(time) }
    }
}
