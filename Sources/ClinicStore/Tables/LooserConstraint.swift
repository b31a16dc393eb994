/// A constraint of a table that lets more through since a later version.
struct LooserConstraint: Sendable {
    /// Its words in the table's `made`, and those that stand there now.
    let old: String
    let new: String
    /// The version that loosened it.
    let since: Int

    init(_ old: String, _ new: String, since: Int) {
        (self.old, self.new, self.since) = (old, new, since)
    }
}
