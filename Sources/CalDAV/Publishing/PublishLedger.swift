/// Remembers what was put into one collection, through a crash at any moment.
package protocol PublishLedger {
    func entries() throws -> [LedgerEntry]
    /// Before new resources are sent: adds those that are not remembered yet.
    func intend(_ entries: [LedgerEntry]) throws
    /// After the answers: `keep` replaces the entries of the same UIDs or adds them, `forget` are names.
    func settle(keep: [LedgerEntry], forget: [String]) throws
}
