import CivilTime
import Planner

/// How far two timetables of one plan lie apart for the patient who chooses between them.
///
/// Each aspect counts the visits of one that have no match among those of the other; where one has more visits, those
/// beyond have none.
package struct TimetableDistance: Hashable, Sendable {
    /// Visits of the timetable that has more.
    package let visits: Int
    /// How many come on a weekday on which the other timetable has none left.
    package let otherWeekday: Int
    /// How many begin two hours or more from each of the other's that is left.
    package let otherTime: Int
    /// How many are with a therapist of whom the other has none left.
    package let otherTherapist: Int

    /// Two hours: the same errand, shift or school run would stand in the way of what lies nearer.
    package static let minutesApart = 120

    package init(_ one: PlacedPlan, _ other: PlacedPlan) {
        let (mine, others) = (one.slots, other.slots)
        visits = max(mine.count, others.count)
        otherWeekday = visits - Self.shared(mine, others) { $0.start.day.weekday.rawValue }
        otherTherapist = visits - Self.shared(mine, others) { $0.therapist.number }
        otherTime = visits - Self.near(mine, others)
    }

    /// Whether it is really another timetable: in one aspect half of the visits or more are elsewhere. With less it is
    /// the same one with exceptions.
    package var isReal: Bool { max(otherWeekday, otherTime, otherTherapist) * 2 >= visits }

    /// All aspects together, to tell which of several lies farthest.
    var sum: Int { otherWeekday + otherTime + otherTherapist }

    /// How many of both can be matched that have the same mark.
    private static func shared<Mark: Hashable>(
        _ one: [Slot], _ other: [Slot], by mark: (Slot) -> Mark
    ) -> Int {
        var left = other.reduce(into: [Mark: Int]()) { $0[mark($1), default: 0] += 1 }
        return one.count { slot in
            guard let count = left[mark(slot)], count > 0 else { return false }
            left[mark(slot)] = count - 1
            return true
        }
    }

    /// How many of both can be matched whose times of day lie near each other: the earliest with the earliest.
    private static func near(_ one: [Slot], _ other: [Slot]) -> Int {
        let (mine, others) = (times(one), times(other))
        var (first, second, count) = (0, 0, 0)
        while first < mine.count, second < others.count {
            if abs(mine[first] - others[second]) < minutesApart {
                (first, second, count) = (first + 1, second + 1, count + 1)
            } else if mine[first] < others[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }

    private static func times(_ slots: [Slot]) -> [Int] { slots.map(\.start.time.minutes).sorted() }
}
