package import CivilTime
import ClinicStore
import ICalendar
package import Planner

/// What an import of busy times did.
package struct ImportedBusy: Sendable {
    package let person: BusyPerson
    package let name: String
    /// Which of the person's calendars it was; `nil` for the one without a name.
    package let calendar: String?
    /// Joined, in order of time; wall clock of the clinic.
    package let spans: [Interval<LocalTime>]
    /// How many there were before.
    package let replaced: Int
    /// The last day that was looked at.
    package let through: Day
    /// The person's other calendars that take time.
    package let others: [BusyCalendar]
    /// Sessions to come on which busy times land, in order of time.
    package let hit: [Session]
    /// What is ours and stands there at another time, in order of time.
    package let elsewhere: [OwnElsewhere]
    /// How many events take time although one of those invited has declined them, who may be the person.
    package let declinedBySomebody: Int
    /// What was wrong in the file and tolerated.
    package let notes: CalendarNotes
}

/// What is ours and stands in somebody else's calendar at another time.
package struct OwnElsewhere: Hashable, Sendable {
    /// `nil` for a busy time that we have given out without saying with what.
    package let session: Session?
    /// When it is there; wall clock of the clinic.
    package let there: Interval<LocalTime>
}

/// What a calendar file of somebody else's says of a person.
package struct OtherCalendar: Sendable {
    package let person: BusyPerson
    /// What it calls itself.
    package let name: String?
    /// When the person is busy: joined, in order of time; wall clock of the clinic.
    package let spans: [Interval<LocalTime>]
    /// What is ours, by its UID; it takes no time.
    let own: [BusyTimes.Ignored]
    /// How many events take time although one of those invited has declined them: perhaps the person, of whom no mail
    /// address is on record.
    let declinedBySomebody: Int
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

    /// What a calendar file says of when a person is busy; titles are not read.
    ///
    /// What is of our own making takes no time: a therapist's calendar may hold our sessions. Nor does what the person has
    /// declined, by the mail address that is on record. With `leavingOut`, events that cannot be understood are passed
    /// over, else they refuse the file. `timeZone` is what is meant by times without a zone, and by zones that nobody knows.
    /// - Throws: `CalendarFileRefusal` where the file cannot be read or understood, or holds too many; `FileRefusal`
    ///   where `timeZone` is no zone.
    package func busyTimes(
        of person: BusyPerson, in path: String, leavingOut: Bool = false, timeZone: String? = nil
    ) throws -> OtherCalendar {
        let input = CalendarInput(path: path)
        let assumed = try timeZone.map { try ZoneFiles.rules(of: $0) }
        let (own, address) = try read { reading in
            (
                try reading.givenUIDs().union([try reading.freeBusyUID(of: person)]),
                try reading.address(of: person)
            )
        }
        var reader = BusyTimesReader(attendee: address) { ZoneFiles.rules(ofAnyCase: $0) }
        try input.read { reader.read($0) }
        let from = zone.firstInstant(of: today)
        guard let window = Interval(from, zone.firstInstant(of: today + Self.busyHorizon + 1))
        else { throw CalendarRefusal.endOfTime(today) }
        let busy = reader.finish(in: window, localZone: zone, assuming: assumed) {
            own.contains($0)
        }
        let spans = zone.localSpans(busy.intervals)
        let notes = try notes(on: busy.problems, in: input, leavingOut: leavingOut)
        guard spans.count <= Self.busyLimit else {
            throw CalendarFileRefusal.tooManyBusyTimes(spans.count, most: Self.busyLimit)
        }
        return OtherCalendar(
            person: person, name: busy.name, spans: spans, own: busy.ignored,
            declinedBySomebody: busy.declinedBySomebody, notes: notes)
    }

    private func notes(
        on problems: [ReadProblem], in input: CalendarInput, leavingOut: Bool
    ) throws(CalendarFileRefusal) -> CalendarNotes {
        let answers: [ReadProblem.Kind] = [.answer("REPLY"), .answer("COUNTER")]
        if !leavingOut, problems.contains(where: { $0.kind.map(answers.contains) ?? false }) {
            throw .answer(path: input.path)
        }
        return try input.notes(
            on: problems, leavingOut: leavingOut,
            of: .busyTimes(mayLeaveOut: problems.allSatisfy { $0.severity < .fatal }))
    }
}

extension StoreReading {
    /// The mail address of a person; `nil` where none is on record.
    fileprivate func address(of person: BusyPerson) throws -> String? {
        switch person {
        case .therapist(let id): try therapist(id).email
        case .patient(let id): try patient(id).details.email
        }
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
