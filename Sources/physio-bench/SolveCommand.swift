import ArgumentParser
import Foundation
import Scheduler

/// Solves an instance of the clinic booking problem with the product's own scheduler.
struct SolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve", abstract: "Solve a clinic booking instance.")

    enum Mode: String, ExpressibleByArgument { case batch, online, repair }

    @Argument(help: "The instance, JSON or JSON.gz.") var instance: String
    @Option(help: "batch, online or repair.") var mode = Mode.batch
    @Option(help: "Repair: the absence and what stood, JSON or JSON.gz.") var repair: String?
    @Option(help: "Iterations of the improvement.") var effort: Int?
    @Option(help: "Ends the improvement early.") var seconds: Double?
    @Option(help: "Seed of the random numbers.") var seed: UInt64 = 1
    @Flag(help: "Prints nothing.") var quiet = false
    @Option(name: .shortAndLong, help: "The solution's file.") var output: String

    func run() async throws {
        let begin = ContinuousClock.now
        let file = try readJSON(InstanceFile.self, instance)
        if InstanceMasks<UInt64>.slots(file) <= UInt64.capacity {
            try await solve(InstanceMasks<UInt64>(file), since: begin) {
                NarrowIntake($0, seed: seed)
            }
        } else {
            try await solve(InstanceMasks<Mask256>(file), since: begin) {
                WideIntake($0, seed: seed)
            }
        }
    }

    private func solve<Mask: DayMask>(
        _ masks: InstanceMasks<Mask>, since begin: ContinuousClock.Instant,
        _ make: (IntakeProblem<Mask>) -> any IntakeRun
    ) async throws {
        let clock = ContinuousClock()
        var problem = masks.problem()
        if mode == .repair {
            guard let repair else { throw ValidationError("A repair needs --repair FILE.") }
            masks.addRepair(try readJSON(RepairFile.self, repair), to: &problem)
        }
        var intake = make(problem)
        var times: [Duration] = []
        let ids = Dictionary(
            uniqueKeysWithValues: masks.file.plans.enumerated().map { ($1.id, $0) })
        var order = Array(masks.file.plans.indices)
        switch mode {
        case .online:
            intake.lookAhead()
            order = masks.file.online_order.compactMap { ids[$0] }
            for plan in order { times.append(clock.measure { intake.place(plan) }) }
        case .batch, .repair:
            if mode == .repair { intake.placeHit() } else { intake.placeAll() }
            let limit = seconds ?? .infinity
            await intake.improve(iterations: effort ?? (seconds == nil ? 20_000 : 100_000_000)) {
                (clock.now - begin) / .seconds(1) / limit
            }
        }
        let solution = masks.solution(intake.placements, mode: mode.rawValue, order: order)
        try solution.write(to: URL(fileURLWithPath: output))
        guard !quiet else { return }
        times.sort()
        let told =
            times.isEmpty
            ? ""
            : ", a plan: median \(micro(times[times.count / 2])) µs, "
                + "p99 \(micro(times[times.count * 99 / 100])) µs"
        print(
            "\(masks.file.name) \(mode.rawValue): cost \(intake.cost), unplaced \(intake.unplaced), "
                + (mode == .repair ? "moved \(intake.moved), " : "")
                + "\(micro(clock.now - begin) / 1000) ms, peak \(Self.peakMegabytes()) MB, \(intake.tried) iterations\(told)"
        )
    }

    private func micro(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }

    private static func peakMegabytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
        return kilobytes / 1024
    }
}
