/// Brings one collection of a CalDAV server to hold the given items (RFC 4791).
///
/// Each change names the ETag that it replaces, so that nothing is overwritten unseen. Changes are sent in
/// batches. Each one is noted in the ledger before it is sent and after it is answered, so that a later run
/// can go on from there.
package struct Publisher {
    let address: CollectionAddress
    let transport: any DAVTransport
    let ledger: any PublishLedger
    /// Whether the body of a server's resource says what an item says, but for what clients add.
    let saysTheSame: (PublishedItem, [UInt8]) -> Bool

    /// `saysTheSame` decides whether the body of a server's resource says what an item says, whatever clients
    /// have added to it.
    package init(
        _ address: CollectionAddress, over transport: any DAVTransport, ledger: any PublishLedger,
        saysTheSame: @escaping (PublishedItem, [UInt8]) -> Bool
    ) {
        self.address = address
        self.transport = transport
        self.ledger = ledger
        self.saysTheSame = saysTheSame
    }

    /// How many changes are sent at once; so many may be in doubt after a crash.
    package static let batch = 16
    /// How often the server is read again when something else writes to the calendar meanwhile.
    static let rounds = 4

    /// Whether the calendar takes tasks. A calendar that is missing does, as it can be made so; one that does
    /// not say what it takes, takes everything (RFC 4791 section 5.2.3).
    ///
    /// - Throws: `PublishError` when the server does not give this answer.
    package func takesTasks() throws -> Bool {
        try PublishRun(publisher: self, adopts: false).takesTasks()
    }

    /// What a publication would do now; only reads. Changes and the making of the calendar are reported as if
    /// they were done.
    ///
    /// - Parameters:
    ///   - items: all of ours that the calendar is to hold.
    ///   - adopts: whether resources with our UIDs that are not remembered are taken for ours.
    /// - Returns: what would be done.
    /// - Throws: `PublishError` when the server stops; what the ledger throws.
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

    /// Makes the calendar if it is missing, then sends what has changed.
    ///
    /// - Parameters:
    ///   - items: all of ours that the calendar is to hold.
    ///   - name: what people see, for a calendar that is made now.
    ///   - withTasks: whether such a calendar takes tasks, too.
    ///   - adopts: whether resources with our UIDs that are not remembered are taken for ours.
    ///   - willSend: called with the UIDs of each batch before it is sent.
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
