package import Clinic

extension [Advice] {
    /// `a`, `a or b`, `a; b or c`.
    package func listed(_ joining: Advice) -> Advice {
        guard count > 1, let last else { return first ?? "" }
        return Array(dropLast()).joined(separator: "; ") + " \(joining) \(last)"
    }
}

extension [String] {
    /// `a`, `a or b`, `a; b or c`.
    package func listed(_ joining: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: "; ") + " \(joining) \(last)"
    }
}
