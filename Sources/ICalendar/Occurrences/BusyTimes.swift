public import CivilTime

/// When the owner of a calendar is busy, as intervals without titles, and what is wrong in the file.
public struct BusyTimes: Hashable, Sendable {
    /// In order, neither overlapping nor touching. In whole minutes: one that is busy for a second is busy.
    public let intervals: [Interval<Moment>]
    /// In the order of the file. After an error, a busy time may be missing from the intervals.
    public let problems: [ReadProblem]

    /// Reads the events that are neither cancelled nor transparent, and the busy periods of VFREEBUSY.
    ///
    /// Gives what overlaps `window`, cut to it. `localZone` is for whole days, and for times without a zone
    /// where the calendar gives none; `zone` gives the rules of an IANA name in whatever case, `nil` for an unknown one.
    public init(
        reading bytes: [UInt8], in window: Interval<Moment>, localZone: ZoneRules,
        limits: ReadLimits = .standard, zone: @escaping (String) -> ZoneRules?
    ) {
        var reader = BusyTimesReader(limits: limits, zone: zone)
        reader.read(bytes)
        self = reader.finish(in: window, localZone: localZone)
    }

    init(intervals: [Interval<Moment>], problems: [ReadProblem]) {
        self.intervals = intervals
        self.problems = problems
    }
}
