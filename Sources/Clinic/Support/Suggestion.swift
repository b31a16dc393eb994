/// What was perhaps meant.
package struct Suggestion: Hashable, Sendable {
    package let id: String
    /// What people call it, or what it asks, where that is not its id in other letters.
    package let name: String?
}
