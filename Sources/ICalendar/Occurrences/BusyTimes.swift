public import CivilTime

/// When the owner of a calendar is busy, as intervals without titles, and what is wrong in the file.
public struct BusyTimes: Hashable, Sendable {
    /// In order, neither overlapping nor touching. In whole minutes: one that is busy for a second is busy.
    public let intervals: [Interval<Moment>]
    /// In the order of the file. After an error, a busy time may be missing from the intervals.
    public let problems: [ReadProblem]
    /// What the calendar is called (X-WR-CALNAME or NAME); `nil` where it does not say.
    public let name: String?
    /// What was ignored by its UID, in order of time.
    public let ignored: [Ignored]
    /// How many events take time although somebody who is invited has declined them; 0 where it was said whose calendar
    /// it is.
    public let declinedBySomebody: Int

    /// An event, or a busy period, that takes no time because whoever asked knows its UID.
    public struct Ignored: Hashable, Sendable {
        public let uid: String
        /// In whole minutes, as far as it lies in the window.
        public let span: Interval<Moment>
    }

    /// Reads the events that are neither cancelled nor transparent, and the busy periods of VFREEBUSY.
    ///
    /// Gives what overlaps `window`, cut to it; what is wrong in events that can take none of it is no more than a warning.
    /// `localZone` is for whole days, and for times without a zone
    /// where the calendar gives none; `zone` gives the rules of an IANA name in whatever case, `nil` for an unknown one.
    public init(
        reading bytes: [UInt8], in window: Interval<Moment>, localZone: ZoneRules,
        limits: ReadLimits = .standard, zone: @escaping (String) -> ZoneRules?
    ) {
        var reader = BusyTimesReader(limits: limits, zone: zone)
        reader.read(bytes)
        self = reader.finish(in: window, localZone: localZone)
    }

    init(
        intervals: [Interval<Moment>], problems: [ReadProblem], name: String?, ignored: [Ignored],
        declinedBySomebody: Int
    ) {
        (self.intervals, self.problems) = (intervals, problems)
        (self.name, self.ignored) = (name, ignored)
        self.declinedBySomebody = declinedBySomebody
    }
}
