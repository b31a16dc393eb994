/// What counts as a clinician's word that a patient may be treated: how old it may be, and whose name it is.
package struct ClearanceRules: Hashable, Sendable {
    /// Days for which the word counts.
    package var days = 90
    /// Words, in lower case, that make a remark of what should be a name ("fine", "patient").
    package var remarks: Set<String> = []
    /// Words, in lower case, that name nobody where nothing stands beside them ("the doctor", "GP").
    package var titles: Set<String> = []

    package init() {}

    /// Whether `name` names a person: other than a remark, than a mere title and than `patient`.
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
