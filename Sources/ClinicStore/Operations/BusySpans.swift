package import CivilTime
package import Planner

extension StoreReading {
    /// When therapists are busy elsewhere, in order of time; spans that end by the start of `day` are left out.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapistBusy(
        from day: Day? = nil, of therapist: ID<Therapist>? = nil
    ) throws -> [BusyTime] {
        let sql = """
            SELECT * FROM therapistBusy
            WHERE (?1 IS NULL OR endMinute > ?1) AND (?2 IS NULL OR therapist = ?2)
            ORDER BY startMinute, id
            """
        return try rows(.therapistBusy, sql, [day.map(Self.minute), therapist?.number]).map {
            BusyTime(therapist: ID(try $0.row["therapist"]), span: try $0.span())
        }
    }

    /// When a patient is busy elsewhere, in order of time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patientBusy(
        from day: Day? = nil, of patient: ID<Patient>
    ) throws -> [Interval<LocalTime>] {
        let sql = """
            SELECT * FROM patientBusy WHERE patient = ?1 AND (?2 IS NULL OR endMinute > ?2)
            ORDER BY startMinute, id
            """
        return try rows(.patientBusy, sql, [patient.number, day.map(Self.minute)]).map {
            try $0.span()
        }
    }

    /// When a person is busy elsewhere, in order of time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func busy(of person: BusyPerson) throws -> [Interval<LocalTime>] {
        switch person {
        case .therapist(let id): try therapistBusy(of: id).map(\.span)
        case .patient(let id): try patientBusy(of: id)
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
    /// Replaces all busy times of a person; nothing is written when they are what they were.
    ///
    /// - Throws: `StoreError.notFound` where there is no such person, or the patient was erased.
    package func replaceBusy(of person: BusyPerson, by spans: [Interval<LocalTime>]) throws {
        guard try now.busy(of: person) != spans else { return }
        switch person {
        case .therapist(let id):
            _ = try now.therapist(id)
            try delete(.therapistBusy, where: "therapist", is: id.number)
            for span in spans {
                try insert(
                    .therapistBusy,
                    [
                        "therapist": id.number, "startMinute": span.start.minute,
                        "endMinute": span.end.minute,
                    ])
            }
        case .patient(let id):
            try refuseErased(id)
            _ = try now.patient(id)
            try delete(.patientBusy, of: id.number, where: "patient", is: id.number)
            for span in spans {
                try insert(
                    .patientBusy, of: id.number,
                    [
                        "patient": id.number, "startMinute": span.start.minute,
                        "endMinute": span.end.minute,
                    ])
            }
        }
    }
}
