package import CivilTime
import ClinicStore
import ICalendar
package import Planner

/// Replaces the times at which one of a person's calendars says that the person is busy, or takes them away.
package struct ReplaceBusyTimes: Request {
    let person: BusyPerson
    let spans: [Interval<LocalTime>]
    let calendars: Calendars
    let own: [BusyTimes.Ignored]
    let declinedBySomebody: Int
    let notes: CalendarNotes

    /// Which of a person's calendars.
    enum Calendars {
        case all
        /// One of those that there are.
        case known(String)
        /// One that may be new; `nil` for the one without a name.
        case one(String?)
    }

    /// By what a file says; `name` is what the calendar is to be called, `nil` for what it calls itself.
    ///
    /// - Throws: `InputRefusal` where `name` is no name.
    package init(by file: OtherCalendar, named name: String? = nil) throws(InputRefusal) {
        let own = file.name.map { String(Text.line($0).prefix(100)) }.flatMap {
            $0.isEmpty ? nil : $0
        }
        let told: String? = if let name { try Text.name(name, of: .calendar) } else { own }
        (person, spans, calendars) = (file.person, file.spans, .one(told))
        (self.own, notes) = (file.own, file.notes)
        declinedBySomebody = file.declinedBySomebody
    }

    /// Of the calendar without a name.
    package init(of person: BusyPerson, by spans: [Interval<LocalTime>]) {
        (self.person, self.spans, calendars) = (person, spans, .one(nil))
        (own, declinedBySomebody, notes) = ([], 0, CalendarNotes())
    }

    /// Takes away what one calendar says, or with `nil` for its name what all do.
    package init(clearing person: BusyPerson, named name: String?) {
        (self.person, spans) = (person, [])
        calendars = if let name { .known(Text.line(name)) } else { .all }
        (own, declinedBySomebody, notes) = ([], 0, CalendarNotes())
    }

    package func carryOut(_ act: Act) throws -> ImportedBusy {
        let before = try act.reading.busyCalendars(of: person)
        let meant = try meant(of: before)
        for calendar in meant { try act.writing.replaceBusy(of: person, by: spans, in: calendar) }
        return ImportedBusy(
            person: person, name: try act.name(of: person),
            calendar: meant.count == 1 ? meant[0] : nil, spans: spans,
            replaced: before.filter { meant.contains($0.name) }.map(\.spans.count).reduce(0, +),
            through: act.today + Clinic.busyHorizon,
            others: try act.reading.busyCalendars(of: person).filter { !meant.contains($0.name) },
            hit: try hits(act), elsewhere: try elsewhere(act),
            declinedBySomebody: declinedBySomebody, notes: notes)
    }

    /// The names of the calendars that are replaced, as they are written already: the same in other capitals is the same.
    private func meant(of known: [BusyCalendar]) throws(CalendarRefusal) -> [String?] {
        let same = { (name: String) in
            known.compactMap(\.name).first { $0.lowercased() == name.lowercased() }
        }
        switch calendars {
        case .all: return known.map(\.name)
        case .one(let name): return [name.flatMap { same($0) ?? $0 }]
        case .known(let name):
            guard let found = same(name) else {
                throw .noCalendar(name, of: person, known: known.compactMap(\.name))
            }
            return [found]
        }
    }

    private func hits(_ act: Act) throws -> [Session] {
        let busy =
            switch person {
            case .therapist(let id): try act.hit(.busy, therapist: id)
            case .patient(let id): try act.hit(.busy, patient: id)
            }
        return busy.filter { session in
            spans.contains { session.details.span?.overlaps($0) == true }
        }
    }

    /// What is ours and is not so any more, or not yet, as the file has it.
    private func elsewhere(_ act: Act) throws -> [OwnElsewhere] {
        let freeBusy = try act.reading.freeBusyUID(of: person)
        let now = own.contains { $0.uid == freeBusy } ? try current(act) : []
        return try own.compactMap { one in
            guard let there = act.zone.localSpans([one.span]).first else { return nil }
            if one.uid == freeBusy {
                return now.contains(one.span) ? nil : OwnElsewhere(session: nil, there: there)
            }
            guard let session = try act.reading.session(uid: one.uid),
                !session.status.isLive || session.details.span != there
            else { return nil }
            return OwnElsewhere(session: session, there: there)
        }
    }

    /// The busy times that are given out of the person now, from today on.
    private func current(_ act: Act) throws -> Set<Interval<Moment>> {
        guard case .therapist(let id) = person else { return [] }
        let start = act.zone.firstInstant(of: act.today)
        let spans = try act.reading.busySpans(of: id, from: act.today, in: act.clinic)
        return Set(spans.compactMap { Interval(max($0.start, start), $0.end) })
    }
}

extension Act {
    fileprivate func name(of person: BusyPerson) throws -> String {
        switch person {
        case .therapist(let id): try reading.therapist(id).name
        case .patient(let id): try reading.patient(id).name
        }
    }
}
