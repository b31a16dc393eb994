/// One request that changes a resource, and what its answer means.
enum PublishChange {
    case create(PublishedItem)
    case replace(PublishPlan.Replacement)
    case remove(PublishPlan.Removal)

    enum Outcome {
        case done
        /// 412: something else has changed the resource in the meantime.
        case stale
        /// The server has the UID from elsewhere.
        case foreign
        /// The server does not want this resource.
        case refused
        /// No further request makes sense.
        case stopped
    }

    /// All changes of a plan. Removals come first, as a server may hold a UID only once.
    static func all(of plan: PublishPlan) -> [PublishChange] {
        plan.remove.map { .remove($0) } + plan.replace.map { .replace($0) }
            + plan.create.map { .create($0) }
    }

    var uid: String {
        switch self {
        case .create(let item): item.uid
        case .replace(let change): change.item.uid
        case .remove(let removal): removal.uid
        }
    }

    var name: String {
        switch self {
        case .create(let item): PublishPlan.name(of: item.uid)
        case .replace(let change): change.name
        case .remove(let removal): removal.name
        }
    }

    var method: String { entry == nil ? "DELETE" : "PUT" }

    /// What the ledger must hold before the request is sent; only for what is new.
    var intent: LedgerEntry? { if case .create = self { entry } else { nil } }

    /// What the ledger must hold afterwards, without the ETag; `nil` for a removal.
    var entry: LedgerEntry? {
        switch self {
        case .create(let item): item.entry(name, etag: nil)
        case .replace(let change): change.item.entry(name, etag: nil)
        case .remove: nil
        }
    }

    func request(in collection: String) -> DAVRequest {
        let path = collection + URLPath.encoded(Array(name.utf8))
        return switch self {
        case .create(let item): .create(path, item.body)
        case .replace(let change): .replace(path, change.etag, change.item.body)
        case .remove(let removal): .delete(path, removal.etag)
        }
    }

    func outcome(of response: DAVResponse) -> Outcome {
        switch response.status {
        case 200...299: .done
        case 404, 410: entry == nil ? .done : .stopped
        case 412: response.isAboutUID ? .foreign : .stale
        case 403, 409:
            response.isAboutUID ? .foreign : response.isAboutContent ? .refused : .stopped
        case 400, 413, 415, 422: .refused
        default: .stopped
        }
    }
}

extension DAVResponse {
    /// Whether the server says that it holds the UID under another name (RFC 4791 section 5.3.2.1).
    fileprivate var isAboutUID: Bool {
        condition?.holds(.calDAV("no-uid-conflict")) ?? false
    }

    /// Whether a precondition of CalDAV is named, so that others may still be taken.
    fileprivate var isAboutContent: Bool {
        let space = Markup.Name.calDAV("").space
        return condition?.children.contains { $0.name.space == space } ?? false
    }

    /// The condition that a request did not meet (RFC 4918 section 16).
    private var condition: Markup? {
        guard let root = try? MarkupReader.read(body) else { return nil }
        return root.name == .dav("error") ? root : nil
    }
}
