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
            try $0.db.value("SELECT subject FROM publishedCalendar WHERE url = ?", [url])
        }
    }

    /// The addresses of a subject's calendars, in the order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func publishedAddresses(of subject: String) throws -> [String] {
        try read {
            try $0.db.column(
                "SELECT url FROM publishedCalendar WHERE subject = ? ORDER BY id",
                [subject])
        }
    }

    /// The events of the calendar at an address, in the order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func publishedEvents(at url: String) throws -> [PublishedEvent] {
        try read { reading in
            let rows = try reading.db.query(
                """
                SELECT publishedEvent.* FROM publishedEvent
                JOIN publishedCalendar ON publishedCalendar.id = calendar
                WHERE url = ? ORDER BY publishedEvent.id
                """,
                [url])
            return try rows.map {
                PublishedEvent(
                    uid: try $0["uid"], name: try $0["name"], etag: $0["etag"],
                    fingerprint: try $0["fingerprint"])
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
        let calendar = try publishedCalendar(at: url, of: subject)
        for event in events {
            try notePublished(event, in: calendar, orElse: "NOTHING")
        }
    }

    /// Notes what the server took and forgets the events of the given names, the calendar too when
    /// nothing is left of it.
    ///
    /// - Throws: `StoreError.refused` when the address holds the calendar of somebody else.
    package func settlePublished(
        keep: [PublishedEvent], forget names: [String], at url: String, of subject: String
    ) throws {
        let calendar = try publishedCalendar(at: url, of: subject)
        for event in keep {
            try notePublished(
                event, in: calendar,
                orElse: "UPDATE SET etag = excluded.etag, fingerprint = excluded.fingerprint")
        }
        for name in names {
            try db.execute(
                "DELETE FROM publishedEvent WHERE name = ? AND calendar = ?",
                [name, calendar])
        }
        try db.execute(
            """
            DELETE FROM publishedCalendar WHERE id = ?
              AND id NOT IN (SELECT calendar FROM publishedEvent)
            """,
            [calendar])
    }

    /// Forgets what was published of a patient: an address can name them.
    func forgetPublished(of patient: ID<Patient>) throws {
        let calendars = "(SELECT id FROM publishedCalendar WHERE subject = ?)"
        try db.execute(
            "DELETE FROM publishedEvent WHERE calendar IN \(calendars)",
            ["\(patient)"])
        try db.execute("DELETE FROM publishedCalendar WHERE subject = ?", ["\(patient)"])
    }

    /// The number of a subject's calendar, made where it is missing.
    private func publishedCalendar(at url: String, of subject: String) throws -> Int64 {
        try db.execute(
            """
            INSERT INTO publishedCalendar (url, subject) VALUES (?, ?)
            ON CONFLICT (url) DO NOTHING
            """,
            [url, subject])
        let calendar: Int64? = try db.value(
            "SELECT id FROM publishedCalendar WHERE url = ? AND subject = ?",
            [url, subject])
        guard let calendar else {
            throw StoreError.refused(rule: "a calendar on a server is one subject's")
        }
        return calendar
    }

    private func notePublished(
        _ event: PublishedEvent, in calendar: Int64, orElse action: String
    ) throws {
        try db.execute(
            """
            INSERT INTO publishedEvent (calendar, uid, name, etag, fingerprint)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (calendar, uid) DO \(action)
            """,
            [calendar, event.uid, event.name, event.etag, event.fingerprint])
    }
}
