package import CivilTime
import ClinicStore
import Digest
import ICalendar
package import Planner

/// When a therapist is busy, as a calendar file.
package struct FreeBusyFile: Sendable {
    package let bytes: [UInt8]
    /// How many busy times.
    package let count: Int
    /// The last day that the file covers.
    package let through: Day
}

extension Clinic {
    /// When a therapist is busy from today on, for those who are to know that and no more: no name, no text
    /// (RFC 5546 section 3.3.1). Sessions, absences, meetings and busy times from other calendars are
    /// one.
    ///
    /// The same data at the same time gives the same bytes.
    ///
    /// - Throws: `CalendarRefusal` where the clinic has no mail address, or the calendar cannot be written;
    ///   `StoreError` where the file cannot be read.
    package func freeBusy(of therapist: ID<Therapist>) throws -> FreeBusyFile {
        guard let email = settings.email else {
            throw CalendarRefusal.cannotTellBusy
        }
        let last = today + Self.busyHorizon
        guard let span = Interval(zone.firstInstant(of: today), zone.firstInstant(of: last + 1))
        else { throw CalendarRefusal.endOfTime(today) }
        let (uid, spans) = try read { reading in
            let uid = try reading.freeBusyUID(of: .therapist(therapist))
            return (uid, try reading.busySpans(of: therapist, from: today, in: self))
        }
        let busy = spans.filter { $0.overlaps(span) }
        let freeBusy = FreeBusy(
            uid: uid, stamp: ambient.moment, organizer: Person(address: email), span: span,
            periods: busy.map { FreeBusy.Period($0) })
        var heading = CalendarHeading(product: Self.product)
        heading.method = .publish
        var calendar = ICalendar.Calendar(heading, events: [])
        calendar.freeBusy = [freeBusy]
        do {
            return FreeBusyFile(
                bytes: try calendar.bytes(in: zone), count: busy.count, through: last)
        } catch { throw CalendarRefusal.unwritable(error) }
    }
}

extension StoreReading {
    /// The UID of the free/busy times of a person.
    func freeBusyUID(of person: BusyPerson) throws -> String {
        String(SHA256.hex(Array("\(try identity()) free/busy \(person)".utf8)).prefix(32))
    }

    /// When a therapist is busy from a day on, joined and in order: sessions, places that are offered, absences, meetings, and what other
    /// calendars take.
    func busySpans(
        of therapist: ID<Therapist>, from day: Day, in clinic: Clinic
    ) throws -> [Interval<Moment>] {
        // One that began yesterday may not be over.
        let filter = SessionFilter(
            therapist: therapist, from: day - 1, to: day + Clinic.busyHorizon)
        var spans = try absences(of: therapist).map(\.span)
        for block in try blocks() where block.details.isFor(therapist) {
            spans += block.details.spans(from: day, through: day + Clinic.busyHorizon)
        }
        spans += try therapistBusy(from: day, of: therapist).map(\.span)
        try forEachSession(filter) { session in
            if session.status.isLive, let span = session.details.span { spans.append(span) }
        }
        spans += try heldOffers(at: clinic.ambient.moment).flatMap(\.details.places).filter {
            $0.therapist == therapist
        }.map(\.span)
        let first = LocalTime(day - 1, .midnight)
        spans += try meetings(from: first, before: first + (Clinic.busyHorizon + 2) * 1440).filter {
            $0.status == .held && $0.details.therapist == therapist
        }.map(\.details.span)
        return Interval.joined(spans.compactMap(clinic.zone.instants))
    }
}

extension ZoneRules {
    /// Where an end comes twice, the longer span of both; where clocks skip one, what is left.
    fileprivate func instants(of span: Interval<LocalTime>) -> Interval<Moment>? {
        let start: Moment? =
            switch resolve(span.start) {
            case .once(let moment), .twice(let moment, _): moment
            case .never(_, let after): first(after)
            }
        let end: Moment? =
            switch resolve(span.end) {
            case .once(let moment), .twice(_, let moment): moment
            case .never(_, let after): first(after)
            }
        guard let start, let end else { return nil }
        return Interval(start, end)
    }
}
