import CivilTime
import ClinicStore
import Planner

extension Act {
    /// The act in the clinic's zone as it is written now, which may be another than before.
    ///
    /// Sessions keep their times of day, so that calendars hear that their instants are others; what other calendars say
    /// keeps its instants, so that its times of day are others.
    /// - Returns: it, and how many booked sessions calendars hear of; they hear of cancelled ones, too.
    func inNewZone() throws -> (act: Act, told: Int) {
        let current = try clinic.current(reading, in: clinic.store)
        guard current.zone.identifier != zone.identifier else { return (self, 0) }
        let earliest = min(now, current.now)
        let ahead = try reading.sessions(SessionFilter(from: earliest.day - 1))
            .filter { $0.details.end > earliest }
        for session in ahead { try writing.tellAnew(session.id) }
        let staff = try reading.therapists(includingInactive: true)
        for therapist in staff { try moveBusy(of: .therapist(therapist.id), to: current.zone) }
        for patient in try reading.patients() {
            try moveBusy(of: .patient(patient.id), to: current.zone)
        }
        return (Act(clinic: current, writing: writing), ahead.count(where: \.status.isLive))
    }

    private func moveBusy(of person: BusyPerson, to other: ZoneRules) throws {
        func moved(_ time: LocalTime) -> LocalTime { zone.first(time).map(other.local) ?? time }
        for calendar in try reading.busyCalendars(of: person) {
            let spans = calendar.spans.compactMap { Interval(moved($0.start), moved($0.end)) }
            try writing.replaceBusy(
                of: person, by: Interval.joined(spans), in: calendar.name)
        }
    }
}
