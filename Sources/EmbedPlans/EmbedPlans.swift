import Foundation

/// Writes every `*.yaml` of a folder into one Swift file of string literals, so that a copied binary
/// carries its content. usage: EmbedPlans FOLDER OUTPUT.swift
@main
enum EmbedPlans {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: EmbedPlans FOLDER OUTPUT\n".utf8))
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[1])
        var text = "/// The content of `Plans/`, by path.\nenum EmbeddedPlans {\n"
        text += "    static let files: [(path: String, text: String)] = [\n"
        for path in paths(in: folder) {
            let content = try String(
                contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            text += "        (\"\(path)\", \(literal(content))),\n"
        }
        text += "    ]\n}\n"
        try text.write(toFile: arguments[2], atomically: true, encoding: .utf8)
    }

    private static func paths(in folder: URL) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    }

    /// A raw literal with more number signs than any run in the text.
    private static func literal(_ text: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
        let signs = String(repeating: "#", count: longest + 1)
        return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
    }
}
