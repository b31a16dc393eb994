/// An event or a task that a calendar on a server is to hold.
package struct PublishedItem: Hashable, Sendable {
    /// The UID in `body`.
    package var uid: String
    /// Differs whenever `body` differs.
    package var fingerprint: String
    /// A whole iCalendar object that holds only this item (RFC 4791 section 4.1).
    package var body: [UInt8]

    package init(uid: String, fingerprint: String, body: [UInt8]) {
        self.uid = uid
        self.fingerprint = fingerprint
        self.body = body
    }
}

/// A resource as the server lists it.
package struct RemoteItem: Hashable, Sendable {
    /// The last part of its path, decoded.
    package var name: String
    package var etag: String

    package init(name: String, etag: String) {
        self.name = name
        self.etag = etag
    }
}

/// What must be sent so that a server holds the items, worked out from the items, the server's list and what
/// is remembered.
///
/// It touches no resource that is not remembered, unless `adopts` says so.
package struct PublishPlan: Hashable, Sendable {
    /// An item to be put in the place of what the server has.
    package struct Replacement: Hashable, Sendable {
        package var item: PublishedItem
        package var name: String
        /// Of what is replaced.
        package var etag: String
    }
    /// A resource that is not as it was left. It must be read before its fate is decided.
    package struct Doubt: Hashable, Sendable {
        /// The item, and the resource as it is now.
        package var found: Replacement
        /// Whether it is not known if the server ever took ours, so that this may be somebody else's.
        package var isUnconfirmed: Bool
        /// Whether the item has changed since it was last sent.
        package var isRevised: Bool
    }
    /// A resource to be deleted.
    package struct Removal: Hashable, Sendable {
        package var uid: String
        package var name: String
        package var etag: String
    }

    /// Items that are not on the server yet, or not any more.
    package var create: [PublishedItem] = []
    /// Resources to be replaced by their items as they are now.
    package var replace: [Replacement] = []
    /// Resources to be read and then given to `settle`.
    package var reread: [Doubt] = []
    /// What is remembered from now on, without sending anything.
    package var confirmed: [LedgerEntry] = []
    /// Resources whose items are not wanted any more.
    package var remove: [Removal] = []
    /// Names under which nothing of ours is on the server.
    package var forget: [String] = []
    /// Items in whose place somebody else has put something.
    package var foreign: [PublishedItem] = []
    /// How many items the server has as they are.
    package var unchanged = 0
    /// UIDs of resources that something else has changed or removed since they were sent.
    package var touchedByOthers: Set<String> = []

    /// How many requests change something.
    package var changes: Int { create.count + replace.count + remove.count }

    /// With `adopts`, resources with the UIDs of the items are taken for ours.
    package init(
        items: [PublishedItem], remote: [RemoteItem], ledger: [LedgerEntry], adopts: Bool = false
    ) {
        let remote = Dictionary(remote.map { ($0.name, $0.etag) }) { first, _ in first }
        let entries = Dictionary(ledger.map { ($0.uid, $0) }) { first, _ in first }
        for item in items {
            if let entry = entries[item.uid] {
                keep(item, entry, etag: remote[entry.name])
            } else if let etag = remote[Self.name(of: item.uid)] {
                let found = Replacement(item: item, name: Self.name(of: item.uid), etag: etag)
                if adopts { replace.append(found) } else { foreign.append(item) }
            } else {
                create.append(item)
            }
        }
        let wanted = Set(items.map(\.uid))
        for entry in ledger where !wanted.contains(entry.uid) {
            drop(entry, etag: remote[entry.name])
        }
    }

    private mutating func keep(_ item: PublishedItem, _ entry: LedgerEntry, etag: String?) {
        guard let etag else {
            if entry.etag != nil { touchedByOthers.insert(item.uid) }
            return create.append(item)
        }
        let found = Replacement(item: item, name: entry.name, etag: etag)
        let isRevised = item.fingerprint != entry.fingerprint
        if etag == entry.etag {
            if isRevised { replace.append(found) } else { unchanged += 1 }
        } else {
            reread.append(
                Doubt(found: found, isUnconfirmed: entry.etag == nil, isRevised: isRevised))
        }
    }

    /// Decides what becomes of a resource, now that it is known whether its text says the same as the item.
    package mutating func settle(_ doubt: Doubt, saysTheSame: Bool) {
        let found = doubt.found
        switch (doubt.isUnconfirmed, saysTheSame, doubt.isRevised) {
        // It is ours, or the same as ours but for what clients add.
        case (_, true, false):
            unchanged += 1
            confirmed.append(found.item.entry(found.name, etag: found.etag))
        // When it was noted that ours is about to be sent, nothing was there.
        case (true, _, true), (false, true, true): replace.append(found)
        case (true, false, false):
            foreign.append(found.item)
            forget.append(found.name)
        case (false, false, _):
            touchedByOthers.insert(found.item.uid)
            replace.append(found)
        }
    }

    private mutating func drop(_ entry: LedgerEntry, etag: String?) {
        guard let etag else { return forget.append(entry.name) }
        if let known = entry.etag, known != etag { touchedByOthers.insert(entry.uid) }
        remove.append(Removal(uid: entry.uid, name: entry.name, etag: etag))
    }

    /// The name of a new resource: the UID if every server takes it, else `uid-` and the hexadecimal digits
    /// of its first 60 bytes; then `.ics`.
    package static func name(of uid: String) -> String {
        let isPlain = uid.utf8.allSatisfy { byte in
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F: true
            default: false
            }
        }
        if isPlain, (1...100).contains(uid.utf8.count) { return uid + ".ics" }
        let digits = uid.utf8.prefix(60).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "uid-" + digits.joined() + ".ics"
    }
}
