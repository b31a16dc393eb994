package import CivilTime

/// A fact of a patient as somebody told it.
package struct RecordedFact: Hashable, Sendable {
    /// As written: a number, `yes`, `no`, `none`, `unknown`, or words with commas.
    package var value: String
    /// The day it was true; `nil` for facts recorded before days were kept.
    package var day: Day?
    /// Who said so.
    package var saidBy: String?

    package init(_ value: String, day: Day? = nil, saidBy: String? = nil) {
        self.value = value
        self.day = day
        self.saidBy = saidBy
    }
}
