import Foundation
import PlanTree

/// Writes the plan files of a folder into one Swift file: `EmbedPlans OUTPUT FOLDER PATH ...`.
///
/// Each file is written as it is and as the tree that its YAML holds, so that no command parses YAML to start.
/// Both are raw strings with enough number signs that nothing in them can end them.
@main
enum EmbedPlans {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { throw Failure.usage }
        let folder = URL(fileURLWithPath: arguments[1])
        var lines = [
            "/// The plan files that the program carries, written by the build.",
            "enum BuiltInPlans {",
            "    struct File {",
            "        let path: String",
            "        let hash: String",
            "        let text: StaticString",
            "        /// Empty for a file of names, which is read line by line.",
            "        let tree: StaticString",
            "    }",
            "    static let files: [File] = [",
        ]
        for path in arguments.dropFirst(2).sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            let tree = path.hasPrefix("names/") ? "" : try Node(yaml: text).treeText
            lines += [
                "        File(path: \(literal(path)), hash: \"\(contentHash(Array(text.utf8)))\",",
                "            text: \(literal(text)), tree: \(literal(tree))),",
            ]
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
