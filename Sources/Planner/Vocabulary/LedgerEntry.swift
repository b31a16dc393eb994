/// What is remembered of an event or a task that was put on a server, or was about to be.
package struct LedgerEntry: Hashable, Sendable {
    package var uid: String
    /// The last part of its path on the server, decoded.
    package var name: String
    /// As the server told it; `nil` while it is not known whether the server has it.
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
