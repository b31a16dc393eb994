package import CivilTime
import ClinicStore
package import Planner

/// Replaces the times at which a person is busy elsewhere.
package struct ReplaceBusyTimes: Request {
    let person: BusyPerson
    let spans: [Interval<LocalTime>]
    let notes: CalendarNotes

    package init(
        of person: BusyPerson, by spans: [Interval<LocalTime>],
        _ notes: CalendarNotes = CalendarNotes()
    ) {
        self.person = person
        self.spans = spans
        self.notes = notes
    }

    package func carryOut(_ act: Act) throws -> ImportedBusy {
        let before = try act.reading.busy(of: person)
        try act.writing.replaceBusy(of: person, by: spans)
        return ImportedBusy(
            person: person, name: try act.name(of: person), spans: spans, replaced: before.count,
            through: act.today + Clinic.busyHorizon,
            hit: try hits(of: spans, person, act), notes: notes)
    }

    private func hits(
        of spans: [Interval<LocalTime>], _ person: BusyPerson, _ act: Act
    ) throws -> [Session] {
        let busy =
            switch person {
            case .therapist(let id): try act.hit(.busy, therapist: id)
            case .patient(let id): try act.hit(.busy, patient: id)
            }
        return busy.filter { session in
            spans.contains { session.details.span?.overlaps($0) == true }
        }
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
