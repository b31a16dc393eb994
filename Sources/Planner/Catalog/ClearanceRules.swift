/// What counts as a clinician's word that a patient may be treated: how old it may be, and what counts as a
/// name.
package struct ClearanceRules: Hashable, Sendable {
    /// For how many days the word counts.
    package var days = 90
    /// Words, in lower case, that show that a remark was given where a name is wanted ("fine", "patient").
    package var remarks: Set<String> = []
    /// Words, in lower case, that name nobody unless more is said ("the doctor", "GP").
    package var titles: Set<String> = []

    /// The word counts for 90 days, and any text is a name that has letters and is not the patient's.
    package init() {}

    /// Whether `name` names a person: it is no remark, no mere title, and not the name of the patient.
    package func isPerson(_ name: String, otherThan patient: String) -> Bool {
        let words = Self.words(name)
        let own = Set(Self.words(patient)).subtracting(titles)
        let named = Set(words).subtracting(titles)
        return remarks.isDisjoint(with: words) && !named.isEmpty && (own.isEmpty || named != own)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
    }
}
