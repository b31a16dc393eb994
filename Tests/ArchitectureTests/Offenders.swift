import Foundation
import Testing

/// What the sources still do against the rules of the house, a line each.
extension House {
    var offenders: [String] {
        arrowsUp + twins + longFunctions + silentThrows
    }

    /// Uses of a folder further up: `Module: From -> To: FILE uses NAME`.
    private var arrowsUp: [String] {
        modules.flatMap { module, files in
            let arrows = ModuleArrows(module, files, in: self)
            let unknown = arrows.unknownFolders.map { "\(module): \($0) has no place in the order" }
            return unknown
                + arrows.up.map { arrow in
                    let (from, to) = (files[arrow.from], files[arrow.to])
                    return
                        "\(module): \(from.folder) -> \(to.folder): \(from.name) uses \(arrow.name)"
                }
        }
    }

    private var twins: [String] {
        Dictionary(grouping: files, by: \.name).filter { $0.value.count > 1 }.map { name, files in
            "\(name) in \(files.map(\.module).sorted().joined(separator: " and "))"
        }
    }

    private var longFunctions: [String] {
        files.flatMap { file in
            file.declarations.filter { $0.lines > 50 }.map {
                "\(file.module): \(file.name): \($0.name) is longer than 50 lines"
            }
        }
    }

    /// Lines of texts below the faces that name a command or a flag of the product.
    var commandsBelowFaces: [String] {
        let flags = flags
        return files.filter { !Self.withCommands.contains($0.module) }.compactMap { file in
            let lines = file.tokens.filter { $0.kind == .text }
                .flatMap { $0.text.split(separator: "\n") }
                .count { Self.namesCommand($0, flags) }
            return lines == 0 ? nil : "\(file.module): \(file.name) names commands: \(lines)"
        }
    }

    /// Programs of their own, with their own flags.
    private static let withCommands: Set = [
        "physio", "physio-bench", "ical-fuzz", "EmbedPlans", "EmbedPlansPlugin",
    ]

    private static func namesCommand(_ line: Substring, _ flags: Set<String>) -> Bool {
        line.matches(of: #/physio [a-z\u{1}]/#).first != nil
            || line.matches(of: #/--[a-z][a-z-]*/#).contains { flags.contains(String($0.output)) }
    }

    /// The options and flags of the product, as its commands declare them.
    private var flags: Set<String> {
        var flags: Set<String> = []
        for file in files where file.module == "physio" {
            for (index, token) in file.tokens.enumerated()
            where token.isWord("Option") || token.isWord("Flag") {
                let rest = file.tokens[index...]
                let end = rest.firstIndex { $0.isWord("var") } ?? index
                guard end + 1 < file.tokens.count else { continue }
                flags.insert("--" + Self.kebab(file.tokens[end + 1].text))
                if let long = rest.firstIndex(where: { $0.isWord("customLong") }), long < end {
                    flags.insert("--" + file.tokens[long + 2].text)
                }
            }
        }
        return flags
    }

    private static func kebab(_ name: String) -> String {
        name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }

    /// What requests have in common, said once where `Request` and `SearchRequest` ask for it.
    private static let saidByProtocol: Set = ["carryOut", "problem", "solve"]

    /// Functions for other modules that throw and do not say what.
    private var silentThrows: [String] {
        modules.compactMap { module, files in
            let silent = files.flatMap(\.declarations).count {
                $0.throwsErrors && !Self.saidByProtocol.contains($0.name)
                    && !$0.doc.lowercased().contains("throw")
            }
            return silent == 0
                ? nil : "\(module): functions that do not say what they throw: \(silent)"
        }
    }
}

@Suite("What is left to put right")
struct OffenderTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let list = folder.appendingPathComponent("offenders.txt")

    @Test("no text below the faces names a command or a flag of the product")
    func commands() throws {
        #expect(try Self.house().commandsBelowFaces == [])
    }

    private static func house() throws -> House {
        let sources = folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources")
        return try House(sources)
    }

    @Test("offenders are those of offenders.txt; a line that is none any more comes off")
    func offenders() throws {
        let house = try Self.house()
        if ProcessInfo.processInfo.environment["PHYSIO_FIGURES"] == "1" { print(house.figures) }
        let listed = try String(contentsOf: Self.list, encoding: .utf8).split(separator: "\n")
            .map(String.init).filter { !$0.hasPrefix("#") }
        let now = house.offenders.sorted()
        if ProcessInfo.processInfo.environment["PHYSIO_OFFENDERS"] == "shrink" {
            try Self.shrink(listed, to: now)
            return
        }
        #expect(listed == listed.sorted(), "offenders.txt is not sorted")
        for line in Set(now).subtracting(listed).sorted() {
            Issue.record("\(line): new; put it right rather than on the list")
        }
        for line in Set(listed).subtracting(now).sorted() {
            Issue.record("\(line): no offender any more; take it off offenders.txt")
        }
    }

    /// Takes lines off the list and lets numbers fall; adds nothing.
    private static func shrink(_ listed: [String], to now: [String]) throws {
        let most = Dictionary(uniqueKeysWithValues: listed.map(counted))
        let left = now.filter { line in
            let (name, count) = counted(line)
            return most[name].map { count <= $0 } ?? false
        }
        let comments = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("#") }.map(String.init)
        try ((comments + left).joined(separator: "\n") + "\n")
            .write(to: list, atomically: true, encoding: .utf8)
    }

    /// `What: 3` as its name and number; 0 where there is none.
    private static func counted(_ line: String) -> (String, Int) {
        let parts = line.split(separator: " ")
        guard let count = parts.last.flatMap({ Int($0) }) else { return (line, 0) }
        return (parts.dropLast().joined(separator: " "), count)
    }
}
