import CivilTime
import ClinicStore
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic

@Suite("Whom freed times help")
struct FreedTimeTests {
    /// With `PHYSIO_LONG_TESTS` more clinics are tried.
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    @Test("a cancelled session names those who wait, in their order, and not who gave it up")
    func cancelled() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let taken = try world.book(world.kim, "2026-12-03T10:00")
        let later = try world.book(world.lee, "2026-12-10T10:00")
        try world.add(world.jo, .place, .soon)
        try world.add(world.lee, .earlier(than: later.details.start.day, nil), .urgent)
        try world.add(world.kim, .plan(cause: "sciatica"), .urgent)
        let told = try world.cancelled(taken)
        #expect(told == ["Lee 2026-12-03T10:00", "Jo 2026-12-03T10:00"])
    }

    @Test(
        "a place that overlaps what was freed is named, and one beside it, which was free before, is not"
    )
    func overlaps() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let taken = try world.book(world.kim, "2026-12-03T10:00", minutes: 30)
        try world.add(world.jo)
        let freed = try #require(try world.cancelled(taken).first)
        let start = try LocalTime(parsing: String(freed.suffix(16)))
        #expect(start < taken.details.end && taken.details.start < start + 45)
    }

    @Test(
        "a move and a repair that was applied name whom the old times help; a proposal names nobody"
    )
    func moved() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let (clinic, day) = (world.clinic, try Day(parsing: "2026-12-03"))
        let made = try clinic.startPlan(
            PlanInput(patient: world.kim, cause: "sciatica", start: "2026-12-07"))
        let taken = try world.book(world.lee, "\(day)T10:00")
        try world.add(world.jo)
        let moved = try clinic.perform(
            MoveSession(taken.id, to: .day(day + 1), scope: .only)
        ) { try $1.changedSessions($0).helps.told }
        #expect(moved == ["Jo \(day)T10:00"])
        let first = try #require(made.sessions.first).details.start
        _ = try clinic.changePatient(world.kim, name: nil, PatientInput(blocked: ["\(first.day)"]))
        let proposal = RepairPage(try clinic.proposal(of: RepairPlans()), try clinic.roster())
        #expect(proposal.helps == nil && !proposal.moved.isEmpty)
        let repaired = try clinic.perform(RepairPlans()) { try $1.repaired($0) }
        #expect(repaired.helps.told == ["Jo \(first)"])
    }

    @Test("new hours, the end of an absence and of a meeting, and an open day name whom they help")
    func opened() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let (clinic, therapist) = (world.clinic, try world.therapist)
        var change = TherapistChange()
        change.extra = [try Interval(tellingHours: "2026-12-02 06:00-07:00", today: clinic.today)]
        _ = try clinic.changeSettings(
            name: nil, reopen: [], ClinicInput(hours: "Mon-Fri 06:00-18:00"))
        let hours = try clinic.perform(ChangeTherapist(therapist.id, change)) {
            try $1.changed($0.therapist, hit: $0.hit, close: $0.close, freed: $0.freed)
        }
        #expect(hours.helps.told == ["Jo 2026-12-02T06:00"])
        let absence = try clinic.recordAbsence(
            of: therapist, from: "2026-12-03", to: "2026-12-03", reason: nil
        ).absence
        let back = try clinic.perform(RemoveAbsence(absence.id)) { try $1.removed($0) }
        #expect(back.helps.told == ["Jo 2026-12-03T08:00"])
        let start = try LocalTime(parsing: "2026-12-04T08:00")
        let block = try clinic.perform(AddBlock("Tea", at: start, minutes: 600, for: nil)).block
        let free = try clinic.perform(RemoveBlock(block.id)) {
            try $1.changed($0.block, isRemoved: $0.isRemoved, freed: $0.freed)
        }
        #expect(free.helps.told == ["Jo 2026-12-04T08:00"])
        _ = try clinic.changeSettings(name: nil, reopen: [], ClinicInput(closed: ["2026-12-08"]))
        let reopened = ChangeClinic(
            reopened: try Closing(telling: ["2026-12-08"], today: clinic.today),
            try ClinicInput().particulars(today: clinic.today))
        let open = try clinic.perform(reopened) {
            try $1.changed($0.settings, hit: [], told: 0, close: 0, freed: $0.freed)
        }
        #expect(open.helps.told == ["Jo 2026-12-08T08:00"])
    }

    @Test("nothing is named that is over, or so soon that nobody can be asked to come")
    func tooSoon() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let first = try world.book(world.kim, "2026-11-30T10:30")
        let second = try world.book(world.lee, "2026-11-30T13:00")
        #expect(try world.cancelled(first, now: "2026-11-30T09:30") == [])
        let told = try world.cancelled(second, now: "2026-11-30T09:30")
        #expect(told.first.map { $0 > "Jo 2026-11-30T11:30" } == true)
    }

    @Test("three at most are named, and where nobody waits nobody is")
    func few() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let (one, two) = (
            try world.book(world.kim, "2026-12-03T10:00"),
            try world.book(world.kim, "2026-12-04T10:00")
        )
        #expect(try world.cancelled(one) == [])
        for number in 1...5 {
            let patient = try world.clinic.screenedPatient("Person \(number)", PatientInput())
            try world.add(patient)
        }
        #expect(try world.cancelled(two).count == 3)
    }

    @Test("who is asked for one place already is not asked for another meanwhile")
    func asked() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let taken = try world.book(world.kim, "2026-12-03T10:00")
        try world.add(world.jo)
        try world.offer(world.jo, "2026-12-02T10:00")
        #expect(try world.cancelled(taken) == [])
    }

    @Test(
        "whoever is named can be booked there as it is said, and kept the place: in many clinics",
        arguments: 0..<(isLong ? 6 : 2))
    func named(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let world = try WaitingFixture()
        defer { world.remove() }
        let sessions = try world.fill(&random)
        var count = 0
        for session in sessions {
            let now = try world.clinic.session(named: "\(session.id)")
            guard now.isAhead(world.clinic.now) else { continue }
            let helps = try world.clinic.perform(
                CancelSessions(now.id, why: .work, scope: .only)
            ) { try $1.changedSessions($0).helps }
            for help in helps ?? [] {
                try world.book(help)
                _ = try world.clinic.undo()
                let offer = try world.offer(
                    help.waiting.waiting.patient, "\(help.place.place.start)")
                let report = try world.clinic.perform(AcceptOffer(offer.id)).report
                #expect(report.sessions.last?.details.start == help.place.place.start)
                for _ in 1...2 { _ = try world.clinic.undo() }
                count += 1
            }
            if helps == nil { _ = try world.clinic.undo() }
        }
        #expect(count > 3)
        #expect(try world.clinic.check().violations == [])
    }
}

extension WaitingFixture {
    /// Plans that owe sessions, single sessions and wishes of all kinds; gives back sessions that may be cancelled.
    fileprivate func fill(_ random: inout SeededGenerator) throws -> [Session] {
        var booked: [Session] = []
        for number in 1...6 {
            let patient = try clinic.screenedPatient(
                "Person \(number)",
                PatientInput(
                    available: ["Mon-Fri 08:00-13:00", "Mon-Fri 12:00-18:00"].randomElement(
                        using: &random)))
            let cause = ["sciatica", "hip-bursitis", "acute-strain"].randomElement(using: &random)
            let made = try? clinic.startPlan(
                PlanInput(patient: patient, cause: cause ?? "sciatica", start: "2026-12-07"))
            let own = made?.sessions ?? []
            for session in own.shuffled(using: &random).prefix(
                Int.random(in: 0...2, using: &random))
            {
                _ = try clinic.cancel(session, CancelInput(reason: "work", scope: .only))
            }
            let left = try own.map { try clinic.session(named: "\($0.id)") }.filter(\.status.isLive)
            if let last = left.last, Bool.random(using: &random) {
                try add(patient, .earlier(than: last.details.start.day, nil), .soon)
            }
            booked += left.prefix(3)
        }
        try add(jo, .plan(cause: "hip-bursitis"), .urgent)
        try add(lee)
        return booked
    }

    /// Does what the step says that books the place.
    fileprivate func book(_ help: PlaceHelp) throws {
        let (waiting, place) = (help.waiting.waiting, help.place.place)
        switch waiting.need {
        case .owed(let lost, _, _):
            _ = try clinic.perform(
                MakeUpSession(for: lost.id, to: place.start, therapist: place.therapist))
        case .earlier(let session, _):
            _ = try clinic.perform(
                MoveSession(
                    session.id, to: .time(place.start), therapist: place.therapist, scope: .only))
        case .plan, .place:
            var visit = BookSession(
                of: waiting.patient.id, at: place.start, kind: waiting.visitKind ?? .assessment)
            visit.therapist = place.therapist
            _ = try clinic.perform(visit)
        case .held, .seat: Issue.record("a held plan is no place's")
        }
    }
}
