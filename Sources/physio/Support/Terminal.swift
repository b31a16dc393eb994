import Foundation

/// What the output goes to.
enum Terminal {
    /// Columns; `nil` when the output goes elsewhere.
    static let width: Int? = isatty(STDOUT_FILENO) == 1 ? 80 : nil
    /// Of what is said beside the output.
    static let talkWidth: Int? = isatty(STDERR_FILENO) == 1 ? 80 : nil
}

extension String {
    /// Each of its lines folded.
    func foldingLines(at width: Int?) -> String {
        guard width != nil else { return self }
        return split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).folded(at: width) }.joined(separator: "\n")
    }

    /// Folded at so many columns, later lines indented like the first and a little more.
    func folded(at width: Int?) -> String {
        guard let width, displayWidth > width else { return self }
        let indent = String(repeating: " ", count: prefix { $0 == " " }.count + 2)
        var lines: [String] = []
        var current = ""
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if !current.isEmpty, current.displayWidth + 1 + String(word).displayWidth > width {
                lines.append(current)
                current = indent + word
            } else {
                current += (current.isEmpty && lines.isEmpty ? "" : " ") + word
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }
}
