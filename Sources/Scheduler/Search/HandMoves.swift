import CivilTime
import Planner

/// Gives each appointment that has no place the nearest one that all rules allow it, one after the other in order
/// of time, as a person does by hand.
struct HandMoves {
    private(set) var places: RepairedPlaces
    private var diary: Diary
    /// Nothing is placed before.
    private let first: Day

    /// What has a place stays there.
    init(_ places: RepairedPlaces, from first: Day) {
        (self.places, self.first) = (places, first)
        diary = places.booked
    }

    /// The places with all that could be moved.
    func moved() -> RepairedPlaces {
        var moves = self
        let open = places.lost.sorted {
            let (left, right) = (moves.own($0), moves.own($1))
            return (left.slot.start, left.session) < (right.slot.start, right.session)
        }
        for (plan, number) in open {
            guard let slot = moves.nearest(plan, number) else { continue }
            moves.places.slots[plan][number] = slot
            moves.diary.book([slot])
        }
        return moves.places
    }

    private func own(_ place: (plan: Int, number: Int)) -> StandingAppointment {
        places.plans[place.plan].appointments[place.number]
    }

    private func nearest(_ plan: Int, _ number: Int) -> Slot? {
        let own = own((plan, number))
        let was = own.slot
        let low = max(first, min(own.days.lowerBound, was.start.day))
        let high = max(own.days.upperBound, was.start.day)
        guard low <= high else { return nil }
        let request = ContactRequest(
            minutes: was.minutes, skill: own.skill, needsRoom: was.room != nil,
            patient: places.patient(of: plan), from: low, through: high)
        let free = freeSlots(for: request, in: diary, limit: 20_000) + offGrid(own, request)
        let ranked = free.map { (slot: $0, rank: Rank($0, from: was, places.rules)) }
            .sorted { $0.rank < $1.rank }
        return ranked.first { places.breaks(plan, number, at: $0.slot).isEmpty }?.slot
    }

    /// The own time with somebody else, where it lies between the starts that are looked through.
    private func offGrid(_ own: StandingAppointment, _ request: ContactRequest) -> [Slot] {
        guard own.slot.start.time.minutes % diary.gridMinutes != 0, own.slot.start.day >= first
        else { return [] }
        let rooms = own.slot.room.map { [$0] + diary.rooms.map(\.id).sorted() }
        return diary.therapists.map(\.id).sorted().compactMap { therapist in
            var slot = own.slot
            slot.therapist = therapist
            let there = (rooms ?? []).map { room in
                var there = slot
                there.room = room
                return there
            }
            return (rooms == nil ? [slot] : there)
                .first { violations(of: request, at: $0, in: diary).isEmpty }
        }
    }

    private struct Rank: Comparable {
        let changed: Int
        let minutes: Int
        let start: LocalTime
        let therapist: ID<Therapist>

        init(_ slot: Slot, from was: Slot, _ rules: PlacementRules) {
            changed = rules.changing(was, to: slot)
            minutes = abs(slot.start.time.minutes - was.start.time.minutes)
            (start, therapist) = (slot.start, slot.therapist)
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.changed, left.minutes, left.start, left.therapist)
                < (right.changed, right.minutes, right.start, right.therapist)
        }
    }
}
