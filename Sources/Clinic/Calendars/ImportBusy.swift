package import CivilTime
import ClinicStore
import ICalendar
package import Planner

/// What an import of busy times did.
package struct ImportedBusy: Sendable {
    package let person: BusyPerson
    package let name: String
    /// Joined, in order of time; wall clock of the clinic.
    package let spans: [Interval<LocalTime>]
    /// How many there were before.
    package let replaced: Int
    /// The last day that was looked at.
    package let through: Day
    /// Sessions to come on which busy times land, in order of time.
    package let hit: [Session]
    /// What was wrong in the file and tolerated.
    package let notes: CalendarNotes
}

extension Clinic {
    /// Days from today within which busy times are read.
    package static let busyHorizon = 400

    /// Most spans of one person.
    static let busyLimit = 20_000

    /// The therapist or the patient that an id or a name means.
    ///
    /// - Throws: `CalendarRefusal` where the text is nobody's id or name, `InputRefusal` where it is nearly one, or fits
    ///   several, of one kind or of both; `StoreError` where the file cannot be read.
    package func busyPerson(named text: String) throws -> BusyPerson {
        let staff = try therapists().map { therapist in
            Named(therapist).meaning(BusyPerson.therapist(therapist.id))
        }
        let patients = try patients().map { Named($0).meaning(BusyPerson.patient($0.id)) }
        do {
            return try NameLookup.find(text, among: staff + patients, noun: .person)
        } catch {
            if case .unknown = error { throw CalendarRefusal.nobody(text) }
            throw error
        }
    }

    /// A person's busy times that are not over yet, in order.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func busy(of person: BusyPerson) throws -> [Interval<LocalTime>] {
        try read { try $0.busy(of: person) }.filter { $0.end > now }
    }

    /// The busy times in a calendar file, joined and in order, with what was wrong in it and tolerated; titles
    /// are not read.
    ///
    /// Events of our own making take no time: a therapist's calendar may hold our sessions. With
    /// `leavingOut`, events that cannot be understood are passed over, else they refuse the file. `timeZone` is what
    /// is meant by times without a zone, and by zones that nobody knows.
    /// - Throws: `CalendarFileRefusal` where the file cannot be read or understood, or holds too many; `FileRefusal`
    ///   where `timeZone` is no zone.
    package func busyTimes(
        in path: String, leavingOut: Bool = false, timeZone: String? = nil
    ) throws -> (spans: [Interval<LocalTime>], notes: CalendarNotes) {
        let input = CalendarInput(path: path)
        let assumed = try timeZone.map { try ZoneFiles.rules(of: $0) }
        let own = try read { try $0.givenUIDs() }
        var reader = BusyTimesReader { ZoneFiles.rules(ofAnyCase: $0) }
        try input.read { reader.read($0) }
        let from = zone.firstInstant(of: today)
        guard let window = Interval(from, zone.firstInstant(of: today + Self.busyHorizon + 1))
        else { return ([], CalendarNotes()) }
        let busy = reader.finish(in: window, localZone: zone, assuming: assumed) {
            own.contains($0)
        }
        let notes = try input.notes(
            on: busy.problems, leavingOut: leavingOut,
            of: .busyTimes(mayLeaveOut: busy.problems.allSatisfy { $0.severity < .fatal }))
        let spans = zone.localSpans(busy.intervals)
        guard spans.count <= Self.busyLimit else {
            throw CalendarFileRefusal.tooManyBusyTimes(spans.count, most: Self.busyLimit)
        }
        return (spans, notes)
    }
}

extension ZoneRules {
    /// The first instant of a day, also where clocks skip midnight.
    func firstInstant(of day: Day) -> Moment {
        switch resolve(LocalTime(day, .midnight)) {
        case .once(let moment), .twice(let moment, _): moment
        case .never(_, let after): first(after) ?? Moment(minute: day.number * 1440)
        }
    }
}
