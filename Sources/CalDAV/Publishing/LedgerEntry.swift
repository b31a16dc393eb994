/// What is remembered of a resource that was put on a server, or was about to be.
package struct LedgerEntry: Hashable, Sendable {
    /// The UID of the item in it.
    package var uid: String
    /// The last part of its path, decoded.
    package var name: String
    /// The ETag that the server gave; `nil` while it is not known whether the server took it.
    package var etag: String?
    /// The fingerprint of the item as it was sent last.
    package var fingerprint: String

    package init(uid: String, name: String, etag: String?, fingerprint: String) {
        self.uid = uid
        self.name = name
        self.etag = etag
        self.fingerprint = fingerprint
    }
}

extension PublishedItem {
    func entry(_ name: String, etag: String?) -> LedgerEntry {
        LedgerEntry(uid: uid, name: name, etag: etag, fingerprint: fingerprint)
    }
}
