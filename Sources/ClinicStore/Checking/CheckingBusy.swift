extension StoreReading {
    /// Spans of one calendar of a person never overlap: they are joined when they are read.
    func busyViolations() throws -> [Violation] {
        try ["therapist", "patient"].flatMap { person in
            let sql = """
                SELECT \(person) FROM \(person)Busy AS mine WHERE EXISTS (
                  SELECT 1 FROM \(person)Busy AS other
                  WHERE other.\(person) = mine.\(person) AND other.id <> mine.id
                    AND coalesce(other.calendar, '') = coalesce(mine.calendar, '')
                    AND other.startMinute >= mine.startMinute
                    AND other.startMinute < mine.endMinute)
                GROUP BY 1 ORDER BY 1
                """
            return try db.column(sql).map { (id: Int64) in
                let letter = person == "therapist" ? "T" : "P"
                return Violation(.doubleBooking, "Busy times of \(letter)\(id) overlap each other.")
            }
        }
    }
}
