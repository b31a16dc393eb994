package import CivilTime
import GRDB
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
            BusyTime(therapist: ID($0.row["therapist"]), span: try $0.span())
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
        try String.fetchSet(db, sql: "SELECT uid FROM usedUID")
    }

    private static func minute(_ day: Day) -> Int { day.number * 1440 }

    /// Spans of one person never overlap: they are joined when they are read from a calendar.
    func busyViolations() throws -> [Violation] {
        try ["therapist", "patient"].flatMap { person in
            let sql = """
                SELECT \(person) FROM \(person)Busy AS mine WHERE EXISTS (
                  SELECT 1 FROM \(person)Busy AS other
                  WHERE other.\(person) = mine.\(person) AND other.id <> mine.id
                    AND other.startMinute >= mine.startMinute
                    AND other.startMinute < mine.endMinute)
                GROUP BY 1 ORDER BY 1
                """
            return try Int64.fetchAll(db, sql: sql).map { id in
                let letter = person == "therapist" ? "T" : "P"
                return Violation(.doubleBooking, "Busy times of \(letter)\(id) overlap each other.")
            }
        }
    }
}
