/// What a name can be the name of.
package enum NameKind: String, Hashable, Sendable, CaseIterable {
    case medicine, condition, allergy

    /// The fact that the rules ask for things of this kind.
    package var fact: String {
        switch self {
        case .medicine: "current_classes"
        case .condition: "conditions"
        case .allergy: "allergies"
        }
    }
}
