import CivilTime
import Foundation
import Testing

/// The system's zone files, as the edge reads them.
func zoneBytes(_ identifier: String) throws -> [UInt8] {
    let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    return Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(identifier)")))
}

@Suite("Zone rules")
struct ZoneRulesTests {
    static let zones = [
        "Europe/London", "Europe/Berlin", "Europe/Dublin", "America/New_York",
        "America/St_Johns", "America/Sao_Paulo", "America/Santiago", "Australia/Lord_Howe",
        "Australia/Sydney", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Africa/Casablanca",
        "Pacific/Chatham", "Pacific/Apia", "Africa/Cairo", "UTC",
    ]

    private func rules(_ zone: String) throws -> ZoneRules {
        try ZoneRules(tzif: zoneBytes(zone), identifier: zone)
    }

    @Test(
        "offsets agree with Foundation around every change and at random, 1990 to 2060",
        arguments: zones)
    func agreesWithFoundation(zone: String) throws {
        let rules = try rules(zone)
        let foundation = try #require(TimeZone(identifier: zone))
        let first = try Day(parsing: "1990-01-01")
        let end = try Day(parsing: "2060-12-31")
        var minutes = rules.transitions(from: first, through: end).flatMap { transition in
            [-120, -60, -1, 0, 1, 60, 120].map { transition.at.minute + $0 }
        }
        var random = SplitMix64(seed: 42)
        for _ in 0..<4_000 {
            minutes.append(
                Int.random(in: first.number * 1440..<end.number * 1440, using: &random))
        }
        for minute in minutes where minute >= first.number * 1440 && minute < end.number * 1440 {
            let expected = foundation.secondsFromGMT(
                for: Date(timeIntervalSince1970: Double(minute) * 60))
            let found = rules.offset(at: Moment(minute: minute))
            #expect(found == expected, "\(zone) at \(Moment(minute: minute))")
            if found != expected { return }
        }
    }

    @Test("a local time resolves to just those instants at which clocks show it", arguments: zones)
    func resolves(zone: String) throws {
        let rules = try rules(zone)
        let from = try Day(parsing: "2024-01-01")
        let through = try Day(parsing: "2029-12-31")
        for transition in rules.transitions(from: from, through: through) {
            for shift in stride(from: -180, through: 180, by: 5) {
                let local = transition.localBefore + shift
                // Every instant within a day on either side is tried.
                let expected = (-1560...1560).map { Moment(minute: local.minute + $0) }
                    .filter { rules.local($0) == local }
                switch rules.resolve(local) {
                case .once(let moment): #expect(expected == [moment])
                case .twice(let earlier, let later): #expect(expected == [earlier, later])
                case .never(let before, let after):
                    #expect(expected.isEmpty)
                    #expect(before < local && local < after)
                    guard case .once = rules.resolve(after) else {
                        Issue.record("\(after) should exist")
                        continue
                    }
                }
            }
        }
    }

    @Test("known changes: London's gap and overlap, Lord Howe's half hour, Kathmandu's quarter")
    func known() throws {
        let london = try rules("Europe/London")
        let gap = try LocalTime(parsing: "2027-03-28T01:30")
        #expect(
            london.resolve(gap)
                == .never(
                    before: try LocalTime(parsing: "2027-03-28T00:59"),
                    after: try LocalTime(parsing: "2027-03-28T02:00")))
        guard case .twice = london.resolve(try LocalTime(parsing: "2026-10-25T01:30")) else {
            Issue.record("01:30 exists twice")
            return
        }
        let howe = try rules("Australia/Lord_Howe")
        let changes = howe.transitions(
            from: try Day(parsing: "2026-01-01"), through: try Day(parsing: "2026-12-31"))
        #expect(changes.map { $0.offsetAfter - $0.offsetBefore } == [-1800, 1800])
        #expect(try rules("Asia/Kathmandu").offset(at: Moment(minute: 29_000_000)) == 20_700)
    }

    @Test(
        "a span is clear where its start and its end, or the minute before, exist once",
        arguments: zones)
    func clear(zone: String) throws {
        let rules = try rules(zone)
        let changes = rules.transitions(
            from: try Day(parsing: "2025-01-01"), through: try Day(parsing: "2028-12-31"))
        for change in changes {
            let skipped = Interval(change.localBefore, change.localAfter)
            let repeated = Interval(change.localAfter, change.localBefore)
            guard let unclear = skipped ?? repeated else { continue }
            for shift in stride(from: -120, through: 120, by: 5) {
                for minutes in [5, 30, 45, 60, 180] {
                    let start = unclear.start + shift
                    guard let span = Interval(start, start + minutes) else { continue }
                    let begins = unclear.contains(span.start)
                    let ends = unclear.start < span.end && span.end < unclear.end
                    #expect(rules.isClear(span) == !(begins || ends), "\(span)")
                    guard rules.isClear(span) else { continue }
                    let last = Moment(minute: try #require(rules.end(of: span)).minute - 1)
                    #expect(
                        rules.local(last) == span.end + -1
                            || rules.local(Moment(minute: last.minute + 1)) == span.end)
                }
            }
        }
    }

    @Test("a far year follows the footer")
    func footer() throws {
        let berlin = try rules("Europe/Berlin")
        let changes = berlin.transitions(
            from: try Day(parsing: "2450-01-01"), through: try Day(parsing: "2450-12-31"))
        #expect(changes.map(\.localBefore.day.weekday) == [.sunday, .sunday])
        #expect(changes.map(\.localBefore.day.month) == [3, 10])
    }

    @Test("damaged files are an error and never a crash", arguments: zones)
    func damaged(zone: String) throws {
        let bytes = try zoneBytes(zone)
        var random = SplitMix64(seed: 7)
        for length in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: CivilTimeError.self) {
                try ZoneRules(tzif: Array(bytes.prefix(length)), identifier: zone)
            }
        }
        for _ in 0..<3_000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<mutated.count, using: &random)
                mutated[place] = UInt8.random(in: 0...255, using: &random)
            }
            let rules = try? ZoneRules(tzif: mutated, identifier: zone)
            _ = rules?.resolve(LocalTime(minute: 30_000_000))
            _ = rules?.transitions(from: Day(number: 0), through: Day(number: 900))
        }
    }
}

/// Random numbers that are the same in each run.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
