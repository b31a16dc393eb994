package import CivilTime
package import Planner

extension StoreReading {
    /// When therapists are busy elsewhere, all their calendars together, in order of time; spans that end by the start of
    /// `day` are left out.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapistBusy(
        from day: Day? = nil, of therapist: ID<Therapist>? = nil
    ) throws -> [BusyTime] {
        let ofTherapist = therapist == nil ? "" : "AND therapist = ?"
        let sql = """
            SELECT * FROM therapistBusy WHERE endMinute > ? \(ofTherapist) ORDER BY startMinute, id
            """
        let values = Values(
            [(day.map(Self.minute) ?? .min).stored] + (therapist.map { [$0.number.stored] } ?? []))
        var spans: [ID<Therapist>: [Interval<LocalTime>]] = [:]
        for stored in try rows(.therapistBusy, sql, values) {
            spans[ID(try stored.row["therapist"]), default: []].append(try stored.span())
        }
        return spans.flatMap { therapist, spans in
            Interval.joined(spans).map { BusyTime(therapist: therapist, span: $0) }
        }.sorted { ($0.span.start, $0.therapist) < ($1.span.start, $1.therapist) }
    }

    /// When a patient is busy elsewhere, all calendars together, in order of time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patientBusy(
        from day: Day? = nil, of patient: ID<Patient>
    ) throws -> [Interval<LocalTime>] {
        let sql = """
            SELECT * FROM patientBusy WHERE patient = ?1 AND (?2 IS NULL OR endMinute > ?2)
            ORDER BY startMinute, id
            """
        return Interval.joined(
            try rows(.patientBusy, sql, [patient.number, day.map(Self.minute)]).map {
                try $0.span()
            })
    }

    /// When a person is busy elsewhere, all calendars together, in order of time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func busy(of person: BusyPerson) throws -> [Interval<LocalTime>] {
        switch person {
        case .therapist(let id): try therapistBusy(of: id).map(\.span)
        case .patient(let id): try patientBusy(of: id)
        }
    }

    /// The calendars of a person that take time, by name; the one without a name comes first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func busyCalendars(of person: BusyPerson) throws -> [BusyCalendar] {
        let (table, column) = person.home
        let sql = "SELECT * FROM \(table.name) WHERE \(column) = ? ORDER BY startMinute, id"
        var spans: [String: [Interval<LocalTime>]] = [:]
        for stored in try rows(table, sql, [person.number]) {
            spans[stored.row["calendar"] ?? "", default: []].append(try stored.span())
        }
        return spans.keys.sorted().map {
            BusyCalendar(name: $0.isEmpty ? nil : $0, spans: spans[$0] ?? [])
        }
    }

    /// Every UID that was ever used here.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func givenUIDs() throws -> Set<String> {
        Set(try db.column("SELECT uid FROM usedUID"))
    }

    private static func minute(_ day: Day) -> Int { day.number * 1440 }
}

extension StoreWriting {
    /// Replaces the busy times of one calendar of a person, `nil` for the one without a name; nothing is written when they
    /// are what they were.
    ///
    /// - Throws: `StoreError.notFound` where there is no such person, or the patient was erased.
    package func replaceBusy(
        of person: BusyPerson, by spans: [Interval<LocalTime>], in calendar: String? = nil
    ) throws {
        let before = try now.busyCalendars(of: person).first { $0.name == calendar }
        guard before?.spans ?? [] != spans else { return }
        try require(person)
        let (table, column) = person.home
        try delete(
            table, of: person.patient, where: "\(column) = ? AND coalesce(calendar, '') = ?",
            [person.number, calendar ?? ""])
        for span in spans {
            try insert(
                table, of: person.patient,
                [
                    column: person.number, "startMinute": span.start.minute,
                    "endMinute": span.end.minute, "calendar": calendar,
                ])
        }
    }

    private func require(_ person: BusyPerson) throws {
        switch person {
        case .therapist(let id): _ = try now.therapist(id)
        case .patient(let id):
            try refuseErased(id)
            _ = try now.patient(id)
        }
    }
}

extension BusyPerson {
    /// The table of the person's busy times, and the column that says whose they are.
    fileprivate var home: (table: ClinicTable, column: String) {
        switch self {
        case .therapist: (.therapistBusy, "therapist")
        case .patient: (.patientBusy, "patient")
        }
    }

    fileprivate var number: Int64 {
        switch self {
        case .therapist(let id): id.number
        case .patient(let id): id.number
        }
    }

    /// The number of whoever history tells it of.
    fileprivate var patient: Int64? {
        if case .patient(let id) = self { id.number } else { nil }
    }
}
