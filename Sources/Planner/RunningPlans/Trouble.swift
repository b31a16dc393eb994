/// Why a booked session cannot or must not stand as it is.
package struct Trouble: Hashable, Sendable {
    /// What the reason is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Its patient's treatment is stopped for a red flag.
        case stopped
    }

    package let kind: Kind
    /// As a sentence, without a person's name.
    package let text: String

    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}
