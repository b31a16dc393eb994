import Foundation
import Testing

@Suite("The file of an export")
struct ExportFileTests {
    /// A clinic with a plan, and an export of everybody in a folder of its own.
    private func world() throws -> (Binary, folder: URL, file: String) {
        let binary = try Binary.withClinic()
        try binary.run("plan", "create", "P1", "--cause", "hip-bursitis")
        let folder = binary.folder.appendingPathComponent("out")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("clinic.ics").path
        #expect(try binary.run("export", "--clinic", "--output", file).status == 0)
        return (binary, folder, file)
    }

    /// Runs the binary where no file can grow beyond 256 KiB.
    private func runCramped(_ binary: Binary, _ arguments: String...) throws -> Binary.Answer {
        let process = Process()
        let (out, err) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            ["-c", "trap '' XFSZ; ulimit -f 256; exec \"$0\" \"$@\"", Binary.path] + arguments
        process.environment = binary.environment
        (process.standardOutput, process.standardError) = (out, err)
        try process.run()
        let told = out.fileHandleForReading.readDataToEndOfFile()
        let talk = err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Binary.Answer(
            status: process.terminationStatus, out: String(decoding: told, as: UTF8.self),
            err: String(decoding: talk, as: UTF8.self))
    }

    @Test("one that fails half-way leaves the file that was there, nothing beside it, and no half")
    func half() throws {
        let (binary, folder, file) = try world()
        defer { binary.remove() }
        let before = try String(contentsOfFile: file, encoding: .utf8)
        let alarms = (1...400).map { "\($0)m" }.joined(separator: ",")
        let whole = try binary.run("export", "--clinic", "--alarm", alarms)
        #expect(whole.out.utf8.count > 1 << 18 && whole.out.hasSuffix("END:VCALENDAR\r\n"))
        let failed = try runCramped(
            binary, "export", "--clinic", "--alarm", alarms, "--output", file)
        #expect(failed.status == 73 && failed.err.contains("cannot be written"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["clinic.ics"])
        let told = try runCramped(binary, "export", "--clinic", "--alarm", alarms)
        #expect(told.status == 73 && told.out.isEmpty)
        let fits = try runCramped(binary, "export", "--clinic", "--output", file)
        #expect(fits.status == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        #expect(try binary.run("check").status == 0)
    }

    @Test(
        "a link stays a link, a file keeps its mode, a device is written to, a dry run writes none")
    func places() throws {
        let (binary, folder, file) = try world()
        defer { binary.remove() }
        let link = folder.appendingPathComponent("link.ics").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try binary.run("session", "add", "P1", "--at", "2027-03-02T10:15", "--therapist", "T1")
        #expect(try binary.run("export", "--clinic", "--output", link).status == 0)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("20270302T101500"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let straight = try binary.run("export", "--clinic", "--output", "/dev/stdout").out
        #expect(straight.hasPrefix(text))
        let none = folder.appendingPathComponent("none.ics").path
        #expect(try binary.run("export", "--clinic", "--output", none, "--dry-run").status == 0)
        #expect(!FileManager.default.fileExists(atPath: none))
        #expect(
            try binary.run("export", "--clinic", "--output", "/nowhere/a.ics").status == 73)
        let json = try binary.run("export", "--clinic", "--json").json()
        #expect(json["calendar"] as? String == text)
    }

    @Test(
        "where clocks follow no yearly rule, --utc is told on standard error, and does what it says"
    )
    func utc() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.run("clinic", "init", "--name", "Test", "--time-zone", "Africa/Casablanca")
        try binary.run("therapist", "add", "Ana Silva")
        try binary.run("patient", "add", "Jo Park", "--born", "1961-04-02")
        for time in ["2026-12-02T10:15", "2027-04-07T10:15"] {
            #expect(
                try binary.run("session", "add", "P1", "--at", time, "--therapist", "T1").status
                    == 0)
        }
        let local = try binary.run("export", "--clinic")
        #expect(local.out.contains("DTSTART;TZID=Africa/Casablanca:20261202T101500"))
        #expect(local.err.contains("With --utc sessions are told in UTC"))
        let utc = try binary.run("export", "--clinic", "--utc")
        #expect(utc.out.contains("DTSTART:20261202T091500Z") && utc.err.isEmpty)
        #expect(try binary.run("export", "--patient", "P1", "--invite", "--utc").status == 64)
    }
}
