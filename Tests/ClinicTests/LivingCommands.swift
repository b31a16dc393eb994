import CivilTime
@testable import ClinicStore
import ClinicWords
import Foundation
import Planner
import Scheduler

@testable import Clinic

extension LivingWorld {
    /// One command at random: what it may touch is worked out here, without asking the clinic's code.
    mutating func step() throws -> String {
        let dice = Int.random(in: 0..<100, using: &random)
        switch dice {
        case ..<12: try advance()
        case ..<17: try startPlan()
        case ..<20: try addSession()
        case ..<32: try record()
        case ..<44: try cancel()
        case ..<56: try moveOnly()
        case ..<59: try changeWaiting()
        case ..<66: try moveFollowing()
        case ..<72: try makeUp()
        case ..<76: try changeAbsences()
        case ..<79: try changeDays()
        case ..<88: try changePlan()
        case ..<90: try export()
        case ..<92: try changeBusy()
        case ..<94: try answer()
        case ..<96: try repair()
        default: try undo()
        }
        return "command \(dice)"
    }

    private mutating func advance() throws {
        now = now + [30, 240, 1440, 2880].randomElement(using: &random).unwrapped(or: 60)
        if zone.first(now) == nil { now = now + 120 }
    }

    private mutating func startPlan() throws {
        let patients = try store.read { try $0.patients() }
        let patient = patients.randomElement(using: &random).unwrapped(or: patients[0])
        let running = try plans().filter { $0.status == .active }
        guard running.count < 3 else { return }
        let causes = ["sciatica", "hip-bursitis", "hip-osteoarthritis"]
        let cause = causes.randomElement(using: &random).unwrapped(or: causes[0])
        try perform("screen", allowed: []) { _ = try $0.screen(patient, flags: []) }
        var made: MadePlan?
        try perform(
            "plan create", allowed: [], newSessions: -1, leavingDays: { made?.heldBehindGaps ?? [] }
        ) { clinic in
            var request = try PlanInput(patient: patient, cause: cause, secondPlan: true)
                .request(today: clinic.today)
            request.wishes.modes.visits = patient.details.address.map { _ in .home }
            made = try clinic.perform(request)
        }
    }

    private mutating func addSession() throws {
        let patients = try store.read { try $0.patients() }
        let patient = patients.randomElement(using: &random).unwrapped(or: patients[0])
        let at = someTime(after: now.day)
        let input = SessionInput(patient: patient, at: "\(at)", minutes: 30)
        if Int.random(in: 0..<3, using: &random) == 0 {
            let rhythm = SeriesRhythm(every: 7, .count(Int.random(in: 2...4, using: &random)))
            return try perform("session add, a series", allowed: [], newSessions: -1) { clinic in
                _ = try clinic.addSeries(input, rhythm, leavingOut: true)
            }
        }
        try perform("session add", allowed: [], newSessions: 1) { clinic in
            _ = try clinic.addSession(input)
        }
    }

    private mutating func someSession() throws -> Session? {
        let all = try sessions()
        // Mostly one that is near, as in a clinic.
        let near = all.filter { abs($0.details.start.day - now.day) < 15 }
        return Bool.random(using: &random)
            ? near.randomElement(using: &random) ?? all.first
            : all.randomElement(using: &random)
    }

    private mutating func someTime(after day: Day) -> LocalTime {
        let minutes = Int.random(in: 94...218, using: &random) * 5
        let days = Int.random(in: 0...12, using: &random)
        return LocalTime(minute: (day + days).number * 1440 + minutes)
    }

    private mutating func record() throws {
        guard let session = try someSession() else { return }
        let row: Set = [Self.row(session)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: try perform("confirm", allowed: row) { _ = try $0.confirm(session) }
        case 1: try perform("attend", allowed: row) { _ = try $0.attend(session, note: "well") }
        default: try perform("miss", allowed: row) { _ = try $0.miss(session) }
        }
    }

    private mutating func cancel() throws {
        guard let session = try someSession() else { return }
        let scope = [SessionScope.only, .only, .only, .following, .all]
            .randomElement(using: &random).unwrapped(or: .only)
        let reason = Session.CancelReason.allCases.randomElement(using: &random)
        let allowed = try sessions().filter { other in
            let isAhead =
                (other.status == .booked || other.status == .confirmed)
                && other.details.start > now
            switch scope {
            case .only: return other.id == session.id
            case .following:
                return isAhead && other.goes(with: session)
                    && other.details.start >= session.details.start
            case .all:
                return isAhead && other.goes(with: session)
            }
        }
        try perform("cancel \(scope)", allowed: Set(allowed.map(Self.row))) { clinic in
            let input = CancelInput(reason: reason?.rawValue ?? "other", scope: scope)
            _ = try clinic.cancel(session, input)
        }
    }

    /// What has begun is past; everything else of a plan that was hit may move.
    private mutating func repair() throws {
        let ahead = try sessions().filter { session in
            (session.status == .booked || session.status == .confirmed)
                && session.details.start > now
        }
        try perform("repair", allowed: Set(ahead.map(Self.row))) { clinic in
            _ = try clinic.repair(apply: true, effort: 10)
        }
    }

    private mutating func moveOnly() throws {
        guard let session = try someSession() else { return }
        let places = try? clinic.options(for: session, count: 30)
        let place = places?.randomElement(using: &random)
        let isWild = Int.random(in: 0..<3, using: &random) == 0
        var to = place.map(\.start) ?? someTime(after: now.day)
        if isWild { to = someTime(after: max(now.day, session.details.start.day - 6)) }
        let therapist = isWild ? nil : place?.therapist
        let named = try store.read { try $0.therapists() }.first { $0.id == therapist }
        let despite =
            Bool.random(using: &random)
            ? [
                "plan-week", "min-days-between", "session-order", "opening-hours", "absence",
                "patient-availability", "therapist-hours", "closed-day", "blocked-day",
                "review-tolerance", "max-per-day",
            ] : []
        try perform("move only", allowed: [Self.row(session)]) { clinic in
            let report = try clinic.move(
                session,
                MoveInput(
                    to: "\(to)", therapist: named, scope: .only, despite: despite,
                    reason: despite.isEmpty ? nil : "asked for"))
            guard report.sessions.map(\.details.start) == [to] else { throw Wrong.place }
        }
    }

    private mutating func moveFollowing() throws {
        guard let session = try someSession() else { return }
        let now = now
        let to = someTime(after: max(now.day, session.details.start.day - 4))
        try perform("move following", allowed: try rows(ofPlan: session), newSessions: -1) {
            clinic in
            let report = try clinic.move(session, MoveInput(to: "\(to)", scope: .following))
            guard report.changes.allSatisfy({ $0.before?.details.start ?? to >= now }) else {
                throw Wrong.past
            }
        }
    }

    private mutating func makeUp() throws {
        let lost = try sessions().filter { $0.status == .cancelled || $0.status == .missed }
        guard let session = lost.randomElement(using: &random) else { return }
        let allowed = try rows(ofPlan: session).filter { $0.table != "session" }
        var told: Set<String> = []
        try perform("make up", allowed: allowed, newSessions: 1, leavingDays: { told }) { clinic in
            let report = try clinic.makeUp(for: session, MakeUpInput())
            let said = report.remarks.map(\.said)
            told = Set(session.details.tasks.map(\.title)).filter { title in
                said.contains { $0.contains("\(title) is held from ") }
            }
        }
    }

    private mutating func changeBlocks() throws {
        let all = try store.read { try $0.blocks() }
        if let old = all.randomElement(using: &random) {
            let people = current.filter { key, row in
                key.table == "blockTherapist" && row["block"] == .integer(old.id.number)
            }.keys
            let row = ToldRowName(table: "block", id: old.id.number)
            return try perform("block remove", allowed: Set(people).union([row])) {
                _ = try $0.perform(RemoveBlock(old.id))
            }
        }
        let therapists = try store.read { try $0.therapists() }.map(\.id)
        let who = Bool.random(using: &random) ? nil : therapists.randomElement(using: &random)
        let start = someTime(after: now.day)
        let days = [nil, 7, 14].randomElement(using: &random) ?? nil
        let block = AddBlock(
            "Tea", at: start, minutes: 45, every: days,
            until: start.day + Int.random(in: 0...40, using: &random), for: who.map { [$0] })
        try perform("block add", allowed: []) { _ = try $0.perform(block) }
    }

    private mutating func changeAbsences() throws {
        if Int.random(in: 0..<3, using: &random) == 0 { return try changeBlocks() }
        guard Int.random(in: 0..<4, using: &random) > 0 else { return try depart() }
        let all = try store.read { try $0.absences() }
        if let old = all.randomElement(using: &random), Bool.random(using: &random) {
            let row = ToldRowName(table: "absence", id: old.id.number)
            return try perform("absence remove", allowed: [row]) {
                _ = try $0.removeAbsence("\(old.id)")
            }
        }
        let therapists = try store.read { try $0.therapists() }
        let who = therapists.randomElement(using: &random).unwrapped(or: therapists[0])
        let from = now.day + Int.random(in: 0...9, using: &random)
        let to = from + Int.random(in: 0...6, using: &random)
        try perform("absence add", allowed: []) {
            _ = try $0.recordAbsence(of: who, from: "\(from)", to: "\(to)", reason: "leave")
        }
    }

    private mutating func changeDays() throws {
        let day = now.day + Int.random(in: 1...20, using: &random)
        guard Bool.random(using: &random) else {
            let rows = current.keys.filter { ["clinic", "closedDay"].contains($0.table) }
            return try perform("clinic closed", allowed: Set(rows)) {
                _ = try $0.changeSettings(name: nil, reopen: [], ClinicInput(closed: ["\(day)"]))
            }
        }
        let patients = try store.read { try $0.patients() }
        let who = patients.randomElement(using: &random).unwrapped(or: patients[0])
        let tables = ["patient", "patientFact", "patientBlocked"]
        let rows = current.filter { key, row in
            tables.contains(key.table)
                && (key.id == who.id.number || row["patient"] == .integer(who.id.number))
        }.keys
        try perform("patient blocked", allowed: Set(rows)) {
            _ = try $0.changePatient(
                who, name: nil, PatientInput(blocked: ["\(day)..\(day + 2)"]))
        }
    }

    private mutating func changePlan() throws {
        guard let plan = try plans().randomElement(using: &random) else { return }
        let allowed = try rows(of: plan)
        let now = now
        let from = now.day + Int.random(in: 0...12, using: &random)
        let days = Int.random(in: 0...20, using: &random)
        let shift = Int.random(in: -5...14, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case ..<3:
            try perform("pause", allowed: allowed, newSessions: -1) { clinic in
                _ = try clinic.pause(plan, from: "\(from)", to: "\(from + days)", reason: nil)
                let pause = from...(from + days)
                let inside = try clinic.sessions(plan: plan.id).filter {
                    $0.isAhead(now) && $0.goesWithPlan && pause.contains($0.details.start.day)
                }
                guard inside.isEmpty else { throw Wrong.inPause }
            }
        case ..<5:
            try perform("resume", allowed: allowed, newSessions: -1) {
                _ = try $0.resume(plan, on: nil)
            }
        case ..<7:
            try perform("shift", allowed: allowed, newSessions: -1) {
                _ = try $0.shift(plan, days: shift)
            }
        case ..<8:
            try perform("extend", allowed: allowed, newSessions: -1) {
                _ = try $0.extend(plan, ExtendInput(weeks: 1 + days % 3))
            }
        case ..<9:
            try perform("change-dose", allowed: allowed, newSessions: -1) {
                _ = try $0.perform(
                    ChangeDose(
                        plan.id, perWeek: [0: Double(1 + days % 3)],
                        minutes: days % 2 == 0 ? 30 + shift : nil, why: "as it goes"))
            }
        default:
            try perform("discharge", allowed: allowed) { clinic in
                _ = try clinic.discharge(plan, reason: "done")
                let left = try clinic.sessions(plan: plan.id).filter { $0.isAhead(now) }
                guard left.isEmpty else { throw Wrong.past }
            }
        }
    }

    /// Another calendar takes an hour of somebody's week.
    private mutating func changeBusy() throws {
        let start = someTime(after: now.day)
        let span = Interval(start, start + 60)
        let isTherapist = Bool.random(using: &random)
        let calendar = Bool.random(using: &random) ? "work" : nil
        let rows = Set(current.keys.filter { ["therapistBusy", "patientBusy"].contains($0.table) })
        try perform("import-busy", allowed: rows) { clinic in
            try clinic.write {
                try $0.replaceBusy(
                    of: isTherapist ? .therapist(ID(1)) : .patient(ID(1)),
                    by: [span].compactMap { $0 }, in: calendar)
            }
        }
    }

    /// The patient declines, or accepts an invitation to a session.
    private mutating func answer() throws {
        guard var session = try someSession(), session.isAhead(now) else { return }
        session.status = Bool.random(using: &random) ? .confirmed : .booked
        session.isDeclined = session.status == .booked
        let told = session
        try perform("reply", allowed: [Self.row(session)]) { clinic in
            try clinic.write { _ = try $0.updateSession(told) }
        }
    }

    private mutating func export() throws {
        let patients = try store.read { try $0.patients() }
        guard let patient = patients.randomElement(using: &random)
        else { return }
        try perform("export", allowed: []) { _ = try $0.exportCalendar(of: .patient(patient.id)) }
    }

    /// What the model says must not be.
    enum Wrong: Error { case place, past, inPause }

    static func row(_ session: Session) -> ToldRowName {
        ToldRowName(table: "session", id: session.id.number)
    }

    func rows(ofPlan session: Session) throws -> Set<ToldRowName> {
        guard let id = session.details.plan else {
            return Set(try sessions().filter { $0.goes(with: session) }.map(Self.row))
        }
        let plan = try store.read { try $0.plan(id) }
        return try rows(of: plan)
    }

    /// The plan's dates, and its sessions that are booked and lie ahead, with what is done in them.
    private func rows(of plan: StoredPlan) throws -> Set<ToldRowName> {
        let ahead = try sessions().filter {
            $0.details.plan == plan.id && $0.details.start > now
                && ($0.status == .booked || $0.status == .confirmed)
        }
        let numbers = Set(ahead.map(\.id.number))
        let tables = ["plannedPhase", "routine", "milestone", "plannedMedicine", "pause"]
        let contents = current
        let parts = contents.filter { key, row in
            key == ToldRowName(table: "plan", id: plan.id.number)
                || tables.contains(key.table) && row["plan"] == .integer(plan.id.number)
                || key.table == "sessionTask" && numbers.contains { row["session"] == .integer($0) }
        }.keys
        return Set(ahead.map(Self.row)).union(parts)
    }
}

extension Optional {
    /// What a test draws from is never empty; this says what it would be if it were.
    func unwrapped(or other: Wrapped) -> Wrapped { self ?? other }
}

extension Session {
    /// Whether it is of the same plan, else of the same series.
    fileprivate func goes(with other: Session) -> Bool {
        if id == other.id { return true }
        guard details.plan == nil, other.details.plan == nil else {
            return details.plan == other.details.plan
        }
        return details.series != nil && details.series?.first == other.details.series?.first
    }
}

extension MadePlan {
    /// What is held later than its days as the plan leaves out weeks, each of which it keeps as a pause.
    fileprivate var heldBehindGaps: Set<String> {
        guard unmet.contains(where: { if case .gap = $0 { true } else { false } }) else {
            return []
        }
        let late = sessions.filter { session in
            session.details.exception?.rules.contains(Rule.riderWindow.code) == true
                && plan.pauses.contains { pause in
                    let behind = session.details.start.day - pause.last
                    return 1...13 ~= behind
                }
        }
        return Set(late.flatMap(\.details.tasks).map(\.title))
    }
}
