/// A publication that is being done.
struct PublishRun {
    let publisher: Publisher
    let adopts: Bool
    var report = PublishReport()
    /// Whether the server took something without giving its new ETag.
    var misses = false
    /// Whether a change that does not match is now refused for good.
    var isLastRound = false
    /// Changes that are not answered yet; `nil` before there is a plan.
    private var left: Int?

    init(publisher: Publisher, adopts: Bool) {
        self.publisher = publisher
        self.adopts = adopts
    }

    private var path: String { publisher.address.path }

    func failure(_ cause: PublishError.Cause) -> PublishError {
        PublishError(cause: cause, done: report, left: left)
    }

    /// The failure in an answer that may come to any request.
    private func failure(_ response: DAVResponse, to method: String) -> PublishError {
        switch response.status {
        case 401: failure(.unauthenticated)
        case 403: failure(.forbidden)
        case 301, 302, 303, 307, 308: failure(.moved(to: response.headers["location"] ?? "?"))
        default: failure(.unexpected(status: response.status, to: method))
        }
    }

    private func ask(_ request: DAVRequest) throws -> DAVResponse {
        let exchange = publisher.transport.exchange([request])
        if let failure = exchange.failure { throw self.failure(.transport(failure)) }
        guard let response = exchange.responses.first else {
            throw failure(.unexpected(status: 0, to: request.method))
        }
        return response
    }

    private func resources(_ response: DAVResponse) throws -> [Multistatus.Resource] {
        do { return try Multistatus(response.body).resources } catch {
            throw failure(.unreadable(error))
        }
    }
}

extension PublishRun {
    func collectionExists() throws -> Bool {
        let response = try ask(.kind(of: path))
        if response.status == 404 || response.status == 410 { return false }
        guard response.status == 207 else { throw failure(response, to: "PROPFIND") }
        let resources = try resources(response)
        guard let one = resources.first(where: { $0.path.hasSameName(as: path) }) ?? resources.first
        else { return false }
        guard one.isCalendar else { throw failure(.notACalendar) }
        return true
    }

    func takesTasks() throws -> Bool {
        let response = try ask(.components(of: path))
        if response.status == 404 || response.status == 410 { return true }
        guard response.status == 207 else { throw failure(response, to: "PROPFIND") }
        let resources = try resources(response)
        let one = resources.first { $0.path.hasSameName(as: path) } ?? resources.first
        return one?.components?.contains("VTODO") ?? true
    }

    mutating func makeCalendar(name: String, withTasks: Bool) throws {
        let response = try ask(.makeCalendar(path, name: name, withTasks: withTasks))
        switch response.status {
        case 200...299: report.hasMadeCalendar = true
        // Somebody else may have made it just now; servers differ in how they say so.
        case 403, 405, 409:
            guard try !collectionExists() else { return }
            fallthrough
        case 404, 501:
            if response.status == 403 { throw failure(.forbidden) }
            throw failure(.noPlace(status: response.status))
        default: throw failure(response, to: "MKCALENDAR")
        }
    }

    private func list() throws -> [RemoteItem] {
        let response = try ask(.list(path))
        guard response.status == 207 else { throw failure(response, to: "PROPFIND") }
        return try resources(response).compactMap { resource in
            guard !resource.isCollection, !resource.path.hasSameName(as: path),
                let etag = resource.etag, let name = URLPath.lastName(of: resource.path)
            else { return nil }
            return RemoteItem(name: name, etag: etag)
        }
    }

    /// The plan, once what had to be read again was judged.
    mutating func plan(
        _ items: [PublishedItem], reading exists: Bool, noting: Bool
    ) throws -> PublishPlan {
        let remote = exists ? try list() : []
        let ledger = try publisher.ledger.entries()
        var plan = PublishPlan(items: items, remote: remote, ledger: ledger, adopts: adopts)
        for doubt in plan.reread {
            let response = try ask(.get(path + URLPath.encoded(Array(doubt.found.name.utf8))))
            let isSame =
                response.status == 200
                && publisher.saysTheSame(doubt.found.item, response.body)
            plan.settle(doubt, saysTheSame: isSame)
        }
        if noting, !plan.confirmed.isEmpty || !plan.forget.isEmpty {
            try publisher.ledger.settle(keep: plan.confirmed, forget: plan.forget)
        }
        left = plan.changes
        return plan
    }

    /// Counts what was left as it is, once everything is done.
    mutating func finish(_ plan: PublishPlan, of items: [PublishedItem]) {
        report.touchedByOthers.formUnion(plan.touchedByOthers)
        report.foreign = Array(Set(report.foreign + plan.foreign.map(\.uid))).sorted()
        let others = Set(report.created + report.updated + report.foreign)
            .union(report.refused.map(\.uid))
        report.unchanged = items.count { !others.contains($0.uid) }
    }

    /// Asks for the ETags that were missing in the answers to changes.
    func fillETags() throws {
        let remote = Dictionary(try list().map { ($0.name, $0.etag) }) { first, _ in first }
        let took = Set(report.created + report.updated)
        let filled = try publisher.ledger.entries()
            .filter { $0.etag == nil && took.contains($0.uid) && remote[$0.name] != nil }
            .map { entry in
                var entry = entry
                entry.etag = remote[entry.name]
                return entry
            }
        try publisher.ledger.settle(keep: filled, forget: [])
    }
}

extension PublishRun {
    /// Sends the changes of a plan; false when something else has changed the calendar in the meantime.
    mutating func perform(
        _ plan: PublishPlan, willSend: ([String]) throws -> Void
    ) throws -> Bool {
        report.touchedByOthers.formUnion(plan.touchedByOthers)
        var isSettled = true
        let changes = PublishChange.all(of: plan)
        for start in stride(from: 0, to: changes.count, by: Publisher.batch) {
            let batch = Array(changes[start..<min(start + Publisher.batch, changes.count)])
            try willSend(batch.compactMap(\.entry?.uid))
            try publisher.ledger.intend(batch.compactMap(\.intent))
            let exchange = publisher.transport.exchange(batch.map { $0.request(in: path) })
            var settlement = Settlement()
            for (change, response) in zip(batch, exchange.responses) {
                settle(change, response, &settlement)
            }
            try publisher.ledger.settle(keep: settlement.keep, forget: settlement.forget)
            if let cause = settlement.stop { throw failure(cause) }
            if let failure = exchange.failure { throw self.failure(.transport(failure)) }
            isSettled = isSettled && !settlement.isStale
        }
        return isSettled
    }

    /// What the answers to a batch mean for the ledger.
    private struct Settlement {
        var keep: [LedgerEntry] = []
        var forget: [String] = []
        var isStale = false
        var stop: PublishError.Cause?
    }

    private mutating func settle(
        _ change: PublishChange, _ response: DAVResponse, _ settlement: inout Settlement
    ) {
        switch change.outcome(of: response) {
        case .done: settleDone(change, response, &settlement)
        case .stale where !isLastRound: settlement.isStale = true
        case .stale, .refused:
            report.refused.append(
                PublishReport.Refusal(uid: change.uid, status: response.status))
        case .foreign: report.foreign.append(change.uid)
        case .stopped:
            settlement.stop = settlement.stop ?? failure(response, to: change.method).cause
        }
    }

    private mutating func settleDone(
        _ change: PublishChange, _ response: DAVResponse, _ settlement: inout Settlement
    ) {
        left = left.map { $0 - 1 }
        switch change {
        case .create: report.created.append(change.uid)
        case .replace: report.updated.append(change.uid)
        case .remove: report.removed.append(change.uid)
        }
        guard var entry = change.entry else { return settlement.forget.append(change.name) }
        entry.etag = response.headers["etag"].map(ETag.strong)
        if entry.etag == nil { misses = true }
        settlement.keep.append(entry)
    }
}

extension String {
    /// Whether two paths are one, with or without a slash at the end.
    fileprivate func hasSameName(as path: String) -> Bool {
        (hasSuffix("/") ? self : self + "/") == path
    }
}
