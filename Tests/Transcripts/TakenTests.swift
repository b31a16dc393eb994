import Foundation
import Testing

/// Whatever a recorded answer tells to do next is done as it is told, with its blanks filled in, where it was told.
///
/// Each way of telling is taken once; with `PHYSIO_LONG_TESTS` in each transcript.
@Suite("Next steps, taken")
struct TakenTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    /// A command that an answer tells.
    private struct Step: Hashable {
        /// The number of the command in its script that was answered so.
        let number: Int
        let line: String
        let isRefused: Bool

        /// The command with its flags, without what stands in them.
        var shape: String {
            let words = line.split(separator: " ")
            let names = words.prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } }.prefix(2)
            let flags = words.filter { $0.hasPrefix("--") }
            return "\(isRefused) " + (names + flags).joined(separator: " ")
        }

        /// Whether something has to be filled in that only a person knows.
        var isOpen: Bool {
            line.contains("…") || line.contains("=N") || line.contains("=V")
                || line.split(separator: " ").contains { word in
                    ["RULE", "FLAG", "SIGN", "VALUE", "NAME", "MEDICINE", "PATIENT", "N"].contains(
                        word)
                }
        }
    }

    /// By file those that are taken there.
    private static let steps: [String: [Step]] = {
        var met = Set<String>()
        return TranscriptTests.files.reduce(into: [:]) { steps, file in
            let url = TranscriptTests.folder.appendingPathComponent(file)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
            let new = told(in: text).filter { isLong || met.insert($0.shape).inserted }
            if !new.isEmpty { steps[file] = new }
        }
    }()

    /// The steps that the answers of a transcript tell as text.
    private static func told(in transcript: String) -> [Step] {
        var steps: [Step] = []
        var number = -1
        var answer: [Substring] = []
        var isHistory = false
        func take() {
            // What was done is told as it was said.
            guard !isHistory else { return }
            let isRefused = answer.contains { $0.hasPrefix("exit ") }
            let lines = answer.filter { !isRefused || $0.hasPrefix("! ") }
            steps += lines.flatMap { commands(in: $0.dropFirst(2)) }
                .map { Step(number: number, line: $0, isRefused: isRefused) }
        }
        var isText = false
        for line in transcript.split(separator: "\n") {
            if line.hasPrefix("$ ") || line.hasPrefix("? ") {
                number += 1
                (answer, isText) = ([], true)
                isHistory =
                    ["history", "undo", "check"].contains { line.dropFirst(2).hasPrefix($0) }
                    || line.contains("plan history") || line.contains(" --db ")
                    || line.contains("demo")
            } else if line == "json" {
                if isText { take() }
                isText = false
            } else if isText {
                answer.append(line)
            }
        }
        return steps
    }

    /// Between quotes, or to the end of the line or of its part.
    private static func commands(in line: Substring) -> [String] {
        guard !line.contains("Usage: "), !line.contains("Example: "), !line.contains("<")
        else { return [] }
        let quoted = line.matches(of: /'physio ([^']+)'/).map { String($0.1) }
        let bare = line.matches(
            of:
                /(?:^|[ (])physio ([a-z].*?)(?= or physio|, then|; |\. [A-Z]| \(|\)|,? or |, and |$)/
        )
        .map { String($0.1).trimmingCharacters(in: CharacterSet(charactersIn: " .,;:")) }
        return quoted + bare
    }

    private static let blanks = [
        "WHY": "agreed", "NAME": "\"Dr Lee\"", "DATE": "+1d", "DAY": "+1d",
        "YYYY-MM-DD": "1980-01-01", "N": "1", "…": "3", "\"…\"": "\"one a day\"",
        "assessed-not-present|referred-cleared": "referred-cleared", "PATIENT": "P1",
        "ADDRESS": "jo@example.org", "FILE": "file", "DIR": ".", "L": "L1", "S": "S1", "S…": "S1",
        "ZONE": "Europe/London",
    ]

    private static func day(_ days: Int, after now: String) -> String {
        let format = Date.ISO8601FormatStyle().year().month().day()
        let day =
            (try? Date(String(now.prefix(10)), strategy: format)) ?? Date(timeIntervalSince1970: 0)
        return day.addingTimeInterval(Double(days) * 86_400).formatted(format)
    }

    private static func filled(_ line: String, now: String) -> String {
        line.split(separator: " ").map { word in
            if word == "TIME" { return "\(day(8, after: now))T10:00" }
            // What was decided was decided before.
            if word == "DATE", line.contains("--cleared-on DATE") { return String(now.prefix(10)) }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { return "\(parts[0])=\(blanks[parts[1]] ?? parts[1])" }
            return blanks[String(word)] ?? String(word)
        }.joined(separator: " ")
    }

    /// What a command answers; prose that goes on behind it is left out.
    private func answer(_ line: String, _ stage: Stage, at now: String) throws -> Answer {
        var words = line.split(separator: " ")
        var answer = try stage.onCopy(line, at: now)
        while answer.status == 64, words.count > 1, words.last?.allSatisfy(\.isLowercase) == true {
            words.removeLast()
            answer = try stage.onCopy(words.joined(separator: " "), at: now)
        }
        return answer
    }

    @Test("each leads on", arguments: steps.keys.sorted())
    func taken(file: String) throws {
        let stage = try Stage()
        defer { stage.remove() }
        let own = Self.steps[file] ?? []
        var now = Stage.start
        var number = -1
        for step in try TranscriptTests.script(file).steps {
            switch step {
            case .clock(let time): now = time
            case .file(let name, let content): try stage.write(name, content)
            case .silent(let line): _ = try stage.run(line, at: now)
            case .command(let line, let writes):
                number += 1
                if writes { _ = try stage.run(line, at: now) }
                for told in own where told.number == number {
                    let taken = Self.filled(told.line, now: now)
                    let answer = try answer(taken, stage, at: now)
                    // Another refusal has its own way out.
                    let leadsOn =
                        answer.status == 0 || told.isOpen || taken == "template lint ."
                        // No answer in a transcript knows the UIDs of its sessions.
                        || taken.hasPrefix("import-reply ")
                        || answer.status == 1 && answer.err.contains("physio ")
                    #expect(leadsOn, "\(line)\n\(taken)\n\(answer.err)")
                    let isKnown = answer.status != 64 || told.isOpen
                    #expect(isKnown, "\(line)\n\(taken)\n\(answer.err)")
                }
                if number == own.map(\.number).max() { return }
            case .remark, .show: break
            }
        }
    }
}
