import Clinic

extension [Suggestion] {
    /// What was perhaps meant, a line each.
    var suggested: [String] { map { "Did you mean \($0.told)?" } }
}

extension Suggestion {
    /// `ces: Cauda equina syndrome`.
    fileprivate var told: String {
        guard let name else { return id }
        return "\(id): \(name.last == "?" ? String(name.dropLast()) : name)"
    }
}
