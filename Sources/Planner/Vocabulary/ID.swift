/// Something that has a number of its own, written after a letter: `P1`, `T2`, `L3`, `S41`.
package protocol Identified {
    /// In upper case, and different for each type.
    static var letter: Character { get }
}

/// The number of one thing of a kind; an `ID<Patient>` cannot stand for an `ID<Therapist>`.
package struct ID<Subject: Identified>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1 or more. Given once, and never again.
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `P1` or `p1`; `nil` for another letter, or for a number below 1.
    package init?(parsing text: String) {
        guard let first = text.first, first.uppercased() == String(Subject.letter),
            let number = Int64(text.dropFirst()), number > 0
        else { return nil }
        self.number = number
    }

    /// `P1`.
    package var description: String { "\(Subject.letter)\(number)" }
    package static func < (left: ID, right: ID) -> Bool { left.number < right.number }
}
