public import CivilTime

/// When a calendar's owner is busy: intervals without titles, and what is wrong in the file.
public struct BusyTimes: Hashable, Sendable {
    /// In order, neither overlapping nor touching; whole minutes, an odd second counts as busy.
    public let intervals: [Interval<Moment>]
    /// In the order of the file. After an error something may be missing in the intervals.
    public let problems: [ReadProblem]

    /// Reads events that are neither cancelled nor transparent, and busy periods of VFREEBUSY.
    ///
    /// What overlaps `window` is told, cut to it. `localZone` is for times without a zone, whole days and
    /// zones that nobody knows; `zone` gives the rules of an IANA name, `nil` for an unknown one.
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
