/// A value that a page holds and of which a document shows words: they stand in ClinicWords, and a face says them when
/// the document is written.
package protocol Unworded: Sendable {}

/// Its place in a document; two are the same where they hold the same.
package struct Unsaid: Hashable, Sendable {
    package let value: any Unworded

    package static func == (left: Self, right: Self) -> Bool { "\(left.value)" == "\(right.value)" }
    package func hash(into hasher: inout Hasher) { hasher.combine("\(value)") }
}
