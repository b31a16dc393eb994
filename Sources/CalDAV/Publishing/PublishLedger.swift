/// Remembers what was put into one collection. It must outlive a crash at any moment.
package protocol PublishLedger {
    /// All that is remembered, in any order.
    ///
    /// - Throws: whatever keeps it from being read.
    func entries() throws -> [LedgerEntry]
    /// Called before new resources are sent: adds the entries whose UIDs are not remembered yet.
    ///
    /// - Throws: whatever keeps it from being written; then they are not sent.
    func intend(_ entries: [LedgerEntry]) throws
    /// Called after the answers: `keep` replaces the entries of the same UIDs or adds them, `forget` are the
    /// names of resources that are not ours any more.
    ///
    /// - Throws: whatever keeps it from being written; then the publication ends.
    func settle(keep: [LedgerEntry], forget: [String]) throws
}
