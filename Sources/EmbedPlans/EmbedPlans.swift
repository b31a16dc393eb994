import Digest
import Foundation
import PlanFiles
import PlanTree
import Planner

/// Checks the plan files of a folder and writes them into one Swift file: `EmbedPlans OUTPUT FOLDER PATH ...`.
///
/// Each file is written as it is and as the tree that its YAML holds, for a clinic's own files to be read over; the
/// whole catalogue is written as it was read from them, so that no command reads plan files to start. A problem in
/// any of them ends the build with its file, line and column.
@main
enum EmbedPlans {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { throw Failure.usage }
        let folder = URL(fileURLWithPath: arguments[1])
        let files = try arguments.dropFirst(2).sorted().map { path in
            let data = try Data(contentsOf: folder.appendingPathComponent(path))
            return PlanFiles.File(path: path, bytes: Array(data))
        }
        let (catalog, problems) = PlanFiles.plans(files)
        guard problems.isEmpty else {
            for found in problems {
                let place = "\(found.file):\(found.line):\(found.column)"
                print("\(place): error: \(found.problem) \(found.remedy)")
            }
            exit(1)
        }
        let text = try parsed(files) + encoded(catalog)
        try (text.joined(separator: "\n") + "\n")
            .write(toFile: arguments[0], atomically: true, encoding: .utf8)
    }

    enum Failure: Error { case usage }

    private static func parsed(_ files: [PlanFiles.File]) throws -> [String] {
        var lines = [
            "import CivilTime", "import PlanFiles", "import Planner", "",
            "/// What the program carries, written by the build.", "enum Carried {",
            "    static let files: [PlanFiles.ParsedFile] = [",
        ]
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let tree = PlanFiles.holdsNames(file.path) ? "" : try Node(yaml: text).treeText
            lines += [
                "        .init(path: \(literal(file.path)), hash: \"\(SHA256.hex(file.bytes))\",",
                "            text: \(literal(text)), tree: \(literal(tree))),",
            ]
        }
        return lines + ["    ]"]
    }

    private static func encoded(_ catalog: Catalog) -> [String] {
        var types = StoredTypes()
        var lines: [String] = []
        let parts: [(String, Any)] = [
            ("catalogue", catalog), ("names", catalog.names), ("holidays", catalog.holidays),
            ("languages", catalog.languages),
        ]
        for (name, value) in parts {
            var writer = CatalogWriter(types)
            writer.write(value)
            types = writer.types
            lines += [
                "    static let \(name) = Encoded(",
                "        words: \(literal(writer.words)), digits: \(literal(writer.digits)))",
            ]
        }
        return lines + ["}", ""] + types.swift
    }

    /// A multi-line raw string literal of a text, with enough number signs that nothing in it can end it.
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
