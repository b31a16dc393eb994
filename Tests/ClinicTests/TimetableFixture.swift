import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

/// Two therapists from eight to six on weekdays, and Jo, Lee and Kim, who come at any time. It is Monday, eight o'clock.
struct TimetableFixture {
    let test: TestClinic
    let jo: Patient
    let lee: Patient
    let kim: Patient
    var clinic: Clinic { test.clinic }

    init(therapists: Int = 2) throws {
        test = try TestClinic().staffed(therapists)
        jo = try test.clinic.screenedPatient("Jo", .asked())
        lee = try test.clinic.screenedPatient("Lee", PatientInput())
        kim = try test.clinic.screenedPatient("Kim", PatientInput())
    }

    func remove() { test.remove() }

    @discardableResult
    func reserve(
        _ patient: Patient, _ cause: String = "sciatica", count: Int = 3, start: String? = nil,
        medicines: PlanChoices.Medicines = .none, at time: String = "2026-11-30T08:00"
    ) throws -> [PlaceOffer] {
        let clinic = test.at(time)
        let asked = PlanInput(
            patient: patient, cause: cause, start: start, medicines: medicines)
        let plan = try asked.request(today: clinic.today)
        return try clinic.perform(ReserveTimetables(plan, count: count)).timetables.map(\.offer)
    }

    @discardableResult
    func choose(_ offer: PlaceOffer, at time: String = "2026-11-30T08:00") throws -> MadePlan {
        try test.at(time).perform(ChooseTimetable(offer.id)).made
    }

    func offer(_ id: ID<PlaceOffer>) throws -> PlaceOffer {
        try clinic.read { try $0.offer(id) }
    }

    func book(
        _ patient: Patient, _ place: KeptPlace, at time: String = "2026-11-30T08:00"
    ) throws -> Session {
        var input = SessionInput(patient: patient, at: "\(place.span.start)")
        input.minutes = 30
        input.therapist = try clinic.therapist(named: "\(place.therapist)")
        return try test.at(time).addSession(input)
    }
}

extension [Session] {
    /// When, with whom and where, in order of time.
    var places: [KeptPlace] {
        sorted { $0.details.start < $1.details.start }.compactMap { session in
            session.details.span.map {
                KeptPlace(with: session.details.therapist, in: session.details.room, $0)
            }
        }
    }
}

extension PlaceOffer {
    /// As a placed plan, to measure how far two lie apart.
    func placed() throws -> PlacedPlan {
        guard case .timetable(_, let kept) = details.aim else { throw KeptTimetable.Unreadable() }
        return try KeptTimetable(text: kept).placed(at: details.places)
    }
}
