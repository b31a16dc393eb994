import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// The timetables that are kept for a patient now.
    func heldTimetables(
        of patient: ID<Patient>, _ reading: StoreReading
    ) throws -> [PlaceOffer] {
        try reading.heldOffers(at: ambient.moment).filter {
            $0.details.patient == patient && $0.details.timetable != nil
        }.sorted { $0.id < $1.id }
    }

    /// When a timetable that is kept from now on expires, unless it begins before.
    var keptUntil: Moment {
        get throws {
            Moment(minute: ambient.moment.minute + (try waitingLimits().timetableHours) * 60)
        }
    }
}
