/// Remembers what was put into one collection, through a crash at any moment.
package protocol PublishLedger {
    func entries() throws -> [LedgerEntry]
    /// Before resources are sent: from now on what stands under their names is ours, of unknown ETag.
    ///
    /// - Returns: the UIDs of those that were not remembered before, by another run that is under way either.
    func intend(_ entries: [LedgerEntry]) throws -> Set<String>
    /// After the answers: `keep` replaces the entries of the same UIDs, `forget` are names.
    func settle(keep: [LedgerEntry], forget: [String]) throws
}
