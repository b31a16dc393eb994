package import CivilTime
package import Planner

extension StoreReading {
    /// The plans of which something falls into a span of days, in order of their numbers: their first or last day, the
    /// day on which they were ended, or the start of one of their sessions.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plans(touching days: ClosedRange<Day>) throws -> [StoredPlan] {
        let (first, last) = (days.lowerBound, days.upperBound)
        let sql = """
            SELECT id FROM plan
            WHERE firstDay BETWEEN ?1 AND ?2 OR lastDay BETWEEN ?1 AND ?2
              OR dischargedDay BETWEEN ?1 AND ?2
              OR id IN (SELECT plan FROM session WHERE startMinute >= ?3 AND startMinute < ?4)
            ORDER BY id
            """
        let numbers: [Int64] = try db.column(
            sql,
            [
                first.description, last.description, LocalTime(first, .midnight).minute,
                LocalTime(last + 1, .midnight).minute,
            ])
        return try numbers.map { try plan(ID($0)) }
    }
}
