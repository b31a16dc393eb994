/// The diary of an intake as it fills: who and what is free, in flat storage.
struct IntakeDiary<Mask: DayMask>: Sendable {
    let days: Int
    private let longGap: Int
    /// By therapist and day.
    private(set) var free: [Mask]
    private(set) var patientFree: [Mask]
    private let resourceOpen: [Mask]
    private var resourceFull: [Mask]
    /// Slots that stay free between two, by therapist and by resource.
    private let buffers: (therapists: [Int], resources: [Int])
    /// Without what is booked here, and what is, by therapist and day. Empty where nobody has a buffer.
    private let open: [Mask]
    private var booked: [Mask]
    private var taken: [UInt8]
    private let capacity: [Int]
    private let pools: [[Int]]
    private(set) var appointments: [Int]
    private var bookings: [Int]
    private let maxPerDay: [Int]
    /// Short gaps by therapist and day, on days with appointments.
    private var gaps: [Int]
    private(set) var gapTotal = 0
    private let therapists: Int
    /// The lengths of sessions, in slots, and the number of each.
    private let lengths: [Int]
    private let lengthIndex: [Int]
    /// Starts by length, therapist and day; none on a day that holds its most appointments.
    private var fit: [Mask] = []
    /// The plan that holds each slot, by therapist, day and slot; -1 for none. Empty where there is only one.
    private(set) var owner: [Int32]
    private(set) var seats: ClassSeats<Mask>

    init(_ problem: IntakeProblem<Mask>) {
        days = problem.days
        seats = ClassSeats(problem.meetings)
        longGap = problem.longGapSlots
        free = problem.therapists.flatMap(\.free)
        patientFree = problem.patients.flatMap { $0 }
        resourceOpen = problem.resources.flatMap(\.open)
        resourceFull = Array(repeating: .none, count: resourceOpen.count)
        buffers = (problem.therapists.map(\.buffer), problem.resources.map(\.buffer))
        open = buffers.therapists.allSatisfy { $0 == 0 } ? [] : free
        booked = Array(repeating: .none, count: open.count)
        capacity = problem.resources.map(\.capacity)
        pools = problem.pools
        taken = Array(repeating: 0, count: problem.resources.count * days * Mask.capacity)
        appointments = problem.therapists.flatMap(\.appointments)
        bookings = problem.therapists.flatMap(\.bookings)
        maxPerDay = problem.therapists.map(\.maxPerDay)
        gaps = Array(repeating: 0, count: problem.therapists.count * days)
        therapists = problem.therapists.count
        lengths = Set(
            problem.plans.flatMap {
                $0.phases.map(\.slots) + $0.needs.map(\.slots) + $0.visits.map(\.slots)
            }
        ).sorted()
        var numbers = Array(repeating: 0, count: (lengths.last ?? 0) + 1)
        for (number, length) in lengths.enumerated() { numbers[length] = number }
        lengthIndex = numbers
        owner = Array(
            repeating: -1,
            count: problem.plans.count > 1 ? therapists * days * Mask.capacity : 0)
        for (index, resource) in problem.resources.enumerated() {
            for item in resource.taken {
                take(index, item.day, item.slots, units: item.units)
            }
        }
        for index in gaps.indices {
            gaps[index] = shortGaps(index)
            gapTotal += gaps[index]
        }
        fit = Array(repeating: .none, count: lengths.count * gaps.count)
        for index in gaps.indices { refit(index) }
    }

    private mutating func refit(_ index: Int) {
        let isFull = appointments[index] >= maxPerDay[index / days]
        for (number, length) in lengths.enumerated() {
            fit[number * gaps.count + index] = isFull ? .none : free[index].starts(length)
        }
    }

    /// When a patient can begin something of a length, with room in what it needs; `range` counts from `day`.
    func open(
        _ patient: Int, _ pool: Int, from day: Int, _ range: Range<Int>, slots: Int,
        into base: inout [Mask]
    ) {
        let own = patient * days + day
        guard pool >= 0 else {
            for x in range { base[x] = patientFree[own + x].starts(slots) }
            return
        }
        for x in range { base[x] = .none }
        for resource in pools[pool] {
            let room = resource * days + day
            for x in range {
                base[x] = base[x] | (patientFree[own + x] & left(room + x)).starts(slots)
            }
        }
    }

    /// When a therapist and a patient can begin something of any length.
    func starts(_ therapist: Int, _ patient: Int, _ pool: Int, day: Int, slots: Int) -> Mask {
        guard hasRoom(therapist, day, for: 1) else { return .none }
        var base = [Mask.none]
        open(patient, pool, from: day, 0..<1, slots: slots, into: &base)
        return base[0] & free[therapist * days + day].starts(slots)
    }

    /// The first resource of a pool that is free for some slots; -1 where none is needed or free.
    func resource(of pool: Int, day: Int, slot: Int, slots: Int) -> Int {
        guard pool >= 0 else { return -1 }
        guard pools[pool].count > 1 else { return pools[pool].first ?? -1 }
        let mask = Mask(slot..<(slot + slots))
        return pools[pool].first { resource in
            left(resource * days + day) & mask == mask
        } ?? -1
    }

    /// When a resource has a unit left on a day, and for the slots that stay free after it.
    @inline(__always)
    private func left(_ index: Int) -> Mask { resourceOpen[index] & ~full(index) }

    @inline(__always)
    private func full(_ index: Int) -> Mask {
        let own = resourceFull[index]
        let buffer = buffers.resources[index / days]
        return buffer == 0 ? own : own.widened(before: buffer, after: 0)
    }

    /// What of `base` a therapist can hold, and the days on which there is any as bits; `range` counts from
    /// `day`.
    func fits(
        _ therapist: Int, slots: Int, from day: Int, _ range: Range<Int>, within base: [Mask],
        into masks: inout [Mask], at row: Int, bits: inout [UInt64], bitsAt: Int
    ) {
        let own = (lengthIndex[slots] * therapists + therapist) * days + day
        for x in range {
            let mask = fit[own + x] & base[x]
            masks[row + x] = mask
            bits[bitsAt + x >> 6] |= (mask.isEmpty ? 0 : 1) << UInt64(x & 63)
        }
    }

    /// Whether what a place needs is free there.
    func hasResource(_ place: IntakePlace) -> Bool {
        guard place.resource >= 0 else { return true }
        let mask = Mask(place.slot..<(place.slot + place.slots))
        return left(place.resource * days + place.day) & mask == mask
    }

    /// Those of some slots in which all of a pool is full.
    func full(_ pool: Int, _ day: Int, _ slots: Mask) -> [Int] {
        pools[pool].reduce(slots) { $0 & resourceFull[$1 * days + day] }.all
    }

    /// Whether a pool holds a resource.
    func pool(_ pool: Int, holds resource: Int) -> Bool { pools[pool].contains(resource) }

    /// Whether a patient is free for all of a meeting.
    func canCome(_ patient: Int, to meeting: IntakeProblem<Mask>.Meeting) -> Bool {
        patientFree[patient * days + meeting.day] & meeting.taken == meeting.taken
    }

    /// Whether a therapist may hold so many more on a day.
    @inline(__always)
    func hasRoom(_ therapist: Int, _ day: Int, for more: Int) -> Bool {
        appointments[therapist * days + day] + more <= maxPerDay[therapist]
    }

    /// Starts that leave a short gap before, and after.
    @inline(__always)
    func gapMasks(_ therapist: Int, day: Int, slots: Int) -> (before: Mask, after: Mask) {
        let own = free[therapist * days + day]
        let long = own.starts(longGap)
        return (
            own.later(1) & ~long.later(longGap), own.earlier(slots) & ~long.earlier(slots)
        )
    }

    /// Starts that touch something taken, or the end of work, so that free time stays in one piece.
    @inline(__always)
    func snug(_ therapist: Int, day: Int, slots: Int) -> Mask {
        let own = free[therapist * days + day]
        return ~own.later(1) | ~own.earlier(slots)
    }

    /// Whether all of a placement can be booked.
    func fits(_ placement: IntakePlacement, of patient: Int) -> Bool {
        let places = placement.places
        return places.allSatisfy { place in
            let slots = Mask(place.slot..<(place.slot + place.slots))
            var able = patientFree[patient * days + place.day]
            if place.isSeat { return able & slots == slots && seats.hasSeat(place.meeting) }
            able = able & free[place.therapist * days + place.day]
            if place.resource >= 0 {
                able = able & ~full(place.resource * days + place.day)
            }
            let sameDay = places.count {
                $0.day == place.day && $0.therapist == place.therapist && !$0.isSeat
            }
            return able & slots == slots && hasRoom(place.therapist, place.day, for: sameDay)
        }
    }

    mutating func book(_ placement: IntakePlacement, of patient: Int, plan: Int) {
        for case let place? in placement.sessions {
            change(place, patient, by: 1, owner: Int32(plan))
        }
        for case let place? in placement.visits {
            change(place, patient, by: 1, owner: Int32(plan))
        }
    }

    mutating func unbook(_ placement: IntakePlacement, of patient: Int) {
        for case let place? in placement.sessions {
            change(place, patient, by: -1, owner: -1)
        }
        for case let place? in placement.visits {
            change(place, patient, by: -1, owner: -1)
        }
    }

    private mutating func change(_ place: IntakePlace, _ patient: Int, by step: Int, owner: Int32) {
        let slots = Mask(place.slot..<(place.slot + place.slots))
        let own = place.therapist * days + place.day
        patientFree[patient * days + place.day] = patientFree[patient * days + place.day] ^ slots
        if place.isSeat { return seats.take(place.meeting, by: step) }
        flip(own, slots)
        appointments[own] += step
        bookings[own] += step
        gapTotal -= gaps[own]
        gaps[own] = shortGaps(own)
        gapTotal += gaps[own]
        refit(own)
        if !self.owner.isEmpty {
            for slot in place.slot..<(place.slot + place.slots) {
                self.owner[own * Mask.capacity + slot] = owner
            }
        }
        if place.resource >= 0 {
            let end = place.slot + place.slots + buffers.resources[place.resource]
            take(place.resource, place.day, place.slot..<min(end, Mask.capacity), units: step)
        }
    }

    /// Books slots of a therapist's day, or frees them again, with those that stay free around them.
    @inline(__always)
    private mutating func flip(_ index: Int, _ slots: Mask) {
        let buffer = buffers.therapists[index / days]
        guard buffer > 0 else { return free[index] = free[index] ^ slots }
        booked[index] = booked[index] ^ slots
        free[index] = open[index] & ~booked[index].widened(before: buffer, after: buffer)
    }

    private mutating func take(_ resource: Int, _ day: Int, _ slots: Range<Int>, units: Int) {
        let base = (resource * days + day) * Mask.capacity
        for slot in slots {
            let before = Int(taken[base + slot])
            taken[base + slot] = UInt8(clamping: before + units)
            let (was, now) = (before < capacity[resource], before + units < capacity[resource])
            if was != now {
                let bit = Mask(slot..<(slot + 1))
                resourceFull[resource * days + day] = resourceFull[resource * days + day] ^ bit
            }
        }
    }

    /// Free runs that are too short for anything, on a day that holds appointments.
    private func shortGaps(_ index: Int) -> Int {
        guard bookings[index] > 0 else { return 0 }
        let own = free[index]
        let long = own.starts(longGap)
        var wide = long
        for step in 1..<max(2, longGap) where step < longGap { wide = wide | long.later(step) }
        let short = own & ~wide
        return (short & ~short.later(1)).count
    }
}
