extension [String] {
    /// Words that were perhaps meant, a line each.
    var suggested: [String] { map { "Did you mean \($0)?" } }
}
