import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A plan with weigh-ins and quit support whose patient comes every morning; it rests for a week later on.
private struct RestingPlan {
    let test: TestClinic
    let plan: ID<StoredPlan>
    /// In the second week.
    var clinic: Clinic { test.at("2026-12-16T07:00") }

    static let codes: Set = [
        Rule.minDaysBetween, .planWeek, .reviewTolerance, .riderWindow, .sessionOrder, .blockedDay,
    ]

    init() throws {
        test = try TestClinic(hours: "Mon-Sun 08:00-18:00").staffed(2)
        var asked = PatientInput.smoker(aDay: 20)
        (asked.heightCm, asked.weightKg) = (165, 95)
        asked.facts.append("permission_to_discuss_weight=yes")
        asked.available = "Mon-Sun 09:00-12:00"
        let patient = try test.clinic.screenedPatient("Jo", asked)
        let made = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis", start: "2026-12-07",
                medicines: .none, maxDelay: 0)
        ).plan
        plan = made.id
        _ = try test.clinic.pause(made, from: "2026-12-25", to: "2026-12-31", reason: nil)
    }

    func stored() throws -> StoredPlan { try clinic.read { try $0.plan(plan) } }
    func live() throws -> [Session] {
        try clinic.sessions(plan: plan).filter(\.status.isLive)
    }

    /// Of each kind some that are to come, and those that hold a review.
    func some() throws -> [Session] {
        let ahead = try live().filter { $0.isAhead(clinic.now) }
        let reviews = ahead.filter { $0.details.tasks.contains { $0.kind == .review } }
        let kinds = Set(ahead.map(\.details.kind)).flatMap { kind in
            ahead.filter { $0.details.kind == kind }.prefix(kind == .physiotherapy ? 4 : 1)
        }
        return Set(kinds + reviews.prefix(2)).sorted { $0.id < $1.id }
    }

    /// The plan's rules that a refusal tells; none where it was done, which is taken back.
    func told(_ command: () throws -> Void) throws -> Set<Rule>? {
        do { try command() } catch PlaceRefusal.broken(_, _, let broken) {
            return Set(broken.map(\.rule)).intersection(Self.codes)
        } catch PlaceRefusal.makesUpNowhere(_, _, let broken) {
            return Set(broken.map(\.rule)).intersection(Self.codes)
        } catch is any ClinicRefusal {
            return nil
        }
        _ = try clinic.undo()
        return []
    }
}

/// The rules of a plan, read as plainly as can be.
private struct PlainRules {
    let plan: StoredPlan
    /// The plan's other sessions.
    let others: [Session]

    private func phase(_ session: SessionDetails) -> PlannedPhase? {
        plan.details.phases.first { $0.id == session.phase }
    }

    func gap(_ place: SessionDetails) -> Bool {
        guard place.kind == .physiotherapy, let own = phase(place) else { return false }
        let treating = others.filter { $0.details.kind == .physiotherapy && $0.status != .missed }
        let before = treating.last { $0.details.start <= place.start }
        let after = treating.first { $0.details.start > place.start }
        return [before, after].compactMap(\.self).contains { other in
            let theirs = phase(other.details)?.minDaysBetween ?? own.minDaysBetween
            return abs(other.details.start.day - place.start.day) < min(own.minDaysBetween, theirs)
        }
    }

    func order(_ place: SessionDetails) -> Bool {
        guard let number = place.number, place.makesUp == nil else { return false }
        return others.contains { other in
            guard let theirs = other.details.number, other.details.makesUp == nil else {
                return false
            }
            return theirs < number && other.details.start >= place.start
                || theirs > number && other.details.start < place.start
        }
    }

    /// The weeks of its dose in which it stands, to the end of its phase.
    func week(_ place: SessionDetails, _ before: SessionDetails) -> Bool {
        guard place.kind == .physiotherapy, let phase = phase(place) else { return false }
        let length = phase.sessionsPerWeek < 1 ? Int((7 / phase.sessionsPerWeek).rounded()) : 7
        func week(_ day: Day) -> Int { (day - phase.firstDay) / length }
        let isInPhase = phase.firstDay <= place.start.day && place.start.day <= phase.lastDay
        return week(place.start.day) != week(before.start.day) || !isInPhase
    }

    func phase(left place: SessionDetails) -> Bool {
        guard place.kind == .physiotherapy, let phase = phase(place) else { return false }
        return place.start.day < phase.firstDay || phase.lastDay < place.start.day
    }

    func beginning(_ place: SessionDetails) -> Bool {
        place.start.day < phase(place)?.firstDay ?? plan.details.start
    }

    func review(_ place: SessionDetails, _ before: SessionDetails) -> Bool {
        let due = plan.details.milestones.filter { $0.kind == .outcomeDue }.map(\.day)
            .min { abs($0 - before.start.day) < abs($1 - before.start.day) }
        guard before.tasks.contains(where: { $0.kind == .review }), let due else { return false }
        return abs(due - place.start.day) > 7
    }

    /// What rides on a session of physiotherapy goes where it goes, but quit support, and what stood in its days.
    func window(_ place: SessionDetails, _ before: SessionDetails) -> Bool {
        before.tasks.contains { task in
            guard let window = task.window else { return false }
            let anchor = task.kind == .quitSupport ? plan.quitDate : plan.details.start
            guard let anchor, [.quitSupport, .weighIn].contains(task.kind) else { return false }
            func holds(_ day: Day) -> Bool { window.contains(day - anchor) }
            let rides = before.kind == .physiotherapy || before.kind == .review
            let binds = task.kind == .quitSupport || !rides || holds(before.start.day)
            return binds && !holds(place.start.day)
        }
    }

    func rest(_ place: SessionDetails) -> Bool {
        [.physiotherapy, .review].contains(place.kind)
            && plan.rests.contains { $0.first <= place.start.day && place.start.day <= $0.last }
    }

    private func broken(_ rules: [Rule: Bool]) -> Set<Rule> { Set(rules.filter(\.value).keys) }

    /// For a session that stands, on another day.
    func moved(_ place: SessionDetails, _ before: SessionDetails) -> Set<Rule> {
        broken([
            .minDaysBetween: gap(place), .sessionOrder: order(place),
            .planWeek: week(place, before), .reviewTolerance: review(place, before),
            .riderWindow: window(place, before), .blockedDay: rest(place),
        ])
    }

    /// For one that makes up for another.
    func madeUp(_ place: SessionDetails) -> Set<Rule> {
        broken([
            .minDaysBetween: gap(place), .planWeek: beginning(place),
            .blockedDay: rest(place),
        ])
    }

    /// For one that goes with its plan.
    func carried(_ place: SessionDetails) -> Set<Rule> {
        broken([
            .minDaysBetween: gap(place), .sessionOrder: order(place),
            .planWeek: phase(left: place), .blockedDay: rest(place),
        ])
    }
}

@Suite("Commands and the plan's own rules")
struct PlanRuleTests {
    private func plain(_ world: RestingPlan, without session: Session) throws -> PlainRules {
        PlainRules(
            plan: try world.stored(), others: try world.live().filter { $0.id != session.id })
    }

    private func expectAll(_ met: [Rule: Set<Bool>], _ rules: Set<Rule>) {
        for rule in rules { #expect(met[rule] == [true, false], "\(rule) is held and broken") }
    }

    @Test("a move and the places offered for it name each rule that is broken, and no other")
    func moves() throws {
        let world = try RestingPlan()
        defer { world.test.remove() }
        var met: [Rule: Set<Bool>] = [:]
        for session in try world.some() {
            let plain = try plain(world, without: session)
            var offered: [Day: Int] = [:]
            for place in try world.clinic.options(for: session, count: 200)
            where place.start.time == session.details.start.time {
                offered[place.start.day] = place.breaks.count
            }
            for offset in -15...15 where offset != 0 {
                var place = session.details
                place.start = place.start + offset * 1440
                guard place.start > world.clinic.now else { continue }
                let expected = plain.moved(place, session.details)
                let told = try world.told {
                    _ = try world.clinic.move(
                        session, MoveInput(to: "\(place.start)", scope: .only))
                }
                let name = "\(session.id) \(session.details.kind) to \(place.start)"
                #expect(told == expected, "\(name)")
                for rule in RestingPlan.codes {
                    met[rule, default: []].insert(expected.contains(rule))
                }
                guard let count = offered[place.start.day] else { continue }
                #expect((count == 0) == expected.isEmpty, "\(name): offered with \(count)")
            }
        }
        expectAll(met, RestingPlan.codes)
    }

    @Test("what makes up for a session may be where it is named as it may be where it is offered")
    func makeUps() throws {
        let world = try RestingPlan()
        defer { world.test.remove() }
        var met: [Rule: Set<Bool>] = [:]
        for session in try world.some() where session.details.kind == .physiotherapy {
            let plain = try plain(world, without: session)
            let offers = try world.clinic.cancel(
                session, CancelInput(reason: "work", scope: .only)
            ).offers
            #expect(!offers.isEmpty)
            for offer in offers {
                #expect(plain.madeUp(at(offer.start, session)).isEmpty, "\(offer.start)")
                let with = try world.clinic.therapist(named: "\(offer.therapist)")
                let asked = MakeUpInput(to: "\(offer.start)", therapist: with)
                #expect(try world.told { _ = try world.clinic.makeUp(for: session, asked) } == [])
            }
            for offset in -15...20 {
                let place = at(session.details.start + offset * 1440, session)
                guard place.start > world.clinic.now else { continue }
                let expected = plain.madeUp(place)
                let told = try world.told {
                    _ = try world.clinic.makeUp(
                        for: session, MakeUpInput(to: "\(place.start)"))
                }
                #expect(told == expected, "\(session.id) at \(place.start)")
                for rule in RestingPlan.codes {
                    met[rule, default: []].insert(expected.contains(rule))
                }
            }
            // The same place first, whoever offers it.
            let first = try #require(offers.first)
            let chosen = try world.clinic.makeUp(for: session, MakeUpInput()).sessions
            #expect(chosen.map(\.details.start) == [first.start])
            for _ in 1...2 { _ = try world.clinic.undo() }
        }
        expectAll(met, [.minDaysBetween, .planWeek, .blockedDay])
    }

    private func at(_ start: LocalTime, _ lost: Session) -> SessionDetails {
        var place = lost.details
        (place.start, place.makesUp) = (start, lost.id)
        return place
    }

    @Test("today's offers and those of drift are places at which a session can be made up for")
    func dailyOffers() throws {
        let world = try RestingPlan()
        defer { world.test.remove() }
        let sessions = try world.live().filter { $0.details.kind == .physiotherapy }
        let end = try Day(parsing: "2026-12-24")
        let lost = try #require(sessions.last { $0.details.start.day < end })
        _ = try world.clinic.cancel(lost, CancelInput(reason: "work", scope: .only))
        let plain = try plain(world, without: lost)
        var count = 0
        for day in 1...25 {
            let clinic = world.test.at("\(world.clinic.today + day)T06:00")
            let gaps = try clinic.day(nil, therapist: nil).gaps.flatMap(\.candidates)
                .filter { $0.lost == lost.id }.map(\.place.start)
            let steps = try clinic.drift().map { "\($0.step)" }
            let told = (0...(40 * 288)).lazy.map { LocalTime(clinic.today, .midnight) + $0 * 5 }
                .first { time in steps.contains { $0.contains("\(time)") } }
            for start in gaps + [told].compactMap(\.self) {
                #expect(plain.madeUp(at(start, lost)).isEmpty, "\(start) on \(clinic.today)")
                count += 1
            }
        }
        #expect(count > 5)
    }

    /// What moves sessions with their plan.
    private static let carrying:
        [(name: String, command: @Sendable (Clinic, StoredPlan) throws -> SessionReport)] = [
            ("shift by 2", { try $0.shift($1, days: 2) }),
            ("shift by 7", { try $0.shift($1, days: 7) }),
            ("shift by 16", { try $0.shift($1, days: 16) }),
            ("pause", { try $0.pause($1, from: "2026-12-20", to: "2026-12-23", reason: nil) }),
            (
                "another pause",
                { try $0.pause($1, from: "2027-01-10", to: "2027-02-03", reason: nil) }
            ),
            ("resume", { try $0.resume($1, on: "2026-12-25") }),
            ("resume at once", { try $0.resume($1, on: nil) }),
            ("extend", { try $0.extend($1, ExtendInput(weeks: 3)) }),
            ("extend the first phase", { try $0.extend($1, ExtendInput(weeks: 2, phase: 1)) }),
            ("following, by days", { try follow($0, $1, 2 * 1440) }),
            ("following, by weeks", { try follow($0, $1, 14 * 1440 + 30) }),
            ("following, earlier", { try follow($0, $1, -1440) }),
            (
                "repair",
                { clinic, plan in
                    for therapist in ["T1", "T2"] {
                        for day in ["2026-12-18", "2026-12-29", "2027-01-05"] {
                            _ = try clinic.recordAbsence(
                                of: clinic.therapist(named: therapist), from: day, to: day,
                                reason: nil)
                        }
                    }
                    var report = SessionReport()
                    report.changes = try clinic.repair(apply: true).lines.compactMap { line in
                        line.after.map { SessionChange(before: line.before, after: $0) }
                    }
                    return report
                }
            ),
        ]

    private static func follow(
        _ clinic: Clinic, _ plan: StoredPlan, _ minutes: Int
    ) throws -> SessionReport {
        let next = try clinic.sessions(plan: plan.id).filter {
            $0.isAhead(clinic.now) && $0.details.kind == .physiotherapy
        }
        let input = MoveInput(to: "\(next[1].details.start + minutes)", scope: .following)
        return try clinic.move(next[1], input)
    }

    @Test("what moves with its plan keeps the plan's rules", arguments: carrying.map(\.name))
    func carried(name: String) throws {
        let world = try RestingPlan()
        defer { world.test.remove() }
        let row = try #require(Self.carrying.first { $0.name == name })
        let report = try row.command(world.clinic, world.stored())
        let changed = report.changes.filter {
            $0.before.map(\.details.start) != $0.after.details.start
        }
        #expect(!changed.isEmpty)
        // What goes on through the pause is repaired in it.
        #expect(name != "repair" || changed.contains { !$0.after.goesWithPlan })
        let (plan, live) = (try world.stored(), try world.live())
        for change in changed where change.after.goesWithPlan {
            let rules = PlainRules(plan: plan, others: live.filter { $0.id != change.after.id })
            let broken =
                name == "repair"
                ? change.before.map { rules.moved(change.after.details, $0.details) } ?? []
                : rules.carried(change.after.details)
            #expect(
                broken.isEmpty, "\(change.after.id) on \(change.after.details.start): \(broken)")
        }
        for session in live {
            let rules = PlainRules(plan: plan, others: [])
            #expect(
                !rules.window(session.details, session.details),
                "\(session.id) on \(session.details.start): out of its days")
        }
        #expect(try world.clinic.check().violations.isEmpty)
    }
}
