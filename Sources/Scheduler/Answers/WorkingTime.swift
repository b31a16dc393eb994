package import CivilTime
package import Planner

extension Diary {
    /// Minutes of each day in which each therapist could treat if nobody was booked, in steps of the grid: in the
    /// therapist's hours and the clinic's, where the clinic is not closed and the therapist is not away, in no meeting and
    /// not busy elsewhere.
    package func workingMinutes(on days: ClosedRange<Day>) -> [ID<Therapist>: [Day: Int]] {
        var empty = self
        for index in empty.therapists.indices { empty.therapists[index].bookings = [] }
        let board = Board(
            empty, patient: PatientLimits(), days: days, lifting: [.maxPerDay, .room])
        var minutes: [ID<Therapist>: [Day: Int]] = [:]
        for (index, therapist) in board.therapists.enumerated() {
            for day in 0..<board.dayCount {
                let free = board.common[day] & board.free[index][day]
                guard !free.isEmpty else { continue }
                minutes[therapist.id, default: [:]][board.day(day)] = free.count * gridMinutes
            }
        }
        return minutes
    }
}
