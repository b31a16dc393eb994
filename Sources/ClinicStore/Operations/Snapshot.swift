package import CivilTime
package import Planner

/// All that a scheduler needs to know, as of one state of the database.
package struct ClinicSnapshot: Hashable, Sendable {
    package let settings: ClinicSettings
    /// Those that are still used.
    package let rooms: [Room]
    /// Those that end after the first day asked for.
    package let closures: [RoomClosure]
    /// Those who still work here.
    package let therapists: [Therapist]
    /// Those that end after the first day asked for.
    package let absences: [Absence]
    /// All there are.
    package let blocks: [StaffBlock]
    /// Those that end after the start of the first day asked for, by start.
    package let busy: [BusyTime]
    /// What is kept for somebody at the instant asked for; none without one.
    package let offers: [PlaceOffer]
    /// Of live sessions and of meetings of classes that end after the start of the first day asked for, by start; the
    /// sessions that are seats in a class take nothing beside their meeting.
    package let bookings: [Booking]

    /// Who and what a session takes, and when.
    package struct Booking: Hashable, Sendable {
        package let therapist: ID<Therapist>
        package let room: ID<Room>?
        package let span: Interval<LocalTime>
        /// Minutes on the way there, and as many back, where it is at the patient's home.
        package let travel: Int?
    }
}

extension StoreReading {
    /// What a scheduler needs to know to place sessions from a day on, with what is kept for somebody at an instant.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`; another `StoreError` where the file cannot be
    ///   read.
    package func snapshot(
        from day: Day, keptAt moment: Moment? = nil
    ) throws -> ClinicSnapshot {
        let start = LocalTime(day, .midnight)
        let bookings = try bookings(
            "session", where: "status <> 'cancelled' AND meeting IS NULL", start)
        let meetings = try self.bookings("meeting", where: "status = 'held'", start)
        return ClinicSnapshot(
            settings: try settings(), rooms: try rooms(),
            closures: try closures().filter { $0.span.end > start }, therapists: try therapists(),
            absences: try absences().filter { $0.span.end > start },
            blocks: try blocks(), busy: try therapistBusy(from: day),
            offers: try moment.map(heldOffers) ?? [],
            bookings: meetings.isEmpty
                ? bookings : (bookings + meetings).sorted { $0.span.start < $1.span.start })
    }
    private func bookings(
        _ table: String, where condition: String, _ start: LocalTime
    ) throws -> [ClinicSnapshot.Booking] {
        // Positions, not names: a full diary has thousands of rows.
        let travel =
            table == "session"
            ? """
            CASE mode WHEN 'home' THEN (SELECT travel FROM patient WHERE patient.id = session.patient)
            END
            """ : "NULL"
        let sql = """
            SELECT therapist, room, startMinute, endMinute, id, \(travel) FROM \(table)
            WHERE startMinute > ?1 - 240 AND endMinute > ?1 AND \(condition)
            ORDER BY startMinute, id
            """
        var bookings: [ClinicSnapshot.Booking] = []
        try db.each(sql, [start.minute]) { row in
            guard
                let span = Interval(
                    LocalTime(minute: try row[2] as Int), LocalTime(minute: try row[3] as Int))
            else { throw StoreError.unreadable(field: "\(table).endMinute", row: try row[4]) }
            bookings.append(
                ClinicSnapshot.Booking(
                    therapist: ID(try row[0] as Int64), room: (row[1] as Int64?).map { ID($0) },
                    span: span, travel: row[5]))
        }
        return bookings
    }
}
