import Clinic

extension [Suggestion] {
    /// What was perhaps meant, a line each.
    var suggested: [String] { map { "Did you mean \($0.told)?" } }
}

extension Suggestion {
    /// `ces (cauda equina syndrome)`.
    fileprivate var told: String { name.map { "\(id) (\($0))" } ?? id }
}
