import CivilTime
package import Planner

extension StoreWriting {
    /// Writes sessions that move together: on the way none of them takes time, and all have to land where
    /// nothing else is.
    ///
    /// - Returns: the sessions as they are now kept, in the order given.
    /// - Throws: `StoreError.doubleBooked` when one lands on another session.
    @discardableResult
    package func moveSessions(_ sessions: [Session]) throws -> [Session] {
        try inTransit(sessions.map(\.id.number)) { try sessions.map { try updateSession($0) } }
    }

    /// Lets sessions pass through each other while `body` runs.
    func inTransit<Value>(_ sessions: [Int64], _ body: () throws -> Value) throws -> Value {
        for id in sessions {
            try db.execute("INSERT INTO inTransit (session) VALUES (?)", [id])
        }
        let value = try body()
        for id in sessions {
            do {
                try db.execute("DELETE FROM inTransit WHERE session = ?", [id])
            } catch StoreError.doubleBooked(let shared, at: nil) {
                let start = try? now.session(ID(id)).details.start
                throw StoreError.doubleBooked(shared, at: start)
            }
        }
        return value
    }
}
