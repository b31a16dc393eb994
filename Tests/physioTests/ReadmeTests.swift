import Foundation
import Testing

/// The session in the terminal that README prints: it is typed line by line, and answers what is printed below it.
@Suite("README's session in the terminal")
struct ReadmeTests {
    /// A line after `$ `, and what is printed below it.
    private struct Line {
        let command: String
        var printed: [String]
    }

    private static let text: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8))
            ?? ""
    }()

    /// All blocks one after the other, as one session.
    private static let session: [Line] = text.components(separatedBy: "```\n")
        .filter { $0.hasPrefix("$ ") }.joined().split(separator: "\n").map(String.init)
        .reduce(into: []) { lines, text in
            if text.hasPrefix("$ ") {
                lines.append(Line(command: String(text.dropFirst(2)), printed: []))
            } else if !lines.isEmpty {
                lines[lines.count - 1].printed.append(text)
            }
        }

    /// Each command's status and what it said, from one shell in an empty folder.
    private func typed(_ lines: [Line], in binary: Binary) throws -> [(
        status: String, said: String
    )] {
        let bin = binary.folder.appendingPathComponent("bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: bin.appendingPathComponent("physio").path, withDestinationPath: Binary.path)
        let script = lines.map { "echo '@@@'\n\($0.command)\necho \"@@ $?\"\n" }.joined()
        let (file, said) = (
            binary.folder.appendingPathComponent("session.sh"),
            binary.folder.appendingPathComponent("said")
        )
        try Data(script.utf8).write(to: file)
        try Data().write(to: said)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [file.path]
        shell.currentDirectoryURL = binary.folder
        shell.environment = [
            "PATH": "\(bin.path):/usr/bin:/bin", "HOME": binary.folder.path, "USER": "tester",
        ]
        shell.standardInput = FileHandle.nullDevice
        let handle = try FileHandle(forWritingTo: said)
        (shell.standardOutput, shell.standardError) = (handle, handle)
        try shell.run()
        shell.waitUntilExit()
        return try String(contentsOf: said, encoding: .utf8).components(separatedBy: "@@@\n")
            .dropFirst()
            .map { part in
                let ends = part.components(separatedBy: "@@ ")
                return (
                    ends.last?.trimmingCharacters(in: .newlines) ?? "", ends.dropLast().joined()
                )
            }
    }

    @Test("works as printed: every line does what it says, and a refusal is one that is printed")
    func asPrinted() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(Self.session.count > 40)
        let answers = try typed(Self.session, in: binary)
        #expect(answers.count == Self.session.count)
        for (line, answer) in zip(Self.session, answers) {
            let isPrinted = answer.status == "0" || (answer.status == "1" && !line.printed.isEmpty)
            #expect(
                isPrinted, "\(line.command) ends with \(answer.status): \(answer.said.prefix(600))")
            let said = answer.said.split(separator: "\n").map(String.init)
            for printed in line.printed where printed.trimmingCharacters(in: .whitespaces) != "…" {
                let start = printed.hasSuffix("…") ? String(printed.dropLast()) : nil
                let isSaid = said.contains { start.map($0.hasPrefix) ?? ($0 == printed) }
                #expect(
                    isSaid,
                    "\(line.command) does not say '\(printed)' but \(answer.said.prefix(1500))")
            }
        }
    }
}
