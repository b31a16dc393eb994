import GRDB
import Planner

/// An event that was put into a calendar on a server.
package struct PublishedEvent: Hashable, Sendable {
    package var uid: String
    /// The last part of its path on the server.
    package var name: String
    /// `nil` while it is not known whether the server has it.
    package var etag: String?
    /// 64 hexadecimal digits; of what was sent last.
    package var fingerprint: String

    package init(uid: String, name: String, etag: String?, fingerprint: String) {
        self.uid = uid
        self.name = name
        self.etag = etag
        self.fingerprint = fingerprint
    }
}

extension ClinicStore {
    /// Whose calendar an address holds: `P1`, `T1` or `clinic`; `nil` when nothing was put there.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func publishedSubject(at url: String) throws -> String? {
        try read {
            try String.fetchOne(
                $0.db, sql: "SELECT subject FROM publishedCalendar WHERE url = ?", arguments: [url])
        }
    }

    /// The addresses of a subject's calendars, in the order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func publishedAddresses(of subject: String) throws -> [String] {
        try read {
            try String.fetchAll(
                $0.db, sql: "SELECT url FROM publishedCalendar WHERE subject = ? ORDER BY id",
                arguments: [subject])
        }
    }

    /// The events of the calendar at an address, in the order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func publishedEvents(at url: String) throws -> [PublishedEvent] {
        try read { reading in
            let rows = try Row.fetchAll(
                reading.db,
                sql: """
                    SELECT publishedEvent.* FROM publishedEvent
                    JOIN publishedCalendar ON publishedCalendar.id = calendar
                    WHERE url = ? ORDER BY publishedEvent.id
                    """,
                arguments: [url])
            return rows.map {
                PublishedEvent(
                    uid: $0["uid"], name: $0["name"], etag: $0["etag"],
                    fingerprint: $0["fingerprint"])
            }
        }
    }
}
