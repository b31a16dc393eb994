import Foundation

/// Writes the plan files of a folder into one Swift file: `EmbedPlans OUTPUT FOLDER PATH ...`.
///
/// Each file becomes a raw string with enough number signs that nothing in it can end it.
@main
enum EmbedPlans {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { throw Failure.usage }
        let folder = URL(fileURLWithPath: arguments[1])
        var lines = [
            "/// The plan files that the program carries, written by the build.",
            "enum BuiltInPlans {",
            "    static let files: [(path: String, text: String)] = [",
        ]
        for path in arguments.dropFirst(2).sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            lines.append("        (\(literal(path)), \(literal(text))),")
        }
        lines += ["    ]", "}", ""]
        try lines.joined(separator: "\n")
            .write(toFile: arguments[0], atomically: true, encoding: .utf8)
    }

    enum Failure: Error { case usage }

    /// A multi-line raw string literal of a text.
    static func literal(_ text: String) -> String {
        var longest = 0
        var run = 0
        for character in text.unicodeScalars {
            run = character == "#" ? run + 1 : 0
            longest = max(longest, run)
        }
        let signs = String(repeating: "#", count: longest + 1)
        // A carriage return would be read as a line end, so it is written as an escape.
        let body = text.replacingOccurrences(of: "\r", with: "\\\(signs)r")
        return "\(signs)\"\"\"\n\(body)\n\"\"\"\(signs)"
    }
}
