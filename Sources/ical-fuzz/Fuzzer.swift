import CivilTime
import Foundation
import ICalendar

/// The zones of the system that the corpus names, read once.
struct Zones {
    let rules: [String: ZoneRules]

    init() throws {
        var rules: [String: ZoneRules] = [:]
        for name in [
            "Europe/London", "Europe/Berlin", "America/New_York", "Africa/Casablanca", "Etc/UTC",
        ] {
            let data = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
            rules[name] = try ZoneRules(tzif: Array(data), identifier: name)
        }
        self.rules = rules
    }
}

/// What must hold for any input.
struct Fuzzer {
    let mutator: Mutator
    private let zones: Zones
    private let localZone: ZoneRules
    private let window: Interval<Moment>
    private let limits: ReadLimits

    /// What a reader did that it must not do.
    enum Wrong: Error {
        case otherAfterWriting
        case intervalsInDisorder
        case tooManyProblems
    }

    init?(_ mutator: Mutator, zones: Zones) {
        guard let local = zones.rules["Europe/London"],
            let window = Interval(Moment(minute: 29_000_000), Moment(minute: 30_600_000))
        else { return nil }
        self.mutator = mutator
        self.zones = zones
        self.window = window
        localZone = local
        var limits = ReadLimits()
        limits.recurrenceWork = 5_000
        limits.recurrenceWorkOfFile = 20_000
        limits.instancesPerEvent = 200
        limits.instances = 1_000
        limits.problems = 50
        self.limits = limits
    }

    func check(_ input: [UInt8]) throws {
        let file = CalendarFile(reading: input, limits: limits)
        guard file.problems.count <= limits.problems + 2 else { throw Wrong.tooManyProblems }
        let again = CalendarFile(reading: file.bytes)
        if file.severity != .fatal, again.components != file.components {
            throw Wrong.otherAfterWriting
        }
        let zones = zones.rules
        let busy = BusyTimes(
            reading: input, in: window, localZone: localZone, limits: limits
        ) { zones[$0] }
        let inOrder = zip(busy.intervals, busy.intervals.dropFirst()).allSatisfy {
            $0.end < $1.start
        }
        guard inOrder else { throw Wrong.intervalsInDisorder }
    }
}
