import CivilTime
@testable import ClinicStore
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A plan for Jo, who comes at ten on any day, in a clinic with one therapist and one place in one room.
struct AskedClinic {
    let test: TestClinic
    let jo: Patient
    let lee: Patient
    let plan: StoredPlan
    /// On the day after the plan's first session.
    var clinic: Clinic { test.at("2026-12-08T07:00") }

    init() throws {
        test = try TestClinic(hours: "Mon-Sun 08:00-18:00")
        let clinic = test.clinic
        _ = try clinic.addTherapist(name: "Therapist 1", skills: ["manual-therapy"])
        _ = try clinic.addRoom(name: "Hall", capacity: 1)
        jo = try clinic.screenedPatient("Jo", PatientInput(available: "Mon-Sun 10:00-11:00"))
        lee = try clinic.screenedPatient("Lee", PatientInput(available: "Mon-Sun 12:00-13:00"))
        _ = try clinic.screenedPatient("Kim", PatientInput())
        plan = try clinic.startPlan(
            PlanInput(patient: jo, cause: "sciatica", start: "2026-12-07", maxDelay: 0)
        ).plan
    }

    /// The plan's second session, on the Wednesday.
    func second() throws -> Session {
        try #require(
            clinic.sessions(plan: plan.id).first {
                $0.details.number == 2 && $0.status != .cancelled
            })
    }

    func kim() throws -> Patient { try clinic.patient(named: "Kim") }
    func therapist() throws -> Therapist { try clinic.therapist(named: "Therapist 1") }
}

/// What places, moves or offers sessions, as somebody asks for it.
enum AskedCommand: String, CaseIterable, CustomTestStringConvertible {
    case planCreate, planReserve, planChoose, bookAll, sessionAdd, seriesAdd, seriesMove, moveOnly,
        moveFollowing, options,
        makeUp, makeUpOffer
    case shift, pause, resume, extend, changeDose, repair, todaysOffers, driftsOffers, accept,
        freedTimes

    var testDescription: String { rawValue }

    /// Whose session it is.
    func patient(_ world: AskedClinic) -> Patient {
        [.planCreate, .planReserve, .planChoose, .bookAll].contains(self) ? world.lee : world.jo
    }

    /// What was done before.
    func prepare(_ world: AskedClinic) throws {
        let clinic = world.clinic
        switch self {
        case .planCreate, .planReserve, .planChoose, .sessionAdd, .moveOnly, .moveFollowing,
            .options, .shift, .extend, .changeDose:
            break
        case .seriesAdd: break
        case .seriesMove:
            let asked = SessionInput(patient: world.jo, at: "2026-12-12T10:00")
            _ = try clinic.addSeries(asked, SeriesRhythm(every: 28, .count(2)))
        case .pause:
            // Where the second one goes.
            let fourth = try #require(
                clinic.sessions(plan: world.plan.id).first { $0.details.number == 4 })
            _ = try clinic.cancel(fourth, CancelInput(reason: "work", scope: .only))
        case .bookAll:
            _ = try clinic.startPlan(
                PlanInput(
                    patient: world.lee, cause: "sciatica", start: "2026-12-14", maxDelay: 0,
                    hold: true))
        case .makeUp, .makeUpOffer, .todaysOffers, .accept, .freedTimes:
            _ = try clinic.cancel(world.second(), CancelInput(reason: "work", scope: .only))
        case .resume:
            _ = try clinic.pause(world.plan, from: "2026-12-09", to: "2026-12-22", reason: nil)
        case .repair:
            let day = try world.second().details.start.day
            _ = try clinic.recordAbsence(
                of: world.therapist(), from: "\(day)", to: "\(day)", reason: nil)
        case .driftsOffers:
            _ = try world.test.at("2026-12-10T07:00").miss(world.second())
        }
    }

    /// The times at which sessions are booked, moved to or offered.
    func places(_ world: AskedClinic) throws -> [LocalTime] {
        let clinic = world.clinic
        let friday = "2026-12-11T10:00"
        switch self {
        case .planCreate:
            let asked = PlanInput(
                patient: world.lee, cause: "sciatica", start: "2026-12-14", maxDelay: 0)
            return try clinic.startPlan(asked).sessions.dropFirst().map(\.details.start)
        case .planReserve:
            return try reserve(world).details.places.dropFirst().map(\.span.start)
        case .planChoose:
            let timetable =
                try clinic.read {
                    try clinic.heldTimetables(of: world.lee.id, $0).first
                } ?? reserve(world)
            return try clinic.perform(ChooseTimetable(timetable.id)).made.sessions.dropFirst()
                .map(\.details.start)
        case .bookAll:
            return try clinic.bookHeldPlans(effort: 20).booked.flatMap(\.sessions).dropFirst()
                .map(\.details.start)
        case .sessionAdd:
            let asked = SessionInput(patient: world.jo, at: friday)
            return [try clinic.addSession(asked).details.start]
        case .seriesAdd:
            let asked = SessionInput(patient: world.jo, at: friday)
            let rhythm = SeriesRhythm(every: 28, .count(2))
            return try clinic.addSeries(asked, rhythm).sessions.map(\.details.start)
        case .seriesMove:
            let first = try #require(
                clinic.sessions(patient: world.jo.id).first { $0.details.series != nil })
            return try clinic.move(first, MoveInput(to: friday, scope: .all)).sessions
                .map(\.details.start)
        case .moveOnly, .moveFollowing:
            let scope = self == .moveOnly ? SessionScope.only : .following
            let input = MoveInput(to: friday, scope: scope)
            return try clinic.move(world.second(), input).sessions.prefix(1).map(\.details.start)
        case .options:
            let own = try world.second()
            return try clinic.options(for: own, count: 200).filter {
                $0.breaks.isEmpty && $0.start.day != own.details.start.day
            }.map(\.start)
        case .makeUp:
            let lost = try lost(world)
            return try clinic.makeUp(for: lost, MakeUpInput(to: friday)).sessions.map(
                \.details.start)
        case .makeUpOffer:
            let lost = try lost(world)
            return try clinic.makeUp(for: lost, MakeUpInput()).sessions.map(\.details.start)
        case .shift:
            return try clinic.shift(world.plan, days: 2).sessions.map(\.details.start)
        case .pause:
            return try clinic.pause(world.plan, from: "2026-12-09", to: "2026-12-12", reason: nil)
                .sessions.map(\.details.start)
        case .resume:
            return try clinic.resume(world.plan, on: "2026-12-13").sessions.map(\.details.start)
        case .extend:
            return try clinic.extend(world.plan, ExtendInput(weeks: 2)).changes
                .filter { $0.before == nil }.map(\.after.details.start)
        case .changeDose:
            return try clinic.perform(
                ChangeDose(world.plan.id, perWeek: [1: 3], minutes: nil, why: "slow")
            ).changes.filter { $0.before == nil }.map(\.after.details.start)
        case .repair:
            return try clinic.repair(apply: true).lines.filter { $0.outcome != .kept }
                .compactMap(\.after?.details.start)
        case .todaysOffers:
            return try world.test.at("2026-12-11T07:00").day(nil, therapist: nil).gaps
                .flatMap(\.candidates).map(\.place.start)
        case .accept:
            let start = try LocalTime(parsing: friday)
            let offer = try clinic.perform(
                OfferPlace(to: world.jo.id, at: start, with: world.therapist().id)
            ).offer
            return try clinic.perform(AcceptOffer(offer.id)).report.sessions
                .map(\.details.start)
        case .freedTimes:
            var other = SessionInput(patient: try world.kim(), at: friday)
            other.therapist = try world.therapist()
            let booked = try clinic.addSession(other)
            let report = try clinic.cancel(booked, CancelInput(reason: "work", scope: .only))
            return try clinic.changedSessions(report).helps?.map(\.place.start) ?? []
        case .driftsOffers:
            let steps = try world.test.at("2026-12-10T07:00").drift().map { "\($0.step)" }
            let first = try LocalTime(parsing: "2026-12-10T10:00")
            return (0..<21).map { first + $0 * 1440 }.filter { time in
                steps.contains { $0.contains("\(time)") }
            }
        }
    }

    private func reserve(_ world: AskedClinic) throws -> PlaceOffer {
        let asked = PlanInput(
            patient: world.lee, cause: "sciatica", start: "2026-12-14", maxDelay: 0)
        let clinic = world.clinic
        let kept = try clinic.perform(
            ReserveTimetables(asked.request(today: clinic.today), count: 1))
        return kept.timetables[0].offer
    }

    private func lost(_ world: AskedClinic) throws -> Session {
        try #require(
            world.clinic.sessions(plan: world.plan.id).first { $0.status == .cancelled })
    }
}

extension AskedCommand {
    /// Lets the sessions of the plan that it is about be authorised until the day before a time.
    ///
    /// - Returns: whether it is about a plan. What comes back after a pause may stay behind that day, as it lay there
    ///   before.
    func authorise(before time: LocalTime, _ world: AskedClinic) throws -> Bool {
        let plan: ID<StoredPlan>?
        switch self {
        case .planCreate, .planReserve, .planChoose, .sessionAdd, .seriesAdd, .seriesMove, .resume:
            return false
        case .bookAll:
            plan = try world.clinic.store.read { try $0.plans() }.first { $0.status == .held }?.id
        default: plan = world.plan.id
        }
        var authorised = AuthorisedChange()
        authorised.until = time.day + -1
        _ = try world.clinic.perform(ChangePlan(try #require(plan), authorised: authorised))
        return true
    }
}

extension Rule {
    /// Makes a free time one that the rule does not allow; `nil` where no clinic can be made to, and why.
    func forbid(_ time: LocalTime, to patient: Patient, _ world: AskedClinic) throws -> String? {
        let clinic = world.clinic
        let (day, span) = (time.day, try #require(Interval(time, time + 60)))
        switch self {
        case .openingHours:
            _ = try clinic.changeSettings(
                name: nil, reopen: [],
                ClinicInput(hours: "Mon-Sun \((time + 30).time)-18:00"))
        case .closedDay:
            _ = try clinic.changeSettings(name: nil, reopen: [], ClinicInput(closed: ["\(day)"]))
        case .patientAvailability:
            _ = try clinic.changePatient(
                patient, name: nil, PatientInput(available: "Mon-Sun 15:00-17:00"))
        case .blockedDay:
            _ = try clinic.changePatient(patient, name: nil, PatientInput(blocked: ["\(day)"]))
        case .patientBusy:
            _ = try clinic.perform(ReplaceBusyTimes(of: .patient(patient.id), by: [span]))
        case .therapistHours:
            _ = try clinic.perform(
                ChangeTherapist(
                    world.therapist().id,
                    TherapistChange(hours: try WeeklyHours(parsing: "Mon-Sun 14:00-18:00"))))
        case .absence:
            _ = try clinic.recordAbsence(
                of: world.therapist(), from: "\(day)", to: "\(day)", reason: nil)
        case .therapistBusy:
            _ = try clinic.perform(
                ReplaceBusyTimes(of: .therapist(world.therapist().id), by: [span]))
        case .maxPerDay:
            var other = SessionInput(patient: try world.kim(), at: "\(day)T16:00")
            other.therapist = try world.therapist()
            _ = try clinic.addSession(other)
            _ = try clinic.perform(
                ChangeTherapist(world.therapist().id, TherapistChange(maxPerDay: 1)))
        case .room:
            var other = SessionInput(patient: try world.kim(), at: "\(time)")
            other.therapist = try clinic.addTherapist(
                name: "Therapist 2",
                hours: "\(day.weekday.shortName) \(time.time)-\((time + 60).time)")
            _ = try clinic.addSession(other)
        case .buffer:
            var other = SessionInput(patient: try world.kim(), at: "\(time + 60)")
            other.therapist = try world.therapist()
            _ = try clinic.addSession(other)
            var change = TherapistChange()
            change.buffer = 60
            _ = try clinic.perform(ChangeTherapist(world.therapist().id, change))
        case .therapistLeft:
            _ = try clinic.removeTherapist(world.therapist())
        case .minDaysBetween, .planWeek, .reviewTolerance, .riderWindow, .sessionOrder:
            return
                "Of a plan, not of the diary: 'Commands and the rules of a plan' asks them day by day."
        case .startWindow, .horizon:
            return "Of a plan that is being made: whoever names no start is not asked."
        case .authorised: return "Of a plan: asked below, command by command."
        case .onlyTherapist: return "Asked of one plan or one session, and not kept."
        case .seat: return "Of classes: 'Classes' asks it of whatever gives a seat."
        case .skill: return "No plan that is built in asks for one: the scheduler's own table does."
        case .unusableTime: return "No zone changes its clocks at a time at which clinics are open."
        }
        return nil
    }
}

@Suite("Commands and the rules of the diary")
struct CommandRuleTests {
    @Test(
        "a time that a rule forbids is taken by no command that takes it else, and offered by none",
        arguments: AskedCommand.allCases)
    func asks(command: AskedCommand) throws {
        let world = try AskedClinic()
        defer { world.test.remove() }
        try command.prepare(world)
        let start = try entries(world)
        let free = try command.places(world)
        let time = try #require(free.first, "\(command) finds nothing where all is free")
        try takeBack(to: start, world)
        for rule in Rule.allCases {
            guard try rule.forbid(time, to: command.patient(world), world) == nil else { continue }
            var taken: [LocalTime] = []
            do { taken = try command.places(world) } catch let refusal as any ClinicRefusal {
                #expect(!"\(refusal.said.problem)".isEmpty)
            }
            #expect(!taken.contains(time), "\(command) takes \(time) against \(rule.code)")
            try takeBack(to: start, world)
        }
        if try command.authorise(before: time, world) {
            let taken = (try? command.places(world)) ?? []
            #expect(!taken.contains(time), "\(command) takes \(time), which is not authorised")
            try takeBack(to: start, world)
        }
        // Whoever leaves takes none after the last day, as whoever has left.
        guard time.day > world.clinic.today else { return }
        _ = try world.clinic.perform(
            LeaveStaff(world.therapist().id, after: time.day + -1))
        let taken = (try? command.places(world)) ?? []
        #expect(!taken.contains(time), "\(command) takes \(time) after the last day")
        try takeBack(to: start, world)
    }

    /// Entries of the history that stand.
    private func entries(_ world: AskedClinic) throws -> Int {
        try world.clinic.store.read { try $0.history(limit: .max) }
            .count { $0.undoes == nil && $0.undoneBy == nil }
    }

    private func takeBack(to start: Int, _ world: AskedClinic) throws {
        for _ in start..<(try entries(world)) { _ = try world.clinic.undo() }
    }

    @Test("every request either has a row here or places no session")
    func rows() throws {
        let placing: [String: AskedCommand] = [
            "StartPlan": .planCreate, "BookHeldPlans": .bookAll, "HeldRound": .bookAll,
            "BookSession": .sessionAdd, "BookSeries": .seriesAdd, "MoveSession": .moveOnly,
            "MakeUpSession": .makeUp, "AcceptOffer": .accept,
            "ReserveTimetables": .planReserve, "ChooseTimetable": .planChoose,
            "ShiftPlan": .shift, "PausePlan": .pause, "ResumePlan": .resume,
            "ExtendPlan": .extend, "ChangeDose": .changeDose, "RepairPlans": .repair,
        ]
        let others: Set = [
            "AcknowledgeRules", "AddAbsence", "ChangePlan", "AddBlock", "RemoveBlock", "AddRoom",
            "AddTherapist",
            "AssessPatient",
            "CancelSessions", "ChangeClinic", "ChangePatient", "ChangeRoom", "ChangeTherapist",
            "ChangeZone", "CloseFlag", "CloseRoom", "RemoveRoom", "TellAtSession",
            "ConfirmMedicine", "ConfirmSession", "DischargePlan", "ErasePatient", "NoteGiven",
            "OverrideRules", "ProposeMedicine", "PublishCalendar", "RecordAttendance",
            "RecordOutcome", "RecordReplies", "RegisterPatient", "RemoveAbsence",
            "LeaveStaff", "RemoveTherapist", "ReplaceBusyTimes", "Request", "ScreenPatient",
            "SearchRequest",
            "StopMedicine", "TherapistChange", "UndoChange",
            "AddWish", "RemoveWish", "DeclineOffer", "ReleaseTimetables",
            // Their rules are asked in 'Classes'.
            "AddClass", "ChangeClass", "MoveMeetings", "CancelMeetings", "SeatPatient",
            "UnseatPatient", "AttendClass", "MoveSeat", "MeetingsMeant",
            // What it offers is what `AcceptOffer` books.
            "OfferPlace",
            // Its contacts are placed by the rules of `QuitTests`.
            "SetQuitDate",
        ]
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Clinic/Requests")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
        #expect(names.count > 30)
        for name in names.sorted() {
            #expect(placing[name] != nil || others.contains(name), "\(name) has no row")
        }
    }
}
