import CivilTime
package import ClinicCalendar
import ClinicStore
import Digest
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

/// An invitation that went out, as `NoteGiven` keeps it.
package struct GivenInvitation: Hashable, Sendable {
    let session: ID<Session>
    /// What it says, as a hash.
    let fingerprint: String
}

extension Clinic {
    /// One message for each session still to come whose invitation would say something else than the last one, in
    /// the order of `sessions`, and for cancelled ones that a calendar has; `includesSame` for those that would say
    /// the same too.
    ///
    /// - Throws: `CalendarRefusal` where the clinic or a patient has no mail address; what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func invite(
        to sessions: [Session], _ options: CalendarOptions, includesSame: Bool = true
    ) throws -> (invitations: [Invitation], unchanged: Int, given: GivenOut) {
        guard !options.inUTC else { throw CalendarRefusal.invitesInUTC }
        guard let email = settings.email else {
            throw CalendarRefusal.cannotInvite
        }
        let organizer = Person(
            name: options.privacy == .busy ? nil : settings.name, address: email)
        let (known, last) = try read { (try $0.exportedSessions(), try $0.invitedSessions()) }
        let told = sessions.filter { session in
            session.isToCome(now)
                || session.status == .cancelled && session.details.end > now
                    && known.contains(session.id)
        }
        let made = try told.map { ($0, try event(inviting: $0, options, organizer)) }
        let changed = made.filter { session, invitation in
            includesSame || last[session.id] != invitation.event.invitationPrint
        }
        var given = GivenOut(sessions: changed.map { GivenSession($0.0) })
        given.invitations = changed.map {
            GivenInvitation(session: $0.id, fingerprint: $1.event.invitationPrint)
        }
        let invitations = try changed.map {
            try invitation(to: $0, at: $1.address, $1.event)
        }
        return (invitations, made.count - changed.count, given)
    }

    private func event(
        inviting session: Session, _ options: CalendarOptions, _ organizer: Person
    ) throws -> (event: Event, address: String) {
        try read { reading in
            let patient = try reading.patient(session.details.patient)
            guard let address = patient.details.email else {
                throw CalendarRefusal.cannotBeInvited(patient.id)
            }
            var event = session.event(
                options, in: try wording(for: patient.id, options.privacy, reading),
                stop: try stop(of: patient.id, reading))
            event.organizer = organizer
            event.attendees = [
                Attendee(
                    Person(
                        name: options.privacy == .busy ? nil : patient.name,
                        address: try Text.mailAddress(address)),
                    answer: session.status == .confirmed
                        ? .accepted : session.isDeclined ? .declined : .needsAction)
            ]
            return (event, address)
        }
    }

    /// The message is as old as now, whatever it tells (RFC 5545 section 3.8.7.2).
    private func invitation(
        to session: Session, at address: String, _ told: Event
    ) throws(CalendarRefusal) -> Invitation {
        var event = told
        event.stamp = ambient.moment
        var heading = CalendarHeading(product: Self.product)
        heading.method = session.status == .cancelled ? .cancel : .request
        do {
            let bytes = try ICalendar.Calendar(heading, events: [event]).bytes(in: zone)
            return Invitation(session: session, address: address, bytes: bytes)
        } catch { throw .unwritable(error) }
    }
}

extension Event {
    /// Of what a patient has to hear of: time, words, place, bells, and to whom it goes. Their own answer is no
    /// news to them.
    fileprivate var invitationPrint: String {
        let parts = [
            "\(time)", summary, description ?? "", location ?? "", "\(status)", "\(sequence)",
            attendees.map(\.person.address).joined(separator: ","),
            "\(alarms.map(\.minutesBefore))",
        ]
        return SHA256.hex(Array(parts.joined(separator: "\u{0}").utf8))
    }
}
