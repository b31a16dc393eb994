import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("Seats in a class, in the search")
struct ClassPlanTests {
    private static let id = ID<GroupClass>(1)

    private static func meeting(
        _ number: Int, on day: Day, hour: Int = 9, seats: Int = 1, taken: Int = 0, of id: Int64 = 1
    ) -> MeetingDiary? {
        let start = LocalTime(day, .midnight) + hour * 60
        guard let span = Interval(start, start + 60) else { return nil }
        let details = MeetingDetails(
            of: ID(id), with: ID(1), in: nil, span, seats: seats)
        let meeting = ClassMeeting(
            id: ID(Int64(number)), uid: "\(number)", details: details,
            created: Moment(minute: 0), revised: Moment(minute: 0))
        return MeetingDiary(meeting, taken: taken)
    }

    /// With the therapist taken at each meeting, as the clinic's diary says it.
    private static func diary(_ meetings: [MeetingDiary], others: [ClassDiary] = []) -> Diary {
        var diary = World.diary([World.therapist(1, "Mon-Sat 08:00-12:00")])
        diary.therapists[0].bookings = meetings.map(\.time) + others.flatMap(\.meetings).map(\.time)
        diary.classes = [ClassDiary(id: id, name: "Hips", meetings: meetings)] + others
        return diary
    }

    private static func request(_ phases: PhaseRequest...) -> PlanRequest {
        var request = World.request("Mon-Sat 08:00-12:00")
        request.phases = phases
        request.phases[0].groupClass = id
        return request
    }

    private static func phase(_ weeks: Int, _ perWeek: Int, apart: Int = 1) -> PhaseRequest {
        PhaseRequest(
            name: "build", weeks: weeks, dose: Dose(perWeek), minutes: 60, minDaysBetween: apart)
    }

    /// A class on some days, in part full, and a plan of which the first phase is given in it.
    private func world(_ random: inout SplitMix64) -> (PlanRequest, Diary) {
        let meetings = (0..<28).compactMap { offset -> MeetingDiary? in
            guard random.chance(45) else { return nil }
            return Self.meeting(
                offset + 1, on: World.monday + offset, hour: random.pick(8...11), seats: 2,
                taken: random.pick(0...2))
        }
        var request = Self.request(
            Self.phase(random.pick(1...3), random.pick(1...2), apart: random.pick(1...3)))
        if random.chance(50) { request.phases.append(Self.phase(1, 1)) }
        request.startIsFixed = false
        request.maxStartDelayDays = random.pick(0...4)
        request.patient.blocked = (0..<28).compactMap { offset in
            random.chance(15) ? (World.monday + offset)...(World.monday + offset) : nil
        }
        return (request, Self.diary(meetings))
    }

    /// Whether any days keep the weeks and rest days of the phase in the class, tried one by one.
    private func exists(_ request: PlanRequest, _ diary: Diary) -> Bool {
        let phase = request.phases[0]
        let free = diary.classes[0].meetings.filter { $0.taken < $0.seats }.map(\.time.start.day)
            .filter { day in
                day.weekday != .sunday && !request.patient.blocked.contains { $0.contains(day) }
            }
        return (0...request.maxStartDelayDays).contains { delay in
            func place(_ number: Int, after last: Day?) -> Bool {
                guard number < phase.sessions else { return true }
                let window = phase.dose.days(ofSession: number, inPhaseOf: phase.weeks)
                let start = request.earliestStart + delay
                return free.contains { day in
                    window.contains(day - start)
                        && last.map { day - $0 >= phase.minDaysBetween } ?? true
                        && place(number + 1, after: day)
                }
            }
            return place(0, after: nil)
        }
    }

    @Test("a plan is placed where its seats can be, each in a meeting with a free one")
    func random() {
        var placed = 0
        for seed in 0..<300 {
            var random = SplitMix64(seed: UInt64(seed))
            let (request, diary) = world(&random)
            let plan = World.plan(request, diary)
            // What follows the class finds its place in that week, but for a blocked one.
            if request.phases.count == 1 {
                #expect((plan != nil) == exists(request, diary), "seed \(seed)")
            }
            guard let plan else { continue }
            placed += 1
            for session in plan.sessions {
                guard session.phase == 0 else {
                    #expect(session.slot.seat == nil, "seed \(seed)")
                    #expect(
                        !diary.therapists[0].bookings.contains {
                            $0.start < session.slot.end && session.slot.start < $0.end
                        }, "seed \(seed)")
                    continue
                }
                let meeting = session.slot.seat.flatMap(diary.meeting)
                #expect(meeting?.slot == session.slot, "seed \(seed)")
                #expect(meeting.map { $0.taken < $0.seats } == true, "seed \(seed)")
            }
        }
        #expect(placed > 60 && placed < 290, "\(placed)")
    }

    @Test("a class that is full, or meets too rarely, is told with what would help")
    func refused() throws {
        let day = World.monday
        let full = try #require(Self.meeting(1, on: day, seats: 2, taken: 2))
        let other = try #require(Self.meeting(2, on: day + 1, of: 2))
        let second = ClassDiary(id: ID(2), name: "Backs", meetings: [other])
        let refusal = World.refusal(
            Self.request(Self.phase(1, 1)), Self.diary([full], others: [second]))
        #expect(
            refusal?.unplaced.first?.because == [
                RuleViolation(
                    rule: .seat,
                    detail: "Hips (K1) is full: all 2 seats are taken on Mon 2026-11-30.")
            ])
        #expect(refusal?.wouldFitWithout == [.seat])
        #expect(
            refusal?.alternatives == [.moreSeats(ID(1), 3), .otherClass(ID(2)), .withoutClass])

        let free = try #require(Self.meeting(1, on: day))
        let rare = World.refusal(Self.request(Self.phase(1, 2)), Self.diary([free]))
        #expect(
            rare?.unplaced.first?.because.map(\.detail) == [
                "Hips (K1) has a free seat on Mon 2026-11-30 only, and the sessions are to be "
                    + "1 day apart."
            ])
        #expect(rare?.alternatives == [.withoutClass])
        let never = World.refusal(Self.request(Self.phase(1, 1)), Self.diary([]))
        #expect(
            never?.unplaced.first?.because.map(\.detail) == ["Hips (K1) does not meet then."])
    }

    @Test("plans that are placed together have no more seats than there are, and give way")
    func together() throws {
        let first = try #require(Self.meeting(1, on: World.monday))
        let second = try #require(Self.meeting(2, on: World.monday + 2))
        let diary = Self.diary([first, second])
        let anybody = Self.request(Self.phase(1, 1))
        var narrow = anybody
        narrow.patient.availability = World.hours("Mon 08:00-12:00")
        let both = placeTogether([anybody, narrow], in: diary)
        let seats = both.compactMap { placement -> Seat? in
            guard case .placed(let plan) = placement else { return nil }
            return plan.sessions.first?.slot.seat
        }
        #expect(seats == [second.seat, first.seat])
        let three = placeTogether([anybody, narrow, anybody], in: diary)
        let placed = three.count { placement in
            if case .placed = placement { return true }
            return false
        }
        #expect(placed == 2)
    }

    @Test("a visit that grows with what is done in it is no seat")
    func riders() throws {
        let meeting = try #require(Self.meeting(1, on: World.monday))
        var request = Self.request(Self.phase(1, 1))
        request.riders = [
            RiderRequest(
                kind: .outcome, window: .planDays(from: 0, target: 0, to: 6), minutes: 15,
                extraMinutes: 15)
        ]
        let plan = try #require(World.plan(request, Self.diary([meeting])))
        #expect(plan.sessions[0].slot == meeting.slot)
        #expect(plan.contacts.map(\.riders) == [[0]])
        request.riders[0].extraMinutes = 0
        let short = try #require(World.plan(request, Self.diary([meeting])))
        #expect(short.sessions[0].riders == [0])
        #expect(short.contacts.isEmpty)
    }
}
