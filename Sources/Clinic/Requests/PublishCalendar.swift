package import CalDAV
package import ClinicCalendar
import ClinicStore
import Digest
import ICalendar
import Planner

/// How a calendar is put on a server.
package struct PublishInput: Sendable {
    package var address: CollectionAddress
    package var options: CalendarOptions
    /// Whether what the patient has to do by a day goes as tasks (RFC 5545 section 3.6.2).
    package var hasTasks = false
    /// Whether events on the server with UIDs of ours are taken for ours, though this file did not put
    /// them there.
    package var adopts = false

    package init(address: CollectionAddress, _ options: CalendarOptions) {
        (self.address, self.options) = (address, options)
    }
}

extension Clinic {
    /// Creates or updates a calendar on a CalDAV server: one resource for each event or task, and only what
    /// changed. On a server that takes no tasks they go as events. Nothing that something else put there is
    /// changed or removed.
    ///
    /// - Throws: `CalendarRefusal`, with how far it came; a later call goes on from there.
    package func publishCalendar(
        of subject: CalendarSubject, _ input: PublishInput, over transport: any DAVTransport
    ) throws -> PublishReport {
        var options = input.options
        let url = input.address.description
        if let other = try store.publishedSubject(at: url), other != subject.code {
            throw CalendarRefusal.published(for: other, wanted: subject.code)
        }
        let publisher = Publisher(
            input.address, over: transport,
            ledger: ClinicLedger(clinic: self, url: url, subject: subject.code),
            saysTheSame: SameEvent.says)
        do {
            if input.hasTasks { options.hasTasks = try publisher.takesTasks() }
            var report = try publish(subject, options, by: publisher, adopts: input.adopts)
            report.lacksTasks = input.hasTasks && !options.hasTasks
            return report
        } catch let error as PublishError {
            throw CalendarRefusal.publishing(error, at: input.address)
        }
    }

    private func publish(
        _ subject: CalendarSubject, _ options: CalendarOptions, by publisher: Publisher,
        adopts: Bool
    ) throws -> PublishReport {
        let (events, given, told, name) = try calendarEvents(of: subject, options)
        let tasks = options.hasTasks ? try calendarTasks(of: subject, options) : []
        let items = try events.map(item) + tasks.map(item)
        if isRehearsal { return try publisher.rehearse(items, adopts: adopts) }
        let sessions = Dictionary(given.map { ($0.uid, $0) }) { first, _ in first }
        try perform(NoteGiven(GivenOut(told: told)))
        return try publisher.publish(
            items, name: name,
            withTasks: options.hasTasks, adopts: adopts
        ) { uids in
            // An undo must not take back what somebody may see from now on.
            let seen = uids.compactMap { sessions[$0].map(GivenSession.init) }
            try perform(NoteGiven(GivenOut(sessions: seen)))
        }
    }

    private func item(_ event: Event) throws(CalendarRefusal) -> PublishedItem {
        try item(event.uid) { $0.events = [event] }
    }

    private func item(_ todo: Todo) throws(CalendarRefusal) -> PublishedItem {
        try item(todo.uid) { $0.todos = [todo] }
    }

    /// One event or task as a file of its own (RFC 4791 section 4.1: no METHOD).
    private func item(
        _ uid: String, _ fill: (inout ICalendar.Calendar) -> Void
    ) throws(CalendarRefusal) -> PublishedItem {
        var calendar = ICalendar.Calendar(product: Self.product, events: [])
        fill(&calendar)
        do {
            let bytes = try calendar.bytes(in: zone)
            return PublishedItem(uid: uid, fingerprint: SHA256.hex(bytes), body: bytes)
        } catch {
            throw .unwritable(error)
        }
    }
}

extension CalendarSubject {
    /// `P1`, `L1`, `T1` or `clinic`.
    var code: String {
        switch self {
        case .patient(let id): "\(id)"
        case .plan(let id): "\(id)"
        case .therapist(let id): "\(id)"
        case .session(let id): "\(id)"
        case .clinic: "clinic"
        }
    }
}

/// The ledger of one calendar in the clinic's file.
private struct ClinicLedger: PublishLedger {
    let clinic: Clinic
    let url: String
    let subject: String

    func entries() throws -> [LedgerEntry] {
        try clinic.store.publishedEvents(at: url).map {
            LedgerEntry(uid: $0.uid, name: $0.name, etag: $0.etag, fingerprint: $0.fingerprint)
        }
    }

    func intend(_ entries: [LedgerEntry]) throws {
        guard !entries.isEmpty else { return }
        try clinic.perform(
            NotePublished(url: url, subject: subject, intended: entries.map(event)))
    }

    func settle(keep: [LedgerEntry], forget: [String]) throws {
        guard !keep.isEmpty || !forget.isEmpty else { return }
        try clinic.perform(
            NotePublished(url: url, subject: subject, kept: keep.map(event), forgotten: forget))
    }

    private func event(_ entry: LedgerEntry) -> PublishedEvent {
        PublishedEvent(
            uid: entry.uid, name: entry.name, etag: entry.etag, fingerprint: entry.fingerprint)
    }
}

/// Notes what is about to be sent to a server, what the server took, and what is there no more. It changes
/// nothing here and has no entry of history.
private struct NotePublished: Request {
    let url: String
    let subject: String
    var intended: [PublishedEvent] = []
    var kept: [PublishedEvent] = []
    /// Names of events.
    var forgotten: [String] = []

    func carryOut(_ act: Act) throws {
        if !intended.isEmpty {
            try act.writing.intendPublished(intended, at: url, of: subject)
        }
        if !kept.isEmpty || !forgotten.isEmpty {
            try act.writing.settlePublished(
                keep: kept, forget: forgotten, at: url, of: subject)
        }
    }
}
