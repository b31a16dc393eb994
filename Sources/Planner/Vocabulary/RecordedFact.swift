package import CivilTime

/// A fact of a patient, as somebody gave it.
package struct RecordedFact: Hashable, Sendable {
    /// As it was given: a number, `yes`, `no`, `none`, `unknown`, or words with commas.
    package var value: String
    /// The day on which it was true; `nil` for facts that were recorded before days were kept.
    package var day: Day?
    /// Who gave it.
    package var saidBy: String?

    package init(_ value: String, day: Day? = nil, saidBy: String? = nil) {
        self.value = value
        self.day = day
        self.saidBy = saidBy
    }
}
