import BuiltInPlans
import Foundation
import Planner
import Testing

@testable import PlanFiles

@Suite("A hostile plan file", .serialized)
struct HostileTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let expected: String
    }

    private static let deep =
        "Lists and maps are nested more than 32 deep. "
        + "Plan files need far less: look for a bracket that is never closed."
    private static let anchors =
        "Anchors (&), aliases (*) and tags (!) are not used in plan files. "
        + "Write the value out, or put it in \"quotes\" if it is text."

    static let cases = [
        Case(
            testDescription: "100 000 open brackets",
            text: "id: " + String(repeating: "[", count: 100_000), expected: "1:36: \(deep)"),
        Case(
            testDescription: "100 000 open braces in lines of their own",
            text: String(repeating: "{\n", count: 100_000), expected: "33:1: \(deep)"),
        Case(
            testDescription: "braces after keys",
            text: "a: " + String(repeating: "{a: ", count: 100_000), expected: "1:128: \(deep)"),
        Case(
            testDescription: "lists in lists on one line",
            text: String(repeating: "- ", count: 100_000), expected: "1:65: \(deep)"),
        Case(
            testDescription: "question marks",
            text: String(repeating: "? ", count: 100_000), expected: "1:65: \(deep)"),
        Case(
            testDescription: "maps in maps by indent",
            text: (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            expected: "33:33: \(deep)"),
        Case(
            testDescription: "a bomb of aliases",
            text: "a: &a [x, x]\nb: [*a, *a]\n", expected: "1:4: \(anchors)"),
        Case(
            testDescription: "an alias in a list", text: "b: [x, *a]\n",
            expected: "1:8: \(anchors)"),
        Case(
            testDescription: "a tag", text: "- !!python/object x\n", expected: "1:3: \(anchors)"),
        Case(
            testDescription: "half a million values",
            text: "a: [" + String(repeating: "1,", count: 500_000) + "1]\n",
            expected:
                "1:120001: The file holds more than 60000 values. Split it into several files."),
        Case(
            testDescription: "nothing", text: "",
            expected: "0:0: The file is empty. "
                + "Write its content or remove it."),
    ]

    @Test("ends as a problem, and nothing of it reaches the parser", arguments: cases)
    func refused(_ hostile: Case) throws {
        let file = PlanFiles.File(path: "causes/x.yaml", bytes: Array(hostile.text.utf8))
        let found = PlanFiles.load(overBuiltIn: false, folders: [("own", [file])]).problems
        #expect(found.map(\.description) == ["own/causes/x.yaml:\(hostile.expected)"])
        if !hostile.text.isEmpty {
            #expect(SafetyScan.problem(in: file.bytes, file: "x") != nil)
        }
    }

    @Test("that is no UTF-8 text is a problem")
    func noText() {
        let file = PlanFiles.File(path: "causes/x.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE])
        let found = PlanFiles.load(overBuiltIn: false, folders: [("own", [file])]).problems
        #expect(found.map(\.problem) == ["The file is not UTF-8 text."])
    }

    @Test("of 100 MB is refused by its size, unread")
    func large() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("plan-files-\(UUID().uuidString)")
        let causes = folder.appendingPathComponent("causes")
        try FileManager.default.createDirectory(at: causes, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = causes.appendingPathComponent("big.yaml")
        try Data().write(to: path)
        let handle = try FileHandle(forWritingTo: path)
        try handle.truncate(atOffset: 100_000_000)
        try handle.close()
        let read = try PlanFiles.folder(folder.path)
        #expect(read.files == [])
        #expect(
            read.problems.map(\.problem) == [
                "The file has 100000000 bytes; 1048576 are allowed."
            ])
    }

    @Test("in memory is refused by its size, too")
    func largeInMemory() {
        let bytes = [UInt8](repeating: 0x61, count: PlanFileLimits.bytes + 1)
        let file = PlanFiles.File(path: "causes/x.yaml", bytes: bytes)
        let found = PlanFiles.load(overBuiltIn: false, folders: [("own", [file])]).problems
        #expect(found.map(\.problem) == ["The file has 1048577 bytes; 1048576 are allowed."])
    }

    @Test("cut or changed at any byte never ends the program")
    func mutations() throws {
        let sound = try #require(PlanFiles.builtIn.first { $0.path == "causes/sciatica.yaml" })
        var random = SplitMix64(seed: 2026)
        for _ in 0..<300 {
            var bytes = Array(sound.bytes.prefix(1_500))
            for _ in 0..<3 {
                let at = Int(random.next() % UInt64(bytes.count))
                bytes[at] = UInt8(truncatingIfNeeded: random.next())
            }
            let file = PlanFiles.File(path: "causes/x.yaml", bytes: bytes)
            #expect(
                !PlanFiles.load(overBuiltIn: false, folders: [("own", [file])]).problems.isEmpty)
        }
    }
}
