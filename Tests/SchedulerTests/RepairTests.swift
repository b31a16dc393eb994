import CivilTime
import Planner
import Scheduler
import Testing

/// A clinic with plans that stand, and an absence that hits some of them.
private struct HitClinic {
    var diary: Diary
    var plans: [StandingPlan] = []
    /// Days of rest that each plan's requests ask for.
    let minDays = 2

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        diary = World.diary(
            [1, 2, 3].map { World.therapist($0, "Mon-Fri 08:00-12:00") })
        diary.gridMinutes = 15
        diary.rooms = [RoomDiary(id: ID<Room>(1), capacity: 1), RoomDiary(id: ID<Room>(2))]
        let requests = (0..<random.pick(4...9)).map { number in
            var request = World.request(
                ["Mon-Fri 08:00-12:00", "Mon,Wed,Fri 08:00-10:00"][random.pick(0...1)],
                sessions: 2)
            request.phases[0].weeks = random.pick(2...4)
            request.phases[0].sessions = request.phases[0].weeks * 2
            request.phases[0].minutes = [30, 45][random.pick(0...1)]
            request.phases[0].minDaysBetween = minDays
            request.phases[0].needsRoom = random.chance(50)
            request.reviews = random.chance(50) ? [ReviewRequest(week: 6, toleranceDays: 7)] : []
            request.patientID = ID(Int64(number))
            return request
        }
        let placed = placeTogether(requests, in: diary, effort: 20)
        let from = World.monday + random.pick(0...10)
        let away = World.span("\(from)T00:00", "\(from + random.pick(1...9))T00:00")
        for (number, placement) in placed.enumerated() {
            guard case .placed(let plan) = placement else { continue }
            let standing = standing(plan, requests[number], away, &random)
            if standing.appointments.contains(where: \.isHit) {
                plans.append(standing)
            } else {
                for slot in plan.sessions.map(\.slot) + plan.contacts.map(\.slot) {
                    book(slot)
                }
            }
        }
        diary.therapists[0].absences = [away]
    }

    private mutating func book(_ slot: Slot) {
        guard let time = Interval(slot.start, slot.end),
            let index = diary.therapists.firstIndex(where: { $0.id == slot.therapist })
        else { return }
        diary.therapists[index].bookings.append(time)
        if let room = diary.rooms.firstIndex(where: { $0.id == slot.room }) {
            diary.rooms[room].bookings.append(RoomBooking(time: time))
        }
    }

    private func standing(
        _ plan: PlacedPlan, _ request: PlanRequest, _ away: Interval<LocalTime>,
        _ random: inout SplitMix64
    ) -> StandingPlan {
        func appointment(_ number: Int, _ slot: Slot, _ days: ClosedRange<Day>, contact: Bool)
            -> StandingAppointment
        {
            let isHit =
                slot.therapist == ID<Therapist>(1) && slot.start < away.end
                && away.start < slot.end
            return StandingAppointment(
                session: ID(Int64(number)), slot: slot, days: days, minDaysBetween: minDays,
                isContact: contact,
                isConfirmed: random.chance(30), isHit: isHit)
        }
        let sessions = plan.sessions.map { session in
            let monday = plan.start + session.week * 7
            return appointment(
                session.number, session.slot, monday...(monday + 6), contact: false)
        }
        let contacts = plan.contacts.map { contact in
            appointment(
                0, contact.slot, (contact.slot.start.day - 3)...(contact.slot.start.day + 3),
                contact: true)
        }
        return StandingPlan(
            patient: request.patient, patientID: request.patientID ?? ID(0), lead: plan.lead,
            appointments: sessions + contacts)
    }
}

@Suite("Repair of plans that stand")
struct RepairTests {
    private func slots(_ plan: StandingPlan, _ outcomes: [RepairOutcome]) -> [Slot?] {
        zip(plan.appointments, outcomes).map { appointment, outcome in
            switch outcome {
            case .kept: appointment.slot
            case .moved(let slot), .reassigned(let slot): slot
            case .impossible: nil
            }
        }
    }

    @Test("every place keeps every rule, and nothing is placed twice", arguments: 0..<40)
    func keepsRules(seed: Int) {
        let clinic = HitClinic(seed: UInt64(seed))
        let proposal = repair(clinic.plans, in: clinic.diary, from: World.monday, effort: 200)
        var diary = clinic.diary
        for (plan, outcomes) in zip(clinic.plans, proposal.outcomes) {
            var last: Slot?
            for (own, slot) in zip(plan.appointments, slots(plan, outcomes)) {
                guard let slot else { continue }
                let request = ContactRequest(
                    minutes: slot.minutes, needsRoom: own.slot.room != nil, patient: plan.patient,
                    from: slot.start.day, through: slot.start.day)
                #expect(violations(of: request, at: slot, in: diary) == [], "seed \(seed)")
                #expect(own.days.contains(slot.start.day), "seed \(seed): its week")
                if let before = last, !own.isContact {
                    #expect(slot.start.day - before.start.day >= clinic.minDays, "seed \(seed)")
                }
                if !own.isContact { last = slot }
                if let time = Interval(slot.start, slot.end),
                    let index = diary.therapists.firstIndex(where: { $0.id == slot.therapist })
                {
                    diary.therapists[index].bookings.append(time)
                    if let room = diary.rooms.firstIndex(where: { $0.id == slot.room }) {
                        diary.rooms[room].bookings.append(RoomBooking(time: time))
                    }
                }
            }
        }
    }

    @Test("what was hit finds a place or a reason; most of the rest stays; the answer is one")
    func findsPlaces() {
        var (hit, lost, others, moved) = (0, 0, 0, 0)
        for seed in 0..<40 {
            let clinic = HitClinic(seed: UInt64(seed))
            let proposal = repair(clinic.plans, in: clinic.diary, from: World.monday, effort: 200)
            let again = repair(clinic.plans, in: clinic.diary, from: World.monday, effort: 200)
            #expect(proposal.outcomes == again.outcomes)
            var movedHere = 0
            for (plan, outcomes) in zip(clinic.plans, proposal.outcomes) {
                for (own, outcome) in zip(plan.appointments, outcomes) {
                    if own.isHit { hit += 1 } else { others += 1 }
                    switch outcome {
                    case .kept: #expect(!own.isHit)
                    case .impossible(let why):
                        lost += 1
                        #expect(!why.isEmpty)
                    case .moved, .reassigned: if !own.isHit { movedHere += 1 }
                    }
                }
            }
            moved += movedHere
            let days = clinic.plans.flatMap(\.appointments).filter(\.isHit)
                .map(\.slot.start.day)
            if let first = days.min(), let last = days.max(), last - first < 2 {
                #expect(movedHere <= 5, "seed \(seed)")
            }
        }
        #expect(hit > 60, "\(hit) were hit")
        #expect(lost * 20 <= hit, "\(lost) of \(hit) were lost")
        #expect(moved * 10 <= others, "\(moved) of \(others) others moved")
    }

    @Test("without anything hit nothing changes")
    func nothingHit() {
        for seed in 0..<10 {
            var clinic = HitClinic(seed: UInt64(seed))
            clinic.diary.therapists[0].absences = []
            for plan in clinic.plans.indices {
                for own in clinic.plans[plan].appointments.indices {
                    clinic.plans[plan].appointments[own].isHit = false
                }
            }
            let proposal = repair(clinic.plans, in: clinic.diary, from: World.monday)
            #expect(proposal.outcomes.joined().allSatisfy { $0 == .kept })
            #expect(proposal.cost == 0)
        }
    }
}
