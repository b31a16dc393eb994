import CivilTime
import ClinicStore
import Planner
import Scheduler

/// What is to be held each time.
struct SeriesWish {
    let start: LocalTime
    let rhythm: SeriesRhythm
    let minutes: Int
    /// Where a clinic has rooms.
    let takesRoom: Bool
    let isAtHome: Bool
    /// `nil` for anybody.
    let therapist: ID<Therapist>?
    /// `nil` for any.
    let room: ID<Room>?
    let override: RuleOverride

    func isClear(_ start: LocalTime, in zone: ZoneRules) -> Bool {
        Interval(start, start + minutes).map(zone.isClear) ?? true
    }
}

/// Where the sessions of a series can be held: all with one therapist, each in a room that is free.
struct SeriesSearch {
    let starts: [LocalTime]
    private let diary: Diary
    private let asked: SeriesWish
    private let zone: ZoneRules
    private let today: Day
    private let needsRoom: Bool
    private let named: PatientLimits
    private let chosen: PatientLimits

    init(
        _ asked: SeriesWish, _ starts: [LocalTime], _ patient: Patient, _ clinic: Clinic,
        _ reading: StoreReading
    ) throws {
        let days = (starts.first?.day ?? clinic.today)...(starts.last?.day ?? clinic.today)
        (self.asked, self.starts) = (asked, starts)
        (zone, today) = (clinic.zone, clinic.today)
        var diary = try clinic.diary(
            reading, from: days.lowerBound - Self.reach - 1,
            through: days.upperBound + Self.reach + 1, for: patient.id)
        needsRoom = asked.takesRoom && !diary.rooms.isEmpty
        if let room = asked.room { diary.rooms.removeAll { $0.id != room } }
        self.diary = diary
        named = try clinic.limits(
            of: patient, from: days.lowerBound, only: nil, atHome: asked.isAtHome,
            chosenBy: .person, reading)
        chosen = try clinic.limits(
            of: patient, from: days.lowerBound, only: nil, atHome: asked.isAtHome,
            chosenBy: .program, reading)
    }

    /// With the therapist with whom most fit, then with the least set aside, then in order of ids; `nil` where
    /// there is nobody.
    var best: SeriesPlaces? {
        var places = Dictionary(uniqueKeysWithValues: able.map { ($0, SeriesPlaces()) })
        for start in starts {
            let diary = anyTime(on: start.day)
            for therapist in able {
                let before = places[therapist]?.placed.last?.slot.room
                if let place = place(at: start, with: therapist, before, in: diary) {
                    places[therapist]?.add(place, asked.override)
                }
            }
        }
        return able.compactMap { places[$0] }.min { $0.rank < $1.rank }
    }

    /// Times at which each of the series can be held with one therapist, the nearest first: on its own day of the
    /// week with two therapists or at two times that do not overlap, then on one other day after the other.
    func near() -> [NearPlace] {
        let days = asked.rhythm.days.isMultiple(of: 7) ? Self.reach : 0
        let shifts = [0] + (days > 0 ? (1...days).flatMap { [$0, -$0] } : [])
        var found: [NearPlace] = []
        for shift in shifts where found.count < 3 {
            let first = asked.start + shift * 1440
            let free = free(at: asked.rhythm.starts(from: first))
            found += free.prefix(1)
            found += shift == 0 ? free.filter { !$0.isLike(free[0]) }.prefix(1) : []
        }
        return Array(found.prefix(3))
    }

    /// Days by which another day of the week is looked for.
    private static let reach = 3

    private var able: [ID<Therapist>] {
        asked.therapist.map { [$0] } ?? diary.therapists.map(\.id).sorted()
    }

    private func place(
        at start: LocalTime, with therapist: ID<Therapist>, _ before: ID<Room>?, in diary: Diary
    ) -> SeriesPlaces.Place? {
        let request = request(on: start.day, named)
        let rooms = request.needsRoom ? diary.rooms.map(\.id).sorted() : []
        let own = rooms.filter { $0 == before } + rooms.filter { $0 != before }
        let places = (own.isEmpty ? [nil] : own.map(Optional.some)).map { room in
            let slot = Slot(
                start: start, minutes: request.minutes, therapist: therapist, room: room)
            return SeriesPlaces.Place(
                slot: slot, broken: clock(at: start) + violations(of: request, at: slot, in: diary))
        }
        let override = asked.override
        func rank(_ place: SeriesPlaces.Place) -> (Int, Int) {
            (override.open(place.broken).count, place.broken.count)
        }
        return places.min { rank($0) < rank($1) }
    }

    private func clock(at start: LocalTime) -> [RuleViolation] {
        guard !asked.isClear(start, in: zone) else { return [] }
        return [
            RuleViolation(
                rule: .unusableTime,
                detail: "It begins or ends while clocks change in \(zone.identifier).")
        ]
    }

    /// Where each of these can be held at one time of day with one therapist, the nearest time first.
    private func free(at starts: [LocalTime]) -> [NearPlace] {
        guard let first = starts.first, let last = starts.last, first.day >= today,
            last.day <= today + Clinic.farthest
        else { return [] }
        var common: Set<Slot>?
        for start in starts {
            let slots = freeSlots(
                for: request(on: start.day, chosen), in: diary(on: start.day), limit: 2_000)
            let there = slots.filter { asked.isClear($0.start, in: zone) }
                .map { $0.like(on: first.day) }
            common = common?.intersection(there) ?? Set(there)
            if common?.isEmpty != false { return [] }
        }
        func rank(_ slot: Slot) -> (Int, Int, ID<Therapist>) {
            let minutes = slot.start.time.minutes
            return (abs(minutes - first.time.minutes), minutes, slot.therapist)
        }
        return (common ?? []).sorted { rank($0) < rank($1) }.map { slot in
            NearPlace(
                slot: slot,
                therapist: diary.therapists.first { $0.id == slot.therapist }?.name ?? "")
        }
    }

    private func request(on day: Day, _ limits: PatientLimits) -> ContactRequest {
        ContactRequest(
            minutes: asked.minutes, therapist: asked.therapist, needsRoom: needsRoom,
            patient: limits, from: day, through: day)
    }

    /// What is taken about a day, of all that is.
    private func diary(on day: Day) -> Diary { diary.near(day) }

    /// A session may run through a change of the clocks where somebody says so.
    private func anyTime(on day: Day) -> Diary {
        var diary = diary(on: day)
        diary.unusable = []
        return diary
    }
}

/// What a therapist can hold of a series.
struct SeriesPlaces {
    struct Place {
        let slot: Slot
        let broken: [RuleViolation]
    }

    private(set) var placed: [(slot: Slot, setAside: SessionException?)] = []
    private(set) var refused: [RefusedDate] = []

    /// Fewer that are refused are better, then fewer for which a rule is set aside.
    var rank: (Int, Int) { (refused.count, placed.count { $0.setAside != nil }) }

    mutating func add(_ place: Place, _ override: RuleOverride) {
        let open = override.open(place.broken)
        guard open.isEmpty else {
            refused.append(RefusedDate(start: place.slot.start, broken: open))
            return
        }
        placed.append((place.slot, override.exception(to: place.broken)))
    }
}

extension Slot {
    /// At its time and with its therapist on another day, in any room.
    fileprivate func like(on day: Day) -> Slot {
        Slot(start: LocalTime(day, start.time), minutes: minutes, therapist: therapist, room: nil)
    }
}

extension Diary {
    /// Without what lies further from a day than the next days do.
    fileprivate func near(_ day: Day) -> Diary {
        var diary = self
        guard let span = Interval(LocalTime(day - 1, .midnight), LocalTime(day + 3, .midnight))
        else { return diary }
        for index in diary.therapists.indices {
            diary.therapists[index].bookings.removeAll { !$0.overlaps(span) }
            diary.therapists[index].busy.removeAll { !$0.overlaps(span) }
            diary.therapists[index].absences.removeAll { !$0.overlaps(span) }
        }
        for index in diary.rooms.indices {
            diary.rooms[index].bookings.removeAll { !$0.time.overlaps(span) }
        }
        return diary
    }
}

extension NearPlace {
    /// Whether it is with the same therapist while the other lasts.
    fileprivate func isLike(_ other: NearPlace) -> Bool {
        slot.therapist == other.slot.therapist && slot.start < other.slot.end
            && other.slot.start < slot.end
    }
}
