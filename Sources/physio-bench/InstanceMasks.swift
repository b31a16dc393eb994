import CivilTime
import Foundation
import Scheduler

/// An instance file as the engine's dense problem.
struct InstanceMasks<Mask: DayMask> {
    let file: InstanceFile
    let grid: Int
    /// Minutes of the first slot.
    let first: Int
    let start: Day
    let days: Int
    let therapistIndex: [String: Int]
    private let patientIndex: [String: Int]
    private let resourceIndex: [String: Int]

    init(_ file: InstanceFile) throws {
        self.file = file
        grid = file.grid_minutes
        start = try Day(parsing: file.horizon.start)
        days = file.horizon.weeks * 7
        first = Self.earliest(file)
        therapistIndex = Self.index(file.therapists.map(\.id))
        patientIndex = Self.index(file.patients.map(\.id))
        resourceIndex = Self.index(file.resources.map(\.id))
    }

    /// Slots that a day of the instance needs.
    static func slots(_ file: InstanceFile) -> Int {
        let ends = file.sites.flatMap { $0.hours.values.flatMap { $0 } }.map { minutes($0[1]) }
        return ((ends.max() ?? 1440) - earliest(file)) / file.grid_minutes
    }

    private static func earliest(_ file: InstanceFile) -> Int {
        file.sites.flatMap { $0.hours.values.flatMap { $0 } }.map { minutes($0[0]) }.min() ?? 0
    }

    private static func index(_ ids: [String]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    private static func minutes(_ text: String) -> Int {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : 0
    }

    func day(_ text: String) -> Int { ((try? Day(parsing: text)) ?? start) - start }

    private func mask(_ blocks: [[String]]) -> Mask {
        blocks.reduce(Mask.none) { mask, block in
            let low = max(0, Self.minutes(block[0]) - first + grid - 1) / grid
            let high = max(0, (Self.minutes(block[1]) - first) / grid)
            return mask | Mask(low..<max(low, high))
        }
    }

    private static var names: [String] { ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] }

    private func week(_ hours: InstanceFile.Week?) -> [Mask] {
        Self.names.map { mask(hours?[$0] ?? []) }
    }

    private var firstWeekday: Int { start.weekday.rawValue - Weekday.monday.rawValue }

    private func spread(_ week: [Mask]) -> [Mask] {
        (0..<days).map { week[(firstWeekday + $0) % 7] }
    }

    /// Slots that a booking touches, also partly.
    private func span(_ booking: InstanceFile.Booking) -> Range<Int> {
        let from = max(0, Self.minutes(booking.start) - first)
        let to = max(from, Self.minutes(booking.start) - first + booking.minutes)
        let low = from / grid
        return low..<max(low, min(Mask.capacity, (to + grid - 1) / grid))
    }

    func problem() -> IntakeProblem<Mask> {
        let skills = Self.index(
            Set(
                file.therapists.flatMap(\.skills)
                    + file.plans.flatMap {
                        $0.phases.compactMap(\.skill) + $0.reviews.compactMap(\.skill)
                    }
            ).sorted())
        var weights = IntakeProblem<Mask>.Weights()
        weights.unplaced = file.weights.unplaced
        weights.extraTherapist = file.weights.extra_therapist
        weights.notPreferredTherapist = file.weights.not_preferred_therapist
        weights.startDelayPerDay = file.weights.start_delay_day
        weights.outsidePreferredTime = file.weights.time_of_day
        weights.offUsualSlot = file.weights.inconsistent_slot
        weights.shortGap = file.weights.short_gap
        return IntakeProblem(
            days: days, firstWeekday: firstWeekday,
            longGapSlots: (file.weights.short_gap_minutes + grid - 1) / grid, weights: weights,
            therapists: therapists(skills), resources: resources(),
            pools: file.resources.indices.map { [$0] }, patients: patients(),
            plans: plans(skills))
    }

    private func therapists(_ skills: [String: Int]) -> [IntakeProblem<Mask>.Therapist] {
        var list = file.therapists.map { therapist in
            let work = zip(week(therapist.hours), week(therapist.breaks)).map { $0 & ~$1 }
            var free = spread(work)
            for absence in therapist.absences {
                for day in max(0, day(absence[0]))..<max(0, min(days, self.day(absence[1]) + 1)) {
                    free[day] = .none
                }
            }
            return IntakeProblem<Mask>.Therapist(
                skills: therapist.skills.reduce(0) { $0 | 1 << UInt64(skills[$1] ?? 63) },
                maxPerDay: therapist.max_per_day, free: free,
                appointments: Array(repeating: 0, count: days),
                bookings: Array(repeating: 0, count: days))
        }
        for booking in file.bookings {
            guard let id = booking.therapist, let index = therapistIndex[id] else { continue }
            let day = day(booking.date)
            guard (0..<days).contains(day) else { continue }
            list[index].free[day] = list[index].free[day] & ~Mask(span(booking))
            list[index].bookings[day] += 1
            if booking.kind == "appointment" { list[index].appointments[day] += 1 }
        }
        return list
    }

    private func resources() -> [IntakeProblem<Mask>.Resource] {
        var list = file.resources.map { resource in
            IntakeProblem<Mask>.Resource(
                capacity: resource.capacity,
                open: resource.hours.map { spread(week($0)) }
                    ?? Array(repeating: Mask(0..<Mask.capacity), count: days), taken: [])
        }
        for booking in file.bookings {
            guard let id = booking.resource, let index = resourceIndex[id] else { continue }
            let day = day(booking.date)
            guard (0..<days).contains(day) else { continue }
            list[index].taken.append((day, span(booking), booking.units ?? 1))
        }
        return list
    }

    /// When a patient can come and the clinic is open.
    private func patients() -> [[Mask]] {
        let sites = Dictionary(uniqueKeysWithValues: file.sites.map { ($0.id, $0) })
        var list = file.patients.map { patient in
            let site = sites[patient.site]
            var open = spread(zip(week(patient.availability), week(site?.hours)).map { $0 & $1 })
            for text in patient.blocked + (site?.holidays ?? []) {
                let day = day(text)
                if (0..<days).contains(day) { open[day] = .none }
            }
            return open
        }
        for booking in file.bookings {
            guard let id = booking.patient, let index = patientIndex[id] else { continue }
            let day = day(booking.date)
            guard (0..<days).contains(day) else { continue }
            list[index][day] = list[index][day] & ~Mask(span(booking))
        }
        return list
    }

    private func plans(_ skills: [String: Int]) -> [IntakeProblem<Mask>.Plan] {
        let kinds = Dictionary(
            file.resources.map { ("\($0.site)/\($0.kind)", resourceIndex[$0.id] ?? 0) },
            uniquingKeysWith: { first, _ in first })
        let teams = Dictionary(grouping: file.therapists.indices) { file.therapists[$0].site }
        return file.plans.map { plan in
            let patient = patientIndex[plan.patient] ?? 0
            let person = file.patients[patient]
            func resource(_ kind: String?) -> Int? {
                kind.flatMap { kinds["\(person.site)/\($0)"] }
            }
            func slots(_ minutes: Int) -> Int { (minutes + grid - 1) / grid }
            let liked = person.preferred_time.flatMap { file.time_of_day[$0] }
                .map { band in
                    let low = max(0, Self.minutes(band[0]) - first + grid - 1) / grid
                    let high = max(0, Self.minutes(band[1]) - first + grid - 1) / grid
                    return Mask(low..<max(low, high))
                }
            return IntakeProblem<Mask>.Plan(
                patient: patient, earliest: day(plan.earliest_start),
                maxStartDelay: file.max_start_delay_days,
                phases: plan.phases.map {
                    .init(
                        weeks: $0.weeks, dose: Dose($0.sessions_per_week),
                        slots: slots($0.minutes), skill: $0.skill.flatMap { skills[$0] },
                        pool: resource($0.resource),
                        minDaysBetween: $0.min_days_between)
                },
                visits: plan.reviews.map {
                    .init(
                        from: max(0, $0.week * 7 - $0.tolerance_days), target: $0.week * 7,
                        to: $0.week * 7 + $0.tolerance_days, slots: slots($0.minutes),
                        skill: $0.skill.flatMap { skills[$0] }, pool: resource($0.resource))
                },
                team: teams[person.site] ?? [],
                preferredTherapist: person.preferred_therapist.flatMap { therapistIndex[$0] },
                preferred: liked ?? Mask(0..<Mask.capacity))
        }
    }

    /// The slot of a time of day.
    func slot(_ text: String) -> Int { (Self.minutes(text) - first) / grid }
}
