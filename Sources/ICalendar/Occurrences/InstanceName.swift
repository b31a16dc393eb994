import CivilTime

/// An instance of a series, as EXDATE and RECURRENCE-ID name it.
enum InstanceName: Hashable {
    case instant(Int)
    /// The one of a day, or all of a day.
    case day(Int)
}

/// The instances of a series in a window, by what names them.
struct SeriesInstances {
    private var instants: Set<Int> = []
    /// How many there are on each day.
    private var days: [Int: Int] = [:]
    /// Those that are left out.
    private var leftOut: Set<InstanceName> = []

    init(_ walls: [DateTime], _ clock: ZoneClock) {
        for wall in Set(walls) {
            instants.insert(clock.instant(of: wall))
            days[wall.day.number, default: 0] += 1
        }
    }

    func count(_ name: InstanceName) -> Int {
        switch name {
        case .instant(let instant): instants.contains(instant) ? 1 : 0
        case .day(let day): days[day] ?? 0
        }
    }

    mutating func leaveOut(_ name: InstanceName) { leftOut.insert(name) }

    func isLeftOut(_ wall: DateTime, at instant: Int) -> Bool {
        !leftOut.isEmpty
            && (leftOut.contains(.instant(instant)) || leftOut.contains(.day(wall.day.number)))
    }
}

extension DateTime {
    /// The days of which a time in UTC may be the midnight somewhere, from the International Date Line eastward: two only
    /// from 10:00 to 12:00.
    var daysByMidnight: [Day] {
        let hour = 3600
        let today = secondOfDay <= 12 * hour ? [day] : []
        return today + (secondOfDay >= 10 * hour ? [day + 1] : [])
    }

    /// The last day that UNTIL in UTC lets a series of whole days have.
    ///
    /// Programs write the midnight of that day in their zone, or a second before the midnight that ends it.
    var lastDayUntil: Day {
        guard secondOfDay % 60 == 59 else { return daysByMidnight.last ?? day }
        let next = DateTime(second: second + 1)
        return (next.daysByMidnight.last ?? next.day) + -1
    }
}
