import CivilTime
import ClinicStore
package import Planner

/// Who is who at the moment at which a page is read: names, and which sessions are in trouble.
package struct Roster: Sendable {
    private let zone: ZoneRules
    private let names: PeopleAndRooms
    let troubles: Troubles

    fileprivate init(_ clinic: Clinic, _ reading: StoreReading) throws {
        zone = clinic.zone
        names = try PeopleAndRooms(reading)
        troubles = try Troubles(clinic, reading)
    }

    /// The name; of a patient who was erased the id.
    package func name(_ id: ID<Patient>) -> String { names.name(of: id) }
    package func name(_ id: ID<Therapist>) -> String { names.name(of: id) }
    package func name(_ id: ID<Room>) -> String { names.name(of: id) }

    /// The session with all that pages show of it.
    package func entry(_ session: Session) -> SessionEntry {
        let details = session.details
        return SessionEntry(
            session: session, patient: name(details.patient), therapist: name(details.therapist),
            room: details.room.map(name),
            troubles: troubles.of(session), zone: zone)
    }

    package func entry(_ place: OfferedPlace) -> PlaceEntry {
        PlaceEntry(place: place, therapist: name(place.therapist), room: place.room.map(name))
    }

    package func entry(_ absence: Absence, hitting hit: [Session]? = nil) -> AbsenceEntry {
        AbsenceEntry(
            absence: absence, name: name(absence.therapist), hit: hit.map(entries))
    }

    func entry(_ closure: RoomClosure, hitting hit: [Session]) -> ClosureEntry {
        ClosureEntry(closure: closure, name: name(closure.room), hit: entries(hit))
    }

    func isStopped(_ patient: ID<Patient>) -> Bool { troubles.isStopped(patient) }

    package func entries(_ sessions: [Session]) -> [SessionEntry] { sessions.map(entry) }
}

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func roster() throws -> Roster { try read { try Roster(self, $0) } }
}
