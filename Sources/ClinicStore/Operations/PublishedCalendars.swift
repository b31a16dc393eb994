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

extension StoreWriting {
    /// Notes events that are about to be sent for the first time; those that are noted stay as they are.
    ///
    /// - Throws: `StoreError.refused` when the address holds the calendar of somebody else.
    package func intendPublished(
        _ events: [PublishedEvent], at url: String, of subject: String
    ) throws {
        let calendar = try db.publishedCalendar(at: url, of: subject)
        for event in events {
            try db.notePublished(event, in: calendar, orElse: "NOTHING")
        }
    }

    /// Notes what the server took and forgets the events of the given names, the calendar too when
    /// nothing is left of it.
    ///
    /// - Throws: `StoreError.refused` when the address holds the calendar of somebody else.
    package func settlePublished(
        keep: [PublishedEvent], forget names: [String], at url: String, of subject: String
    ) throws {
        let calendar = try db.publishedCalendar(at: url, of: subject)
        for event in keep {
            try db.notePublished(
                event, in: calendar,
                orElse: "UPDATE SET etag = excluded.etag, fingerprint = excluded.fingerprint")
        }
        for name in names {
            try db.execute(
                sql: "DELETE FROM publishedEvent WHERE name = ? AND calendar = ?",
                arguments: [name, calendar])
        }
        try db.execute(
            sql: """
                DELETE FROM publishedCalendar WHERE id = ?
                  AND id NOT IN (SELECT calendar FROM publishedEvent)
                """,
            arguments: [calendar])
    }

    /// Forgets what was published of a patient: an address can name them.
    func forgetPublished(of patient: ID<Patient>) throws {
        let calendars = "(SELECT id FROM publishedCalendar WHERE subject = ?)"
        try db.execute(
            sql: "DELETE FROM publishedEvent WHERE calendar IN \(calendars)",
            arguments: ["\(patient)"])
        try db.execute(
            sql: "DELETE FROM publishedCalendar WHERE subject = ?", arguments: ["\(patient)"])
    }
}

extension Database {
    /// The number of a subject's calendar, made where it is missing.
    fileprivate func publishedCalendar(at url: String, of subject: String) throws -> Int64 {
        try execute(
            sql: """
                INSERT INTO publishedCalendar (url, subject) VALUES (?, ?)
                ON CONFLICT (url) DO NOTHING
                """,
            arguments: [url, subject])
        let calendar = try Int64.fetchOne(
            self, sql: "SELECT id FROM publishedCalendar WHERE url = ? AND subject = ?",
            arguments: [url, subject])
        guard let calendar else {
            throw StoreError.refused(rule: "a calendar on a server is one subject's")
        }
        return calendar
    }

    fileprivate func notePublished(
        _ event: PublishedEvent, in calendar: Int64, orElse action: String
    ) throws {
        try execute(
            sql: """
                INSERT INTO publishedEvent (calendar, uid, name, etag, fingerprint)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (calendar, uid) DO \(action)
                """,
            arguments: [calendar, event.uid, event.name, event.etag, event.fingerprint])
    }
}
