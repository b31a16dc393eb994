import CivilTime
import Planner
import Scheduler

/// Seeded diaries and requests of all kinds.
struct RandomWorld {
    private var random: SplitMix64
    private(set) var diary: Diary
    private(set) var request: PlanRequest

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let grid = [5, 5, 10, 15][random.pick(0...3)]
        let start = World.day("2026-10-01") + random.pick(0...150)
        diary = Diary(
            gridMinutes: grid, openingHours: World.hours("Mon-Fri 07:00-20:00; Sat 08:00-13:00"),
            closedDays: [World.day("2026-12-25")...World.day("2027-01-01")], therapists: [])
        request = PlanRequest(earliestStart: start, patient: PatientLimits(), phases: [])
        if random.chance(30) { diary.closedDays = [] }
        diary.unusable = [World.span("2026-10-25T02:00", "2026-10-25T03:00")]
        for number in 0..<random.pick(1...6) { diary.therapists.append(therapist(number, start)) }
        for number in 0..<random.pick(0...2) { diary.rooms.append(room(number, start)) }
        request.patient = patient(start)
        request.maxStartDelayDays = random.pick(0...14)
        request.startIsFixed = random.chance(20)
        for number in 0..<random.pick(1...4) { request.phases.append(phase(number, grid)) }
        addReviewsAndRiders(start, grid)
        addBuffers()
    }

    private mutating func addBuffers() {
        for index in diary.therapists.indices where random.chance(25) {
            diary.therapists[index].buffer = random.pick(1...4) * 5
        }
        for index in diary.rooms.indices where random.chance(40) {
            diary.rooms[index].buffer = random.pick(1...4) * 5
        }
    }

    private mutating func bookings(_ start: Day, _ perDay: Int) -> [Interval<LocalTime>] {
        var result: [Interval<LocalTime>] = []
        for offset in 0..<200 {
            for _ in 0..<random.pick(0...perDay) {
                let minute = random.pick(84...220) * 5
                let from = LocalTime(minute: (start + offset).number * 1440 + minute)
                result += [Interval(from, from + random.pick(1...16) * 5)].compactMap { $0 }
            }
        }
        return result
    }

    private mutating func therapist(_ number: Int, _ start: Day) -> TherapistDiary {
        let hours = [
            "Mon-Fri 08:00-12:00,13:00-17:00", "Mon,Wed,Fri 07:00-13:00", "Tue,Thu 12:00-20:00",
            "Mon-Thu 09:00-16:30; Sat 08:00-12:00",
        ][random.pick(0...3)]
        var result = World.therapist(number + 1, hours)
        result.bookings = bookings(start, random.pick(0...9))
        result.busy = random.chance(30) ? bookings(start, 1) : []
        result.maxPerDay = random.chance(40) ? random.pick(3...9) : nil
        result.skills = random.chance(60) ? ["manual"] : []
        if random.chance(40) {
            let from = LocalTime(minute: (start + random.pick(0...90)).number * 1440)
            let away = Interval(from, from + random.pick(1...14) * 1440)
            result.absences += [away].compactMap { $0 }
        }
        return result
    }

    private mutating func room(_ number: Int, _ start: Day) -> RoomDiary {
        let capacity = random.pick(1...2)
        return RoomDiary(
            id: ID(Int64(number + 1)), capacity: capacity,
            bookings: bookings(start, 5).map {
                RoomBooking(time: $0, units: random.pick(1...capacity))
            })
    }

    private mutating func patient(_ start: Day) -> PatientLimits {
        let hours = [
            "Mon-Sun 00:00-24:00", "Mon-Fri 08:00-12:00", "Tue,Thu 15:00-20:00",
            "Wed,Sat 08:00-18:00",
        ]
        var result = PatientLimits(availability: World.hours(hours[random.pick(0...3)]))
        result.preferredTime = random.chance(50) ? DayPart.allCases[random.pick(0...2)] : nil
        result.preferredTherapist = random.chance(30) ? ID<Therapist>(1) : nil
        result.onlyTherapist = random.chance(10) ? ID<Therapist>(1) : nil
        if random.chance(30) {
            let from = start + random.pick(0...60)
            result.blocked = [from...(from + random.pick(0...5))]
        }
        result.busy = bookings(start, 1)
        return result
    }

    private mutating func phase(_ number: Int, _ grid: Int) -> PhaseRequest {
        let doses = [Dose(1), Dose(2), Dose(3), Dose(1, inWeeks: 2), Dose(1, inWeeks: 4)]
        let dose = doses[random.pick(0...4)]
        return PhaseRequest(
            name: "phase \(number)", weeks: random.pick(1...3) * dose.weeks, dose: dose,
            minutes: random.pick(1...4) * (60 % (grid * 2) == 0 ? grid * 2 : grid),
            minDaysBetween: random.pick(1...2), skill: random.chance(20) ? "manual" : nil,
            needsRoom: !diary.rooms.isEmpty && random.chance(40))
    }

    private mutating func addReviewsAndRiders(_ start: Day, _ grid: Int) {
        let weeks = request.phases.reduce(0) { $0 + $1.weeks }
        for _ in 0..<random.pick(0...2) {
            request.reviews.append(
                ReviewRequest(
                    week: random.pick(0...(weeks + 4)), toleranceDays: random.chance(80) ? 7 : 2,
                    minutes: grid))
        }
        for number in 0..<random.pick(0...3) {
            let from = random.pick(0...(weeks * 7))
            let to = from + random.pick(0...8)
            request.riders.append(
                RiderRequest(
                    kind: number == 0 ? .weighIn : .quitSupport,
                    window: random.chance(50)
                        ? .planDays(from: from, target: from, to: to)
                        : .dates(from: start + from, target: start + to, to: start + to),
                    minutes: grid, extraMinutes: random.chance(20) ? grid : 0))
        }
    }
}
