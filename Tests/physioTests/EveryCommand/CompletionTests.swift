import Foundation
import Testing

@testable import physio

@Suite("What the shell completes")
struct CompletionTests {
    /// What bash offers for the last word of a line.
    private static func offered(_ line: String, _ binary: Binary) throws -> [String] {
        let script = """
            source <("$0" --generate-completion-script bash)
            COMP_LINE="\(line)"; COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _physio physio "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let bin = binary.folder.appendingPathComponent("bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let link = bin.appendingPathComponent("physio").path
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: Binary.path)
        }
        let out = binary.folder.appendingPathComponent("offered.txt")
        try Data().write(to: out)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script, link]
        process.environment = binary.environment.merging(["PATH": "\(bin.path):/usr/bin:/bin"]) {
            $1
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: out, encoding: .utf8).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    @Test("ids of the catalogue and of the clinic, and words of which there are a few")
    func values() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        for (line, expected) in [
            ("physio plan create P1 --cause hip-o", "hip-osteoarthritis"),
            ("physio plan create P1 --side l", "left"), ("physio plan show ", "L1"),
            ("physio session cancel S1 --reason s", "sick"), ("physio patient show ", "P2"),
            ("physio outcome add P1 --measure NP", "NPRS"), ("physio absence add ", "T1"),
            ("physio session show S1", "S1"), ("physio medicine show ibu", "ibuprofen-oral"),
        ] {
            let offered = try Self.offered(line, world.binary)
            #expect(offered.contains(expected), "\(line): \(offered.prefix(5))")
        }
    }

    @Test("where there is no clinic nothing is offered, and nothing is said")
    func nothing() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try Self.offered("physio plan show ", binary).filter { $0.hasPrefix("L") } == [])
        #expect(!FileManager.default.fileExists(atPath: binary.database.path))
    }
}
