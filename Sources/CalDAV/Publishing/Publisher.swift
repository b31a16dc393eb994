/// Brings one collection of a CalDAV server to hold the given items (RFC 4791).
///
/// Each change names the ETag that it replaces, so nothing is overwritten unseen. Sent in batches; each is
/// noted in the ledger before it goes out and after it was answered, so that a later run goes on from there.
package struct Publisher {
    let address: CollectionAddress
    let transport: any DAVTransport
    let ledger: any PublishLedger
    /// Whether the body of a server's resource says what an item says, but for what clients add.
    let saysTheSame: (PublishedItem, [UInt8]) -> Bool

    package init(
        _ address: CollectionAddress, over transport: any DAVTransport, ledger: any PublishLedger,
        saysTheSame: @escaping (PublishedItem, [UInt8]) -> Bool
    ) {
        self.address = address
        self.transport = transport
        self.ledger = ledger
        self.saysTheSame = saysTheSame
    }

    /// Changes in flight that may have to be told apart after a crash.
    package static let batch = 16
    /// How often the server is read again when something else writes to the calendar meanwhile.
    static let rounds = 4

    /// Whether the calendar takes tasks. One that is missing can be made so that it does; one that does not
    /// tell takes everything (RFC 4791 section 5.2.3).
    package func takesTasks() throws -> Bool {
        try PublishRun(publisher: self, adopts: false).takesTasks()
    }

    /// What a publication would do. Reads and changes nothing.
    package func rehearse(_ items: [PublishedItem], adopts: Bool = false) throws -> PublishReport {
        var run = PublishRun(publisher: self, adopts: adopts)
        let exists = try run.collectionExists()
        run.report.hasMadeCalendar = !exists
        let plan = try run.plan(items, reading: exists, noting: false)
        run.report.created = plan.create.map(\.uid)
        run.report.updated = plan.replace.map(\.item.uid)
        run.report.removed = plan.remove.map(\.uid)
        run.finish(plan, of: items)
        return run.report
    }

    /// Makes the calendar where it is missing, then sends what changed.
    ///
    /// - Parameters:
    ///   - items: all that the calendar is to hold of ours.
    ///   - name: shown to people, for a calendar that is made now.
    ///   - withTasks: whether such a calendar takes tasks beside events.
    ///   - adopts: whether resources of our UIDs that are not remembered are taken for ours.
    ///   - willSend: called with the UIDs of each batch before it goes out.
    /// - Returns: what was done, and what the server would not take.
    /// - Throws: `PublishError` when the server stops; what the ledger and `willSend` throw.
    package func publish(
        _ items: [PublishedItem], name: String, withTasks: Bool = false, adopts: Bool = false,
        willSend: ([String]) throws -> Void = { _ in }
    ) throws -> PublishReport {
        var run = PublishRun(publisher: self, adopts: adopts)
        if try !run.collectionExists() { try run.makeCalendar(name: name, withTasks: withTasks) }
        var plan = try run.plan(items, reading: true, noting: true)
        for round in 1...Self.rounds {
            let isSettled = try run.perform(plan, willSend: willSend)
            if isSettled { break }
            run.isLastRound = round == Self.rounds - 1
            plan = try run.plan(items, reading: true, noting: true)
        }
        run.finish(plan, of: items)
        if run.misses { try run.fillETags() }
        return run.report
    }
}
