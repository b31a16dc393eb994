import CivilTime
package import ClinicCalendar
import ClinicStore
import ICalendar
package import Planner

/// A message that invites a patient to one session, or takes the invitation back (RFC 5546 sections 3.2.2
/// and 3.2.5).
package struct Invitation: Sendable {
    package let session: Session
    /// Where it goes.
    package let address: String
    package let bytes: [UInt8]

    package var isCancellation: Bool { session.status == .cancelled }
    /// What the Content-Type of the mail has to say besides `text/calendar`.
    package var method: String { isCancellation ? "CANCEL" : "REQUEST" }
    /// Gives nothing away.
    package var fileName: String { "\(session.id).ics" }
}

extension Clinic {
    /// One message for each session still to come, in the order of `sessions`, and for cancelled ones that a
    /// calendar has. The same data gives the same bytes.
    ///
    /// - Throws: `CalendarRefusal` where the clinic or a patient has no mail address; what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func invite(
        to sessions: [Session], _ options: CalendarOptions
    ) throws -> (invitations: [Invitation], given: GivenOut) {
        guard !options.inUTC else { throw CalendarRefusal.invitesInUTC }
        guard let email = settings.email else {
            throw CalendarRefusal.cannotInvite
        }
        let known = try read { try $0.exportedSessions() }
        let told = sessions.filter { session in
            session.isToCome(now)
                || session.status == .cancelled && session.details.end > now
                    && known.contains(session.id)
        }
        let organizer = Person(
            name: options.privacy == .full ? settings.name : nil, address: email)
        let invitations = try told.map { try invitation($0, options, organizer) }
        return (invitations, GivenOut(sessions: told.map(GivenSession.init)))
    }

    private func invitation(
        _ session: Session, _ options: CalendarOptions, _ organizer: Person
    ) throws -> Invitation {
        let patient = try read { try $0.patient(session.details.patient) }
        guard let address = patient.details.email else {
            throw CalendarRefusal.cannotBeInvited(patient.id)
        }
        let isHidden = options.privacy == .busy
        var event = session.event(
            options, for: .patient, at: settings, stop: try stop(of: patient.id))
        event.organizer = organizer
        event.attendees = [
            Attendee(
                Person(
                    name: isHidden ? nil : patient.name, address: try Text.mailAddress(address)),
                answer: session.status == .confirmed
                    ? .accepted : session.isDeclined ? .declined : .needsAction)
        ]
        var heading = CalendarHeading(product: Self.product)
        heading.method = session.status == .cancelled ? .cancel : .request
        do {
            let bytes = try ICalendar.Calendar(heading, events: [event]).bytes(in: zone)
            return Invitation(session: session, address: address, bytes: bytes)
        } catch { throw CalendarRefusal.unwritable(error) }
    }
}
