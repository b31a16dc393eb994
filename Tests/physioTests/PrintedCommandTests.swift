import ArgumentParser
import Foundation
import Planner
import Testing

@testable import Clinic
@testable import physio

/// Whatever is told as a command can be given as it stands, once its blanks are filled in.
@Suite("Printed commands")
struct PrintedCommandTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Why a line of words is no command; `nil` where it is one.
    private static func problem(_ words: [String]) -> String? {
        let filled = ["N": "1", "…": "1", "DIR": "."]
        do {
            _ = try Physio.command(
                words.map { word in
                    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                    guard parts.count == 2, let value = filled[parts[1]] else {
                        return filled[word] ?? word
                    }
                    return "\(parts[0])=\(value)"
                })
            return nil
        } catch {
            return Physio.exitCode(for: error) == .success ? nil : Physio.message(for: error)
        }
    }

    /// The commands in a line of text, each to the end of its part of the sentence.
    static func commands(in line: String) -> [[String]] {
        var found: [[String]] = []
        var rest = line[...]
        while let range = rest.range(of: "physio ") {
            let isQuoted = rest[..<range.lowerBound].last == "'"
            rest = rest[range.upperBound...]
            let end = isQuoted ? rest.firstIndex(of: "'") ?? rest.endIndex : rest.endIndex
            found.append(words(of: String(rest[..<end])))
        }
        return found.filter { $0.first?.first?.isLowercase == true }
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for word in Transcript.words(text) {
            // What was done is told with a word behind it, and one step may be told after another.
            guard word != "physio", word != "or", word.first != "(" else { break }
            let bare = word.trimmingCharacters(in: CharacterSet(charactersIn: ",;.):"))
            words.append(bare.isEmpty ? word : bare)
            if !text.contains("\"\(word)"), let last = word.last, ",;.):".contains(last) { break }
        }
        return words
    }

    /// Prose goes on behind some commands: "… takes it back".
    private static func isCommand(_ words: [String]) -> String? {
        let told = problem(words)
        guard told != nil else { return nil }
        var shorter = words
        while let last = shorter.last, last.allSatisfy({ $0.isLowercase && $0.isLetter }),
            shorter.count > 1
        {
            shorter.removeLast()
            if problem(shorter) == nil { return nil }
        }
        return told
    }

    /// Commands that differ in their numbers alone are tried once; all of them with `PHYSIO_LONG_TESTS`.
    private static func form(_ words: [String]) -> [String] {
        let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
        return isLong ? words : words.map { $0.filter { !$0.isNumber } }
    }

    @Test("every command that a recorded answer tells is one")
    func recorded() throws {
        let folder = Self.tests.appendingPathComponent("Transcripts/Sequences")
        var known: Set<[String]> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            for line in text.split(separator: "\n").map(String.init) {
                // The same stands in the document.
                guard line.hasPrefix("  ") || line.hasPrefix("! "), !line.hasPrefix("  \""),
                    !line.contains("Usage: "), !line.contains("USAGE: ")
                else { continue }
                for words in Self.commands(in: line)
                where known.insert(Self.form(words)).inserted {
                    if let problem = Self.isCommand(words) {
                        Issue.record("\(file): \(words.joined(separator: " "))\n\(problem)")
                    }
                }
            }
        }
        #expect(known.count > 100)
    }

    /// A step as it is written in the sources: its action, and its inputs where they are written out.
    private struct WrittenStep: Hashable {
        let action: String
        /// In brackets, as for a list of which things.
        let id: String
        let inputs: String?
    }

    /// All of `do: .action(…), [.field: …]` and `NextStep(.action(…), […])`.
    private static func steps(in text: String) -> [WrittenStep] {
        text.matches(of: /(?:do: |NextStep\(\s*)\.(\w+)/).map { match in
            var rest = text[match.range.upperBound...]
            let id = rest.first == "(" ? balanced(rest) : ""
            rest = rest.dropFirst(id.count)
            let behind = rest.drop { $0.isWhitespace || $0.isNewline }
            guard behind.first == "," else {
                return WrittenStep(action: String(match.1), id: id, inputs: "")
            }
            let inputs = behind.dropFirst().drop { $0.isWhitespace || $0.isNewline }
            return WrittenStep(
                action: String(match.1), id: id,
                inputs: inputs.first == "[" ? balanced(inputs) : nil)
        }
    }

    /// Up to the bracket that closes the one it begins with.
    private static func balanced(_ text: Substring) -> String {
        var depth = 0
        let end = text.firstIndex { letter in
            if "([".contains(letter) { depth += 1 }
            if ")]".contains(letter) { depth -= 1 }
            return depth == 0
        }
        return String(end.map { text[...$0] } ?? text)
    }

    /// With something filled in for what only a running program knows.
    private static func line(_ step: WrittenStep) -> String? {
        let named = NextStepTests.actions.filter {
            "\($0)".prefix { $0 != "(" } == step.action
        }
        let noun = step.id.split { !$0.isLetter }.first.map(String.init) ?? ""
        let action = named.first { step.action == "list" && "\($0)".contains(noun) } ?? named.first
        guard let action, let inputs = step.inputs else { return nil }
        let samples = NextStepTests.said.flatMap(\.inputs.list)
        let list = inputs.matches(of: /[\[\s]\.(\w+): (\.bare)?/).compactMap { match -> Input? in
            guard let field = Input.Field(rawValue: String(match.1)) else { return nil }
            guard match.2 == nil else { return Input(field, .bare) }
            return samples.first { $0.field == field && $0.entry != .bare }
        }
        return NextStep(action, Inputs(list)).command
    }

    @Test("every next step in the sources is a whole command")
    func written() throws {
        let sources = Self.tests.deletingLastPathComponent().appendingPathComponent("Sources")
        var count = 0
        for folder in ["Clinic", "ClinicWords", "physio"] {
            let root = sources.appendingPathComponent(folder)
            let files = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
            for case let name as String in files where name.hasSuffix(".swift") {
                let text = try String(
                    contentsOf: root.appendingPathComponent(name), encoding: .utf8)
                for step in Set(Self.steps(in: text)) {
                    guard let line = Self.line(step) else { continue }
                    count += 1
                    if let problem = Self.problem(Array(Transcript.words(line).dropFirst())) {
                        Issue.record("\(name): \(line)\n\(problem)")
                    }
                }
            }
        }
        #expect(count > 60, "\(count)")
    }
}
