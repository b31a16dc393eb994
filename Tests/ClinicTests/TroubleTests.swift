import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore
@testable import physio

/// A smoker's plan and somebody else's single session, with trouble of one kind or none.
struct TroubleWorld {
    let test: TestClinic
    let plan: StoredPlan

    /// The clinic with its settings as they are now.
    var clinic: Clinic {
        get throws { try test.clinic.read { try test.clinic.current($0, in: test.clinic.store) } }
    }

    init(now: String = "2026-11-30T07:00") throws {
        test = try TestClinic(now: now).staffed(2)
        let clinic = test.clinic
        let patient = try clinic.screenedPatient("Jo", PatientInput.smoker(aDay: 12))
        plan = try clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "2026-12-07")
        ).plan
        let other = try clinic.screenedPatient("Kim", PatientInput())
        _ = try clinic.addSession(SessionInput(patient: other, at: "2026-12-03T10:15"))
    }

    func remove() { test.remove() }

    func sessions() throws -> [Session] { try clinic.store.read { try $0.sessions() } }

    /// What the world is changed to be: one session is in this trouble, and perhaps others.
    ///
    /// - Returns: that session.
    func change(to kind: Trouble.Kind) throws -> Session {
        let clinic = try clinic
        let all = try sessions()
        let session = try #require(all.first { $0.details.plan != nil && $0.details.number == 2 })
        let (day, therapist) = (session.details.start.day, session.details.therapist)
        switch kind {
        case .therapistAbsent:
            _ = try clinic.recordAbsence(
                of: clinic.therapist(named: "\(therapist)"), from: "\(day)", to: "\(day)",
                reason: nil)
        case .therapistLeft:
            _ = try clinic.removeTherapist(clinic.therapist(named: "\(therapist)"))
        case .therapistHours:
            let left = Weekday.allCases.filter { $0 != day.weekday && $0.rawValue < 5 }
            let hours = left.map { "\($0.shortName) 08:00-18:00" }.joined(separator: "; ")
            _ = try clinic.perform(
                ChangeTherapist(therapist, TherapistChange(hours: WeeklyHours(parsing: hours))))
        case .closed:
            _ = try clinic.changeSettings(
                name: nil, reopen: [], ClinicInput(hours: "Mon-Fri 12:00-18:00", closed: ["\(day)"])
            )
        case .room:
            let room = try #require(session.details.room)
            try clinic.write { writing in
                var beside = try #require(all.first { $0.details.plan == nil })
                beside.details.start = session.details.start
                beside.details.therapist = therapist.number == 1 ? ID(2) : ID(1)
                _ = try writing.updateSession(beside)
                try writing.update(.room, room.number, ["capacity": 1])
            }
        case .patientAway:
            _ = try clinic.changePatient(
                clinic.patient(named: "P1"), name: nil, PatientInput(blocked: ["\(day)"]))
        case .busy:
            let span = try #require(session.details.span)
            _ = try clinic.perform(ReplaceBusyTimes(of: .therapist(therapist), by: [span]))
        case .stopped:
            _ = try clinic.screen(clinic.patient(named: "P1"), flags: ["ces"])
        case .authorisation:
            var authorised = AuthorisedChange()
            authorised.sessions = 1
            _ = try clinic.perform(ChangePlan(plan.id, authorised: authorised))
        case .window: return try leaveWindow(all)
        }
        return session
    }

    /// A contact of quit support half a year before its days, as an older program may have put it.
    private func leaveWindow(_ all: [Session]) throws -> Session {
        var contact = try #require(all.first { $0.details.kind == .quitSupport })
        contact.details.start = contact.details.start + -28 * 7 * 1440
        try clinic.write { _ = try $0.updateSession(contact) }
        return try clinic.session(named: "\(contact.id)")
    }
}

/// Whoever tells of sessions in trouble.
enum Teller: String, CaseIterable {
    case repair, drift, today, week, upcoming, confirm, show, list, plan, check

    /// A session and a kind of trouble, like `S3 closed`.
    typealias Told = Set<String>

    func told(_ world: TroubleWorld) throws -> Told { try told(at: world.clinic) }

    func told(at clinic: Clinic) throws -> Told {
        let all = try clinic.sessions()
        let days = Set(all.map(\.details.start.day)).sorted()
        switch self {
        case .repair:
            let page = RepairPage(
                try clinic.proposal(of: RepairPlans(effort: 0)), try clinic.roster())
            return Set(
                page.lines.flatMap { line in
                    (line.reason?.troubles ?? []).map { "\(line.before.id) \($0.kind.rawValue)" }
                })
        case .drift:
            return Set(
                try clinic.driftPage(of: nil).drift.flatMap(\.item.problem.troubled).flatMap {
                    one in
                    one.troubles.map { "\(one.session.id) \($0.kind.rawValue)" }
                })
        case .today:
            return told(in: try days.flatMap { try clinic.day($0, therapist: nil).sessions })
        case .week:
            let weeks = Set(days.map(\.monday)).sorted()
            return told(
                in: try weeks.flatMap { try clinic.week($0, therapist: nil).days }
                    .flatMap(\.sessions))
        case .upcoming:
            return told(
                in: try clinic.patients().flatMap {
                    try clinic.upcoming(for: $0, days: 400).sessions
                }
            )
        case .confirm: return try refused(all, clinic)
        case .show:
            return told(in: try all.map { try clinic.page(of: $0).session })
        case .list:
            return told(in: try clinic.list(clinic.sessions(), picking: []).sessions)
        case .plan:
            let single = all.filter { $0.details.plan == nil }
            return told(
                in: try clinic.planList().plans.flatMap(\.sessions)
                    + clinic.roster().entries(single))
        case .check: return told(in: try clinic.check().trouble)
        }
    }

    private func told(in entries: [SessionEntry]) -> Told {
        Set(entries.flatMap { entry in entry.troubles.map { "\(entry.id) \($0.kind.rawValue)" } })
    }

    private func refused(_ sessions: [Session], _ clinic: Clinic) throws -> Told {
        var told = Told()
        for session in sessions {
            do {
                _ = try clinic.confirm(session)
                _ = try clinic.undo()
            } catch let refusal as TroubleRefusal {
                told.formUnion(refusal.troubles.map { "\(session.id) \($0.kind.rawValue)" })
            } catch is StopRefusal { told.insert("\(session.id) stopped") }
        }
        return told
    }
}

extension RepairReason {
    fileprivate var troubles: [Trouble] {
        switch self {
        case .hit(let troubles), .noPlace(let troubles, _, _), .undecided(let troubles),
            .inClass(let troubles, _):
            troubles
        case .makesRoom: []
        }
    }
}

@Suite("Booked sessions in trouble")
struct TroubleTests {
    @Test("of each kind all tell the same, and before it nothing", arguments: Trouble.Kind.allCases)
    func everywhere(_ kind: Trouble.Kind) throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        for teller in Teller.allCases { #expect(try teller.told(world) == [], "\(teller)") }
        let session = try world.change(to: kind)
        let expected = try Teller.list.told(world)
        #expect(expected.contains("\(session.id) \(kind.rawValue)"), "\(expected)")
        for teller in Teller.allCases { #expect(try teller.told(world) == expected, "\(teller)") }
    }

    @Test("each page says it in words", arguments: Trouble.Kind.allCases)
    func words(_ kind: Trouble.Kind) throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let session = try world.change(to: kind)
        let (clinic, day) = (try world.clinic, session.details.start.day)
        let entry = try clinic.roster().entry(session)
        let words = try #require(entry.troubles.first).said.told
        let today = try clinic.day(day, therapist: nil)
        let told: [(String, any Drawn)] =
            [
                ("show", try clinic.page(of: session)), ("check", try clinic.check()),
                ("week", try clinic.week(day, therapist: nil)),
                ("drift", try clinic.driftPage(of: nil)),
                (
                    "repair",
                    RepairPage(try clinic.proposal(of: RepairPlans(effort: 0)), try clinic.roster())
                ),
            ] + (kind == .stopped ? [] : [("today", today)])
        for (name, page) in told {
            let text = page.lines(width: nil).joined(separator: "\n")
            #expect(text.contains(words), "\(name): \(text)")
        }
        let list = try clinic.list(clinic.sessions(), picking: []).lines(width: nil).joined()
        #expect(list.contains(kind.rawValue))
        #expect(!today.unconfirmed.contains { $0.session.id == session.id })
        let document = try JSON(entry).pretty
        #expect(document.contains("\"\(kind.rawValue)\""))
    }

    @Test("the patient reads plainly that it has to change, and nothing of why")
    func patientWords() throws {
        for kind in Trouble.Kind.allCases {
            let world = try TroubleWorld()
            defer { world.remove() }
            let session = try world.change(to: kind)
            let jo = try world.clinic.patient(named: "P1")
            let page = try world.clinic.upcoming(for: jo, days: 400)
            let words = try #require(try world.clinic.roster().entry(session).troubles.first).said
                .told
            let text = page.lines(width: nil).joined(separator: "\n")
            let document = try JSON(page).pretty
            #expect(!text.contains(words) && !document.contains(words), "\(kind)")
            #expect(text.contains(kind == .stopped ? "Ring first" : "We will call you"), "\(kind)")
        }
    }

    @Test("a refusal to confirm names the reason and ways that there are")
    func confirming() throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let session = try world.change(to: .therapistAbsent)
        let told = try refusal { _ = try world.clinic.confirm(session) }
        #expect(told.details.map(\.said).contains { $0.contains("is away") })
        for way in ["physio repair", "physio session move \(session.id)"] {
            #expect(told.remedy.contains(way))
        }
    }

    @Test("what is in trouble is moved, cancelled, attended and missed all the same")
    func goesOn() throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let session = try world.change(to: .therapistAbsent)
        let clinic = try world.clinic
        let place = try #require(try clinic.options(for: session, count: 1).first)
        let other = try clinic.therapist(named: "\(place.therapist)")
        _ = try clinic.move(
            session, MoveInput(to: "\(place.start)", therapist: other, scope: .only))
        #expect(try Teller.list.told(world) == [])
        _ = try clinic.undo()
        _ = try clinic.cancel(session, CancelInput(reason: "clinic", scope: .only))
        #expect(try Teller.list.told(world) == [])
        _ = try clinic.undo()
        let later = world.test.at("\(session.details.end)")
        _ = try later.attend(session)
        _ = try later.miss(session)
    }

    @Test("what somebody set aside is not told again; another rule is, and a firm one always")
    func setAside() throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let session = try world.change(to: .therapistAbsent)
        var kept = session
        kept.details.exception = SessionException(
            rules: ["absence", "therapist-busy"], reason: "she comes in for it")
        try world.clinic.write { _ = try $0.updateSession(kept) }
        #expect(try Teller.list.told(world) == [])
        let span = try #require(session.details.span)
        let patient = BusyPerson.therapist(session.details.therapist)
        _ = try world.clinic.perform(ReplaceBusyTimes(of: patient, by: [span]))
        #expect(try Teller.list.told(world) == ["\(session.id) busy"])
        _ = try world.clinic.changePatient(
            world.clinic.patient(named: "P1"), name: nil,
            PatientInput(blocked: ["\(session.details.start.day)"]))
        #expect(
            try Teller.list.told(world) == ["\(session.id) busy", "\(session.id) patient-away"])
    }

    @Test("other hours of the clinic count, and repair finds places in them")
    func clinicHours() throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let input = ClinicInput(hours: "Mon-Fri 13:00-18:00")
        let hit = try world.clinic.changeSettings(name: nil, reopen: [], input).hit
        #expect(!hit.isEmpty)
        #expect(try Teller.list.told(world) == Set(hit.map { "\($0.id) closed" }))
        let repair = try world.clinic.repair(apply: true)
        let left = Set(repair.lines(.impossible).map(\.before.id))
        #expect(left.isEmpty)
        #expect(try Teller.list.told(world) == Set(left.map { "\($0) closed" }))
    }

    @Test("what found no place is listed again, and what only a person decides never moves")
    func staysListed() throws {
        let world = try TroubleWorld()
        defer { world.remove() }
        let clinic = try world.clinic
        for name in ["T1", "T2"] {
            _ = try clinic.recordAbsence(
                of: clinic.therapist(named: name), from: "2026-12-14", to: "2026-12-20", reason: nil
            )
        }
        let lost = try clinic.repair(apply: true).lines(.impossible).map(\.before.id)
        #expect(!lost.isEmpty)
        #expect(try clinic.repair(apply: true).lines(.impossible).map(\.before.id) == lost)
        #expect(Set(lost.map { "\($0) therapist-absent" }) == (try Teller.drift.told(world)))
        _ = try clinic.screen(clinic.patient(named: "P1"), flags: ["ces"])
        let stopped = try clinic.repair(apply: true)
        #expect(stopped.lines.allSatisfy { $0.outcome == .impossible })
        #expect(stopped.lines.count > lost.count)
    }
}
