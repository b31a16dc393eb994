import Foundation
import Planner
import Synchronization
import Testing

@testable import physio

@Suite("Whatever is written, no terminal is ordered about", .serialized)
struct HostileTextTests {
    /// A colour, a title, a bell, a carriage return, a broken line, C1, DEL, turned direction, what is not seen.
    private static let hostile =
        "Ana\u{1B}[31m\u{1B}]0;title\u{7}\u{9B}2J\u{8}\rLee\nZZZ\u{85}ZZZ\u{2028}ZZZ\u{7F}\u{202E}x\u{2066}\u{200B}y"

    private static func faults(_ answer: Binary.Answer) -> [String] {
        (answer.out + answer.err).replacing("\r\n", with: "\n").split(separator: "\n")
            .map(String.init).filter { line in
                line.trimmingCharacters(in: .whitespaces).hasPrefix("ZZZ")
                    || line.unicodeScalars.contains { $0.isCommand && $0 != "\t" }
            }
    }

    /// Options that all commands take are tried with a few.
    private static func isTried(_ option: String, of command: String) -> Bool {
        !GlobalOptions.named.contains(option)
            || ["room add", "patient list", "plan create", "template lint"].contains(command)
    }

    /// What of it the clinic's file keeps.
    private static func kept(_ binary: Binary) throws -> [String] {
        let bytes = try Data(contentsOf: binary.database)
        return ["\u{1B}[31m", "\u{9B}2J", "\u{202E}x", "\u{2028}ZZZ"]
            .filter { bytes.range(of: Data($0.utf8)) != nil }
            .map { "kept: \($0.showingCommands)" }
    }

    @Test("each command has a line here that does it")
    func lines() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        for command in try ParsedCommand.all(world.binary) {
            let line = command.words.joined(separator: " ")
            #expect(
                CommandWorld.lines.contains { $0.line == line || $0.line.hasPrefix(line + " ") },
                "physio \(line)")
        }
    }

    @Test("every text of every command, as text and as a document")
    func everyText() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        var tried: [[String]] = []
        for command in try ParsedCommand.all(world.binary) {
            let line = command.words.joined(separator: " ")
            guard
                let known = CommandWorld.lines.first(where: {
                    ($0.line + " ").hasPrefix(line + " ")
                })
            else { continue }
            let words = CommandWorld.words(known.line)
            for (option, _) in command.values {
                guard let option, Self.isTried(option, of: line) else { continue }
                var said = words
                if let place = said.firstIndex(of: option) {
                    said.removeSubrange(place...(place + 1))
                }
                let isDocument = tried.count % 3 == 2
                tried.append(said + [option, Self.hostile] + (isDocument ? ["--json"] : []))
            }
            for place in words.indices.dropFirst(command.words.count)
            where !words[place].hasPrefix("--") && !words[place - 1].hasPrefix("--") {
                var said = words
                said[place] = Self.hostile
                tried.append(said)
            }
        }
        try Self.try(tried, in: world)
    }

    private static func `try`(_ lines: [[String]], in world: CommandWorld) throws {
        #expect(lines.count > 200)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: lines.count) { index in
            do {
                let faults = try faults(of: lines[index], in: world.copy())
                guard !faults.isEmpty else { return }
                failures.withLock { $0.append("\(lines[index]): \(faults)") }
            } catch {
                failures.withLock { $0.append("\(lines[index]): \(error)") }
            }
        }
        let found = failures.withLock { $0 }
        #expect(found.isEmpty, "\(found.sorted().joined(separator: "\n"))")
    }

    /// In what a command says, in the file that it leaves, and in what the history says of it.
    private static func faults(of line: [String], in binary: Binary) throws -> [String] {
        defer { binary.remove() }
        let answer = try binary.run(line)
        var found = faults(answer) + (try kept(binary))
        if line.last == "--json", (try? answer.json()) == nil { found.append("no document") }
        if answer.status == 0 { found += faults(try binary.run("history", "--limit", "1")) }
        return found
    }

    @Test("a name that an older version kept with a break and a colour")
    func olderRows() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("patient", "add", "AAAABBBBCCCC", "--born", "1980-01-01")
        try binary.run("session", "add", "P2", "--at", "2026-12-01T09:00", "--note", "DDDDEEEE")
        var bytes = try Data(contentsOf: binary.database)
        for (clean, old) in [
            ("AAAABBBBCCCC", "A\u{1B}[31mA\nZZZC"), ("DDDDEEEE", "D\u{1B}[2J\nZE"),
        ] {
            var from = bytes.startIndex
            while let place = bytes.range(of: Data(clean.utf8), in: from..<bytes.endIndex) {
                // What the history has of it is a JSON text, where an older version had escaped it.
                if bytes[place.lowerBound - 1] != UInt8(ascii: "\"") {
                    bytes.replaceSubrange(place, with: Data(old.utf8))
                }
                from = place.upperBound
            }
        }
        try bytes.write(to: binary.database)
        for line in [
            "patient list", "patient show P2", "session list", "session show S1",
            "today --date 2026-12-01",
            "week", "upcoming P2", "session list --json", "patient set P2 --phone 0123", "history",
            "export --clinic --names full",
        ] {
            let answer = try binary.run(CommandWorld.words(line))
            #expect(answer.status == 0, "\(line): \(answer.err)")
            #expect(Self.faults(answer) == [], "\(line)")
        }
        #expect(try binary.run("patient", "show", "P2").out.contains("AA ZZZC"))
    }

    @Test("nobody writes a line of the history by a name")
    func forgedHistory() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("room", "add", "Pool", "--by", "Ana\n9  2026-11-30T08:00  Ben  physio undo")
        let lines = try binary.run("history").out.split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("9") })
        #expect(
            lines.contains {
                $0.contains("Ana 9 2026-11-30T08:00 Ben physio undo  physio room add")
            })
        for nobody in ["", " ", "\u{200B}", "\u{1B}[0m"] {
            #expect(try binary.run("room", "add", "Bay", "--by", nobody).status == 65)
        }
    }
}
