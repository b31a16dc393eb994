/// When the program may choose a medicine by itself. All other medicines are planned only when a person names
/// them.
package enum Proposal: String, Hashable, Sendable, CaseIterable {
    /// By itself.
    case alone
    /// Only together with a medicine that protects the stomach.
    case withGastroprotection = "with-gastroprotection"
    /// Only together with a medicine that the stomach is protected from.
    case asGastroprotection = "as-gastroprotection"
    /// Only once the patient agreed to stop smoking.
    case whenQuitting = "when-quitting"
}
