extension String {
    /// No more than 40 letters, for a problem's text.
    var shortened: String {
        unicodeScalars.count <= 40
            ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(40))) + "…"
    }
}
