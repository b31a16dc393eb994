@testable import ClinicStore
import Foundation
import Testing

/// Whatever a recorded command wrote is taken back by `physio undo`, and all is as it was before it.
///
/// Each is undone three times in the first transcript that has it; with `PHYSIO_LONG_TESTS` always and in all.
@Suite("Undo takes back every command that writes")
struct UndoneTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    /// Without its first entry there is no clinic; a person who was erased stays erased; an undo is done again by
    /// the command that it took back.
    private static let forGood = ["clinic init", "patient erase", "demo", "undo"]

    private static func command(_ line: String) -> String {
        Script.words(line).prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")
    }

    /// By file the commands that it is played for: those that no file before has, or all.
    private static let commands: [String: Set<String>] = {
        var met = Set<String>()
        return TranscriptTests.files.reduce(into: [:]) { commands, file in
            guard let script = try? TranscriptTests.script(file) else { return }
            let own = Set(script.writing.map(command))
            let new = isLong ? own : own.subtracting(met)
            if !new.isEmpty { commands[file] = new }
            met.formUnion(own)
        }
    }()

    private static let files = commands.keys.sorted()

    /// How often each of some commands is undone in a transcript.
    private static func undone(in script: Script, of commands: Set<String>) -> [String: Int] {
        script.writing.map(command).filter(commands.contains).reduce(into: [:]) { counts, command in
            counts[command] = isLong ? 1_000_000 : min(3, counts[command, default: 0] + 1)
        }
    }

    @Test("and leaves all as it was", arguments: files)
    func undone(file: String) throws {
        let stage = try Stage()
        defer { stage.remove() }
        let path = stage.here.appendingPathComponent("clinic.db").path
        var now = Stage.start
        let script = try TranscriptTests.script(file)
        var left = Self.undone(in: script, of: Self.commands[file] ?? [])
        for step in script.steps where left.values.contains(where: { $0 > 0 }) {
            switch step {
            case .clock(let time): now = time
            case .file(let name, let content): try stage.write(name, content)
            case .command(let line, true), .silent(let line):
                let isMeant = left[Self.command(line), default: 0] > 0
                left[Self.command(line)]? -= 1
                let before = isMeant ? try Self.state(path) : nil
                let answer = try stage.run(line, at: now)
                guard answer.status == 0, let before, let after = try Self.state(path),
                    after.entries > before.entries, !Self.forGood.contains(Self.command(line))
                else { continue }
                let safe = stage.here.appendingPathComponent("before-undo.db")
                try FileManager.default.copyItem(atPath: path, toPath: safe.path)
                // Some write an entry for each plan.
                var undo = answer
                for entry in stride(from: after.entries, to: before.entries, by: -1)
                where undo.status == 0 {
                    undo = try stage.run("undo --entry \(entry) --db \(safe.path)", at: now)
                }
                let left = try Self.state(safe.path)?.contents.plain ?? [:]
                // What would go on with a treatment that is stopped is not done by an undo either.
                let isStopped = undo.err.hasPrefix("STOP: ")
                let isDone = undo.status == 0
                let takers = Self.takers(in: undo.err)
                if !isDone, !takers.isEmpty {
                    // A place that is no longer there for both: as the refusal says, the other one gives way.
                    for taker in takers {
                        let cancel = "session cancel \(taker) --reason other --db \(safe.path)"
                        #expect(try stage.run(cancel, at: now).status == 0, "\(file): \(cancel)")
                    }
                    undo = try stage.run("undo --entry \(after.entries) --db \(safe.path)", at: now)
                }
                #expect(undo.status == 0 || isStopped, "\(file): \(line)\n\(undo.err)")
                if isDone, left != before.contents.plain {
                    Issue.record("\(line): \(left.difference(from: before.contents.plain))")
                }
                try FileManager.default.removeItem(at: safe)
            case .command, .remark, .show: break
            }
        }
    }

    /// The sessions that stand where others were to return to.
    private static func takers(in refusal: String) -> [String] {
        guard refusal.contains("Move or cancel what stands there now, then undo again.") else {
            return []
        }
        return refusal.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 2, words[0].hasPrefix("S"), words[1] == "is" else { return nil }
            return String(words[0])
        }
    }

    @Test("every command of the program that writes is met in a transcript that is played")
    func all() throws {
        let written = Set(Self.commands.values.joined())
        let known = try Set(
            TranscriptTests.files.flatMap {
                try TranscriptTests.script($0).writing.map(Self.command)
            })
        #expect(written == known)
    }

    /// All that is kept, and how many entries tell of it; `nil` without a clinic.
    private static func state(_ path: String) throws -> (contents: KeptContents, entries: Int64)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let store = try ClinicStore.open(path: path)
        let entries = try store.read { try $0.history(limit: 1) }.first?.number ?? 0
        let contents = try store.contents()
        try store.close()
        return (contents, entries)
    }
}
