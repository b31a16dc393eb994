import Clinic
package import Planner

extension ContactModes {
    /// Reads `home`, and `review:phone` for one kind of contact.
    ///
    /// - Throws: `Failure` where a word is no mode or no kind, or something is said twice.
    package init(telling texts: [String]) throws(Failure) {
        self.init()
        var told: Set<Session.Kind?> = []
        for text in texts {
            let words = text.split(separator: ":", omittingEmptySubsequences: false)
                .map { $0.trimmingBlanks }
            guard words.count <= 2, let last = words.last else { throw Self.unreadable(text) }
            let mode: Session.Mode = try Written.choice(last, "mode")
            let kind: Session.Kind? =
                words.count == 2 ? try Written.choice(words[0], "kind of session") : nil
            guard told.insert(kind).inserted else {
                let what = kind.map { "a \($0.rawValue)" } ?? "a plan"
                throw Failure(
                    .usage, "It is said twice how \(what) is held.", remedy: "Say it once.")
            }
            if let kind { kinds[kind] = mode } else { visits = mode == .clinic ? nil : mode }
        }
    }

    private static func unreadable(_ text: String) -> Failure {
        Failure(
            .usage, "'\(text)' does not say how contacts are held.",
            remedy: "Write it like home, or like review:phone.")
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
