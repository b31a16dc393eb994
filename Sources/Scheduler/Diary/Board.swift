import CivilTime
import Planner

/// The diary as one patient sees it over a stretch of days: bit sets, ready for counting.
///
/// Days and therapists are indices here; therapists and rooms are in order of id.
struct Board: Sendable {
    let grid: Int
    let first: Day
    let dayCount: Int
    let therapists: [TherapistDiary]
    let rooms: [RoomDiary]
    let classes: [ClassDiary]
    /// Rules that are left out, to find out what binds.
    let lifted: Set<Rule>
    /// Minutes on the way to what is placed, and as many back.
    let travel: Int
    /// When the clinic is open and the patient can come, by day.
    var common: [SlotSet]
    /// By therapist and day.
    var free: [[SlotSet]]
    /// By room and day.
    var roomFree: [[SlotSet]]
    /// Sessions that stand, by therapist and day.
    var booked: [[Int]]

    var slotsPerDay: Int { 1440 / grid }

    /// The diary with no rule applied yet: everybody is free all day.
    init(_ diary: Diary, days: ClosedRange<Day>, travel: Int = 0, lifting lifted: Set<Rule>) {
        self.travel = lifted.contains(.buffer) ? 0 : travel
        grid = diary.gridMinutes
        first = days.lowerBound
        dayCount = days.upperBound - days.lowerBound + 1
        therapists = diary.therapists.sorted { $0.id < $1.id }
        rooms = diary.rooms.sorted { $0.id < $1.id }
        classes = diary.classes
        self.lifted = lifted
        let whole = SlotSet(0..<(1440 / diary.gridMinutes))
        common = Array(repeating: whole, count: dayCount)
        free = Array(repeating: common, count: therapists.count)
        roomFree = Array(repeating: common, count: rooms.count)
        booked = Array(repeating: Array(repeating: 0, count: dayCount), count: therapists.count)
    }

    func day(_ index: Int) -> Day { first + index }
    func index(of day: Day) -> Int { day - first }
    /// 0 for Monday to 6 for Sunday.
    func weekday(_ index: Int) -> Int {
        let shifted = (first.number + 3 + index) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }
    /// Whole slots that hold `minutes`.
    func slots(for minutes: Int) -> Int { (minutes + grid - 1) / grid }
    func time(day index: Int, slot: Int) -> LocalTime {
        LocalTime(minute: day(index).number * 1440 + slot * grid)
    }

    /// The first free room by id; `nil` when there is none.
    func room(day: Int, slot: Int, slots: Int) -> ID<Room>? {
        for (index, room) in rooms.enumerated()
        where roomFree[index][day].starts(slots).contains(slot) {
            return room.id
        }
        return nil
    }
}

/// What decides where a session can stand, apart from its days.
struct SessionKind: Hashable, Sendable {
    var slots: Int
    var skill: String?
    var needsRoom: Bool
    /// The class in which it is a seat.
    var groupClass: ID<GroupClass>?
}
