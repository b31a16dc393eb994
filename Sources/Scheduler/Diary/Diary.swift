package import CivilTime
package import Planner

/// Who and what is taken when. All times are wall clock in the clinic's zone.
package struct Diary: Equatable, Sendable {
    /// Sessions start at multiples of this many minutes after midnight; 5 to 60.
    package var gridMinutes: Int
    /// Nothing lies outside of these.
    package var openingHours: WeeklyHours
    /// Days on which nothing lies, first and last held.
    package var closedDays: [ClosedRange<Day>]
    /// Parts of days in which nothing lies.
    package var closedTimes: [Interval<LocalTime>] = []
    /// For which public holiday nothing lies on a day, or in a part of it; only used in refusals.
    package var holidays: [Day: String] = [:]
    /// Hours that do not exist or exist twice when clocks change; no session runs in them.
    package var unusable: [Interval<LocalTime>]
    /// In any order; ties are broken by id.
    package var therapists: [TherapistDiary]
    /// In any order; ties are broken by id.
    package var rooms: [RoomDiary]
    /// Classes in which seats are asked for, in order of id.
    package var classes: [ClassDiary] = []

    /// A diary on a grid of five minutes, unless something else is said.
    package init(
        gridMinutes: Int = 5, openingHours: WeeklyHours, closedDays: [ClosedRange<Day>] = [],
        unusable: [Interval<LocalTime>] = [], therapists: [TherapistDiary],
        rooms: [RoomDiary] = []
    ) {
        self.gridMinutes = gridMinutes
        self.openingHours = openingHours
        self.closedDays = closedDays
        self.unusable = unusable
        self.therapists = therapists
        self.rooms = rooms
    }
}

/// One therapist's side of the diary.
package struct TherapistDiary: Equatable, Sendable {
    /// Ties between therapists go to the lowest.
    package var id: ID<Therapist>
    /// What people call the therapist; only used in refusals.
    package var name: String
    /// Breaks are gaps in the hours.
    package var hours: WeeklyHours
    /// Other hours, each from a day on, in order.
    package var later: [DatedHours] = []
    /// Hours now and then beside the others.
    package var extra: [Interval<LocalTime>] = []
    /// The last day of work of one who leaves.
    package var lastDay: Day?
    /// When the therapist is away.
    package var absences: [Interval<LocalTime>]
    /// What those of them are called in which the therapist is here, with others: a meeting.
    package var meetings: [Interval<LocalTime>: String] = [:]
    /// What the therapist can do that not everybody can.
    package var skills: Set<String>
    /// Sessions a day, of all patients; `nil` for no limit.
    package var maxPerDay: Int?
    /// Sessions that stand, and places that are offered; they count towards `maxPerDay`.
    package var bookings: [Interval<LocalTime>]
    /// Which of them are offered, by which offer; only used in refusals.
    package var offered: [Interval<LocalTime>: ID<PlaceOffer>] = [:]
    /// Other taken time (meetings, busy time from elsewhere); does not count towards `maxPerDay`.
    package var busy: [Interval<LocalTime>]
    /// Minutes that stay free between two sessions, for notes and the next patient.
    package var buffer = 0
    /// Minutes on the way to those of the bookings that are visits at home, and as many back.
    package var travel: [Interval<LocalTime>: Int] = [:]

    /// A therapist with nothing in the diary and called by the id, unless something else is said.
    package init(
        id: ID<Therapist>, name: String? = nil, hours: WeeklyHours,
        absences: [Interval<LocalTime>] = [], skills: Set<String> = [], maxPerDay: Int? = nil,
        bookings: [Interval<LocalTime>] = [], busy: [Interval<LocalTime>] = []
    ) {
        self.id = id
        self.name = name ?? "\(id)"
        self.hours = hours
        self.absences = absences
        self.skills = skills
        self.maxPerDay = maxPerDay
        self.bookings = bookings
        self.busy = busy
    }

    /// When the therapist works, day by day.
    var timetable: Timetable {
        Timetable(hours, later: later, extra: extra, last: lastDay)
    }
}

/// A room, or anything else of which a session takes one unit.
package struct RoomDiary: Equatable, Sendable {
    /// Ties between rooms go to the lowest.
    package var id: ID<Room>
    /// What people call the room; only used in refusals.
    package var name: String
    /// Sessions that can run at the same time; 1 or more.
    package var capacity: Int
    /// What stands.
    package var bookings: [RoomBooking]
    /// When nothing can be held in it.
    package var closures: [Interval<LocalTime>] = []
    /// Minutes for which a unit stands empty between two sessions, to be cleaned.
    package var buffer = 0

    /// A room for one session at a time, with nothing in it, unless something else is said.
    package init(
        id: ID<Room>, name: String? = nil, capacity: Int = 1, bookings: [RoomBooking] = []
    ) {
        self.id = id
        self.name = name ?? "\(id)"
        self.capacity = capacity
        self.bookings = bookings
    }
}

/// Units of a room that are taken for a while.
package struct RoomBooking: Hashable, Sendable {
    /// From when to when.
    package var time: Interval<LocalTime>
    /// How many of the room's capacity; 0 or more.
    package var units: Int

    /// One unit, unless something else is said.
    package init(time: Interval<LocalTime>, units: Int = 1) {
        self.time = time
        self.units = units
    }
}
