import Foundation

/// A folder of its own, in which the binary plays a script.
struct Stage {
    private let folder: URL
    private let name: String
    static let start = "2026-11-30T08:00"

    init() throws {
        name = "physio-transcript-\(UUID().uuidString)"
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Where the script is played; its clinic is `clinic.db`.
    var here: URL { folder.appendingPathComponent("here") }
    private var copy: URL { folder.appendingPathComponent("copy") }

    /// The file that `PHYSIO_BINARY` names, else the one that was built with the tests.
    private static var binary: String {
        if let named = ProcessInfo.processInfo.environment["PHYSIO_BINARY"] { return named }
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("physio").path
    }

    /// Its own description, which ArgumentParser writes.
    func help() throws -> String {
        try run("--experimental-dump-help", [], at: Self.start, in: here).out
    }

    /// The script with what is answered now.
    func play(_ script: Script) throws -> String {
        var told: [String] = []
        var now = Self.start
        for step in script.steps {
            switch step {
            case .remark(let text): told += ["# " + text]
            case .clock(let time):
                now = time
                told += ["@ " + time]
            case .silent(let line):
                let answer = try run(line, [], at: now, in: here)
                told += ["% " + line] + (answer.status == 0 ? [] : answer.lines)
            case .command(let line, let writes):
                told += ["", (writes ? "$ " : "? ") + line]
                told += try form(line, writes: writes, at: now)
            case .file(let file, let content):
                try write(file, content)
                told += ["= " + file] + content.map { "| " + $0 }
            case .show(let file):
                let text = try String(
                    contentsOf: here.appendingPathComponent(file), encoding: .utf8)
                told += ["", "< " + file] + Answer.lines(masked(text), "  ")
            }
        }
        return told.joined(separator: "\n") + "\n"
    }

    func write(_ file: String, _ content: [String]) throws {
        let text = content.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: here.appendingPathComponent(file))
    }

    /// What a command answers in the script's place.
    func run(_ line: String, at now: String) throws -> Answer {
        try run(line, [], at: now, in: here)
    }

    /// What a command answers as text and as JSON; dry, only what differs from it.
    private func form(_ line: String, writes: Bool, at now: String) throws -> [String] {
        let json = try onCopy(line, "--json", at: now)
        var dry: [(name: String, answer: Answer)] = []
        if writes {
            dry = [
                ("dry", try onCopy(line, "--dry-run", at: now)),
                ("dry json", try onCopy(line, "--dry-run", "--json", at: now)),
            ]
        }
        let real = try run(line, [], at: now, in: here)
        var told = real.lines + ["json"] + json.lines
        for (name, answer) in dry {
            let differs = answer.lines(beside: answer.isDocument ? json : real)
            let isSaid = differs == ["+ ! Dry run: nothing was written."]
            let isSame = differs.isEmpty && (answer.isDocument || answer.status != 0)
            if !isSaid && !isSame { told += [name] + differs }
        }
        return told
    }

    /// In a copy of the folder, so that the next form of the command meets the same world.
    func onCopy(_ line: String, _ flags: String..., at now: String) throws -> Answer {
        try? FileManager.default.removeItem(at: copy)
        try FileManager.default.copyItem(at: here, to: copy)
        return try run(line, flags, at: now, in: copy)
    }

    private func run(
        _ line: String, _ flags: [String], at now: String, in place: URL
    ) throws -> Answer {
        let out = folder.appendingPathComponent("out")
        let err = folder.appendingPathComponent("err")
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.binary)
        let words = Script.words(line)
        // As in a shell: `< ana.ics` at the end is what the command reads.
        let arrow = words.firstIndex(of: "<") ?? words.endIndex
        let input = words.dropFirst(arrow + 1).first
        process.arguments = words.prefix(arrow) + flags
        process.currentDirectoryURL = place
        process.environment = [
            "PHYSIO_DB": place.appendingPathComponent("clinic.db").path, "PHYSIO_NOW": now,
            "USER": "tester", "PATH": "/usr/bin:/bin", "HOME": place.path,
        ]
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: place.appendingPathComponent($0)) }
            ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            out: masked(try String(contentsOf: out, encoding: .utf8)),
            err: masked(try String(contentsOf: err, encoding: .utf8)),
            isDocument: flags.contains("--json"))
    }

    /// Without what is another in each run: folders, UIDs, hashes and versions of what is installed.
    private func masked(_ text: String) -> String {
        text.replacingOccurrences(of: copy.path, with: "FOLDER")
            .replacingOccurrences(of: here.path, with: "FOLDER")
            .replacing(
                #/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/#,
                with: "UID"
            )
            .replacing(#/\b([0-9a-f]{64}|[0-9a-f]{32})\b/#, with: "HASH")
            .replacing(#/SQLite( +)\d+\.\d+\.\d+/#) { "SQLite\($0.output.1)N.N.N" }
    }
}

/// What a command answered, and how it ended.
struct Answer {
    let status: Int32
    let out: String
    let err: String
    /// Whether its output is a document, whose depth the brackets say, too.
    var isDocument = false

    /// Output, then messages after `! `, then the status unless it is 0.
    var lines: [String] {
        Self.lines(out, "  ").map { isDocument ? "  " + $0.drop { $0 == " " } : $0 }
            + Self.lines(err, "! ") + (status == 0 ? [] : ["exit \(status)"])
    }

    /// Lines that another answer has not (`+`), or has alone (`-`).
    func lines(beside other: Answer) -> [String] {
        lines.difference(from: other.lines).map { change in
            switch change {
            case .insert(_, let line, _): "+ " + line
            case .remove(_, let line, _): "- " + line
            }
        }
    }

    static func lines(_ text: String, _ prefix: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { prefix + $0 }
    }
}
