package import CivilTime
import ClinicStore
package import Planner

/// Seats that were just given to a patient.
package struct SeatedPatient: Page {
    package let `class`: ID<GroupClass>
    package let name: String
    package let patient: String
    /// In order of their time.
    package let sessions: [SessionEntry]
    /// Meetings that cannot be held as it stands.
    package let notHeld: [BookedSeries.LeftOut]
    /// Meetings in which there is none.
    package let leftOut: [BookedSeries.LeftOut]
    /// Where the patient waits for those that are full.
    @WhereThere package var wish: WaitingEntry?
    /// What else there is to know or to do, a sentence each.
    package let remarks: [SessionRemark]
}

/// Meetings that were just cancelled or moved, with all who had a seat.
package struct ChangedClass: Page {
    /// A meeting, before and after.
    package struct Change: Encodable, Sendable {
        package let before: MeetingEntry
        /// `nil` for one that was cancelled.
        package let after: MeetingEntry?
    }

    package let `class`: ClassEntry
    package let meetings: [Change]
    package let seats: ChangedSessions
    /// Those who are to be told, each once, in order of their numbers.
    package let calls: [PatientCall]
}

/// A patient who is to be told something.
package struct PatientCall: Encodable, Sendable {
    package let patient: ID<Patient>
    package let name: String
    /// Telephone number, else mail address; `nil` where neither is known.
    package let reach: String?
}

/// Who came to a class, as it was just recorded.
package struct AttendedClass: Page {
    package let sessions: ChangedSessions
    /// Seats of which nobody has said anything yet.
    package let open: [SessionEntry]
}

/// Somebody who waits for a seat, and the one that is free now.
package struct SeatHelp: Documented, Sendable {
    package let waiting: WaitingEntry
    /// When the meetings begin in which one is free.
    package let starts: [LocalTime]
    /// Gives it to them.
    package let step: NextStep

    package var json: JSON {
        waiting.known.adding(["starts": .texts(starts), "command": .step(step)])
    }
}

extension Clinic {
    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func page(
        of seating: Seating, for patient: ID<Patient>
    ) throws -> SeatedPatient {
        let roster = try roster()
        var page = SeatedPatient(
            class: seating.groupClass.id, name: seating.groupClass.details.name,
            patient: roster.name(patient), sessions: roster.entries(seating.sessions),
            notHeld: seating.notHeld.map { BookedSeries.LeftOut(date: $0) },
            leftOut: seating.leftOut.map { BookedSeries.LeftOut(date: $0) },
            remarks: remarks(on: seating.sessions.map { SessionChange(before: nil, after: $0) }))
        page.wish = try read { reading in
            try addedOrHeld(reading).first {
                seating.wish != nil && $0.wish == seating.wish?.id
            }
        }.map { WaitingEntry($0, on: today) }
        return page
    }

    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func page(of changed: ChangedMeetings) throws -> ChangedClass {
        let desk = try ClassDesk(self)
        let seats = try changedSessions(changed.report)
        return try read { reading in
            let patients = Set(changed.report.sessions.map(\.details.patient)).sorted()
            return ChangedClass(
                class: try desk.entry(changed.groupClass, reading),
                meetings: try changed.meetings.map { before, after in
                    ChangedClass.Change(
                        before: try desk.entry(before, reading),
                        after: try after.map { try desk.entry(reading.meeting($0.id), reading) })
                }, seats: seats,
                calls: try patients.map { id in
                    let patient = try reading.patient(id)
                    return PatientCall(
                        patient: id, name: patient.details.name, reach: patient.reach)
                })
        }
    }

    /// - Throws: what `roster()` throws.
    package func page(of report: SessionReport, open: [Session]) throws -> AttendedClass {
        AttendedClass(sessions: try changedSessions(report), open: try roster().entries(open))
    }

    /// Who waits for the seats that were given up, in the order in which they are helped; `nil` for nobody.
    func seatHelps(by report: SessionReport) throws -> [SeatHelp]? {
        let freed = report.changes.filter(\.freesSeat).compactMap(\.before?.details.seat)
        guard !freed.isEmpty else { return nil }
        let helps = try read { reading in
            try Set(freed.map(\.groupClass)).sorted().flatMap { groupClass in
                try seatHelps(in: groupClass, freed.map(\.meeting), reading)
            }
        }
        return helps.isEmpty ? nil : helps
    }

    private func seatHelps(
        in groupClass: ID<GroupClass>, _ freed: [ID<ClassMeeting>], _ reading: StoreReading
    ) throws -> [SeatHelp] {
        var left = try freed.reduce(into: [ID<ClassMeeting>: Int]()) { left, id in
            left[id] = try reading.meeting(id).details.seats - reading.seats(in: id).count
        }
        return try waitingForSeats(in: groupClass, reading).compactMap { waiting in
            let patient = waiting.patient.id
            let free = try reading.seatless(patient, in: groupClass, from: now + 1).filter {
                left[$0.id, default: 0] > 0
            }
            guard !free.isEmpty else { return nil }
            for meeting in free { left[meeting.id, default: 0] -= 1 }
            let starts = free.map(\.details.span.start)
            let inputs: Inputs =
                starts.count == 1 ? [.on: .known("\(starts[0])")] : [.skipRefused: .bare]
            return SeatHelp(
                waiting: WaitingEntry(waiting, on: today), starts: starts,
                step: NextStep(.seat(groupClass, patient), inputs))
        }
    }
}

extension SessionChange {
    /// Whether somebody gave up a seat.
    fileprivate var freesSeat: Bool {
        guard let before, before.status.isLive, let seat = before.details.seat else { return false }
        return !after.status.isLive || after.details.seat != seat
    }
}
