/// The diary of an intake as it fills: who and what is free, in flat storage.
struct IntakeDiary<Mask: DayMask>: Sendable {
    let days: Int
    private let longGap: Int
    /// By therapist and day.
    private(set) var free: [Mask]
    private(set) var patientFree: [Mask]
    private let resourceOpen: [Mask]
    private var resourceFull: [Mask]
    private var taken: [UInt8]
    private let capacity: [Int]
    private(set) var appointments: [Int]
    private var bookings: [Int]
    private let maxPerDay: [Int]
    /// Short gaps by therapist and day, on days with appointments.
    private var gaps: [Int]
    private(set) var gapTotal = 0

    init(_ problem: IntakeProblem<Mask>) {
        days = problem.days
        longGap = problem.longGapSlots
        free = problem.therapists.flatMap(\.free)
        patientFree = problem.patients.flatMap { $0 }
        resourceOpen = problem.resources.flatMap(\.open)
        resourceFull = Array(repeating: .none, count: resourceOpen.count)
        capacity = problem.resources.map(\.capacity)
        taken = Array(repeating: 0, count: problem.resources.count * days * Mask.capacity)
        appointments = problem.therapists.flatMap(\.appointments)
        bookings = problem.therapists.flatMap(\.bookings)
        maxPerDay = problem.therapists.map(\.maxPerDay)
        gaps = Array(repeating: 0, count: problem.therapists.count * days)
        for (index, resource) in problem.resources.enumerated() {
            for item in resource.taken {
                take(index, item.day, item.slots, units: item.units)
            }
        }
        for index in gaps.indices {
            gaps[index] = shortGaps(index)
            gapTotal += gaps[index]
        }
    }

    @inline(__always)
    func starts(
        _ therapist: Int, _ patient: Int, _ resource: Int, day: Int, slots: Int
    ) -> Mask {
        let index = therapist * days + day
        guard appointments[index] < maxPerDay[therapist] else { return .none }
        var mask = free[index] & patientFree[patient * days + day]
        if resource >= 0 {
            mask = mask & resourceOpen[resource * days + day] & ~resourceFull[resource * days + day]
        }
        return mask.starts(slots)
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

    mutating func book(_ places: [IntakePlace], of patient: Int) {
        for place in places { change(place, patient, by: 1) }
    }

    mutating func unbook(_ places: [IntakePlace], of patient: Int) {
        for place in places { change(place, patient, by: -1) }
    }

    private mutating func change(_ place: IntakePlace, _ patient: Int, by step: Int) {
        let slots = Mask(place.slot..<(place.slot + place.slots))
        let own = place.therapist * days + place.day
        free[own] = free[own] ^ slots
        patientFree[patient * days + place.day] = patientFree[patient * days + place.day] ^ slots
        appointments[own] += step
        bookings[own] += step
        gapTotal -= gaps[own]
        gaps[own] = shortGaps(own)
        gapTotal += gaps[own]
        if place.resource >= 0 {
            take(
                place.resource, place.day, place.slot..<(place.slot + place.slots), units: step)
        }
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
