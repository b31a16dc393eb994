import Foundation
import Testing

/// A plan that finds no places says how it would: each way out is taken as it is told.
@Suite("Ways out")
struct WaysOutTests {
    struct World: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let before: [String]
        var create = "plan create P1 --cause acute-strain --no-medicine"
        /// At least so many ways are told.
        var ways = 1
    }

    static let worlds = [
        World(
            testDescription: "the patient can come only when nobody works",
            before: [#"patient set P1 --available "Sun 09:00-12:00""#]),
        World(
            testDescription: "the one therapist who is asked for hardly works",
            before: [#"therapist set T2 --hours "Mon 09:00-09:20""#],
            create: "plan create P1 --cause acute-strain --no-medicine --therapist T2"),
        World(
            testDescription: "the patient is away for weeks in the midst of the plan",
            before: [
                "patient set P1 --blocked 2026-12-20..2027-02-07 --blocked 2027-12-01..2027-12-09"
            ], ways: 2),
        World(
            testDescription: "everybody is away for months",
            before: [
                "absence add T1 --from 2026-12-01 --to 2027-02-10",
                "absence add T2 --from 2026-12-01 --to 2027-02-20",
            ]),
        World(
            testDescription: "no therapist may hold one session more",
            before: ["therapist remove T2", "therapist set T1 --max-per-day 1"]
                + (1...5).map { "session add P2 --at 2026-12-0\($0 % 5 + 1)T12:00 --therapist T1" }
                + (7...11).map {
                    "session add P2 --at 2026-12-\($0 < 10 ? "0" : "")\($0)T12:00 --therapist T1"
                },
            create: "plan create P1 --cause acute-strain --no-medicine --max-delay 0"),
    ]

    private func words(_ line: String) -> [String] { Transcript.words(line) }

    /// The answer to a line in a copy of the clinic's file, after others.
    private func answer(
        _ lines: [String], _ binary: Binary, number: Int
    ) throws -> Binary.Answer? {
        var copy = binary
        let file = binary.folder.appendingPathComponent("copy-\(number).db")
        try FileManager.default.copyItem(at: binary.database, to: file)
        copy.environment["PHYSIO_DB"] = file.path
        return try lines.map { try copy.run(words($0)) }.last
    }

    @Test("each lets the plan be made", arguments: worlds)
    func taken(world: World) throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        try binary.run("patient", "add", "Lee Moss", "--born", "1970-01-01")
        for line in world.before { try binary.run(words(line)) }
        let refused = try binary.run(words(world.create))
        #expect(refused.status == 1, "\(refused.out)")
        let lines = refused.err.split(separator: "\n").map(String.init)
        let ways = lines.filter { $0.contains("Way out: ") }
        #expect(ways.count >= world.ways, "\(refused.err)")
        #expect(!refused.err.contains("without the rule"))
        for (number, way) in ways.enumerated() {
            let steps = PrintedCommandTests.commands(in: way)
            let flags = way.range(of: ": --").map { String(way[$0.lowerBound...].dropFirst(2)) }
            let quoted = steps.map { $0.map { $0.contains(" ") ? "\"\($0)\"" : $0 } }
            let commands =
                quoted.map { $0.joined(separator: " ") } + [
                    world.create + (flags.map { " " + $0 } ?? "")
                ]
            #expect(!steps.isEmpty || flags != nil, "\(way)")
            let taken = try #require(try answer(commands, binary, number: number))
            #expect(taken.status == 0, "\(way)\n\(taken.err)")
        }
    }
}
