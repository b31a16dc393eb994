/// Something to ask before a line of care can be planned.
package struct OutlineQuestion: Hashable, Sendable {
    /// What answers it.
    package enum Asks: Hashable, Sendable {
        case heightAndWeight
        /// How many a day; 0 where the patient does not smoke.
        case cigarettes
        case dateOfOperation
        /// The value of a fact.
        case number(String)
        /// A fact that is so or not; `first` is the answer that is named first.
        case yesOrNo(String, first: Bool)
    }

    /// As it is said aloud.
    package let text: String
    package let asks: Asks

    package init(_ text: String, _ asks: Asks) {
        self.text = text
        self.asks = asks
    }
}
