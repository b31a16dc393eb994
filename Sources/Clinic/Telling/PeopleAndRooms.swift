import ClinicStore
import Planner

/// The names behind the ids of a clinic.
struct PeopleAndRooms: Sendable {
    /// Without those who were erased.
    let patients: [ID<Patient>: String]
    /// Also those who left.
    let therapists: [ID<Therapist>: String]
    let rooms: [ID<Room>: String]

    init(_ reading: StoreReading) throws {
        patients = try reading.patientNames()
        therapists = try reading.therapists(includingInactive: true).reduce(into: [:]) {
            $0[$1.id] = $1.name
        }
        rooms = try reading.rooms(includingInactive: true).reduce(into: [:]) { $0[$1.id] = $1.name }
    }

    /// The name; of a patient who was erased the id.
    func name(of id: ID<Patient>) -> String { patients[id] ?? "\(id)" }
    func name(of id: ID<Therapist>) -> String { therapists[id] ?? "\(id)" }
    func name(of id: ID<Room>) -> String { rooms[id] ?? "\(id)" }
}
