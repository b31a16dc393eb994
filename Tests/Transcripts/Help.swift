import Foundation
import Testing

/// What the binary says of itself.
enum Help {
    /// Options that all commands take.
    private static let global: Set = [
        "--db", "--plans", "--json", "--now", "--dry-run", "--yes", "--no-color", "--by", "--help",
        "--version",
    ]

    /// Each command that can be said, as its words, with its own long options.
    static func commands() throws -> [(words: [String], options: [String])] {
        let stage = try Stage()
        defer { stage.remove() }
        let dump = try JSONSerialization.jsonObject(with: Data(try stage.help().utf8))
        let root = try #require((dump as? [String: Any])?["command"] as? [String: Any])
        return leaves(root, [])
    }

    private static func leaves(
        _ command: [String: Any], _ words: [String]
    ) -> [(words: [String], options: [String])] {
        let below = (command["subcommands"] as? [[String: Any]] ?? []).filter {
            $0["commandName"] as? String != "help"
        }
        guard below.isEmpty else {
            return below.flatMap { leaves($0, words + [$0["commandName"] as? String ?? ""]) }
        }
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let names = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
        let long = names.filter { $0["kind"] as? String == "long" }
            .compactMap { $0["name"] as? String }.map { "--" + $0 }
        return [(words, long.filter { !global.contains($0) })]
    }
}
