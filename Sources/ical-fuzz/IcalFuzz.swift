import Foundation

/// Feeds damaged calendars to the reader until the time is over.
///
/// The inputs are read in a process of their own, so that a crash or an endless loop is told with its
/// seed: `ical-fuzz CORPUS --case SEED` prints that input and reads it again.
@main
enum IcalFuzz {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let folder = arguments.first, let corpus = try? corpus(in: folder), !corpus.isEmpty,
            let fuzzer = Fuzzer(Mutator(corpus: corpus), zones: try Zones())
        else {
            print("usage: ical-fuzz CORPUS [--seconds N] [--inputs N] [--seed N] [--case SEED]")
            exit(64)
        }
        if let seed = number("--case", arguments) {
            let input = fuzzer.mutator.input(UInt64(seed))
            try FileHandle.standardOutput.write(contentsOf: Data(input))
            return try fuzzer.check(input)
        }
        guard let journal = text("--journal", arguments) else {
            exit(try Watcher().run(arguments))
        }
        let seed = UInt64(number("--seed", arguments) ?? 1)
        try run(
            fuzzer, seed, SeedJournal(journal), seconds: number("--seconds", arguments) ?? 60,
            inputs: number("--inputs", arguments) ?? Int.max)
    }

    private static func run(
        _ fuzzer: Fuzzer, _ first: UInt64, _ journal: SeedJournal, seconds: Int, inputs: Int
    ) throws {
        let begin = ContinuousClock.now
        var survived = 0
        var slowest = (time: Duration.zero, seed: first)
        while survived < inputs, ContinuousClock.now - begin < .seconds(seconds) {
            let seed = first &+ UInt64(survived)
            try journal.note(seed)
            let start = ContinuousClock.now
            do {
                try fuzzer.check(fuzzer.mutator.input(seed))
            } catch {
                print("seed \(seed): \(error); see the input with --case \(seed)")
                exit(1)
            }
            let time = ContinuousClock.now - start
            if time > slowest.time { slowest = (time, seed) }
            survived += 1
        }
        let milliseconds = Int(slowest.time / .milliseconds(1))
        print(
            "\(survived) inputs survived; the slowest took \(milliseconds) ms (seed \(slowest.seed))"
        )
    }

    private static func corpus(in folder: String) throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".ics") }
            .map { Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
    }

    private static func text(_ name: String, _ arguments: [String]) -> String? {
        guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
            return nil
        }
        return arguments[index + 1]
    }

    private static func number(_ name: String, _ arguments: [String]) -> Int? {
        text(name, arguments).flatMap { Int($0) }
    }
}
