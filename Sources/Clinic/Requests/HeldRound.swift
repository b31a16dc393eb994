import ClinicStore
import Foundation
import Planner
import Scheduler

/// One search for places for all held plans, and the booking of what it found, plan by plan.
struct HeldRound {
    /// Seconds between two plans: whoever waits for the file looks for it now and then, and would find it taken
    /// again each time.
    private static let pause = 0.005

    private let asked: BookHeldPlans
    private let clinic: Clinic
    private let found: [(item: BookHeldPlans.Problem.Item, placed: PlacedPlan)]
    private var next = 0
    /// Up to which all changes are known.
    private var revision: Int64
    /// Patients of whom somebody else changed anything since the search.
    private var changed: Set<ID<Patient>> = []
    private(set) var booked: [MadePlan]
    /// Those that do not fit, those that cannot be booked, and those that are to be searched for anew.
    private(set) var waiting: [HeldBooking.Waiting]
    /// Whether what it relied on was changed, so that the rest is to be searched for anew.
    private(set) var isStale = false

    /// Searches; writes nothing. `booked` are those of the rounds before.
    ///
    /// - Throws: a refusal where the request cannot be; `StoreError` where the file cannot be read.
    init(_ asked: BookHeldPlans, at clinic: Clinic, after booked: [MadePlan] = []) throws {
        let posed = try clinic.posed(asked)
        (self.asked, self.clinic, self.booked) = (asked, clinic, booked)
        revision = posed.revision
        waiting = posed.problem.waiting
        var found: [(BookHeldPlans.Problem.Item, PlacedPlan)] = []
        for (item, placement) in zip(
            posed.problem.ready, try asked.solve(posed.problem, in: posed.clinic))
        {
            switch placement {
            case .placed(let placed): found.append((item, placed))
            case .doesNotFit(let refusal): waiting += posed.problem.waits(item, refusal)
            }
        }
        self.found = found
    }

    /// Books the next plan that found room; false where there is none left. Once a plan is booked, what keeps the
    /// others from it is told with them.
    ///
    /// - Throws: what `Clinic.perform(_:telling:)` throws, where nothing is booked yet.
    mutating func bookNext() throws -> Bool {
        guard next < found.count else { return false }
        if next > 0 { Thread.sleep(forTimeInterval: Self.pause) }
        let (item, placed) = found[next]
        let done: BookHeldPlan.Outcome
        do {
            done = try clinic.perform(
                BookHeldPlan(
                    asked: asked, item: item, placed: placed, revision: revision, changed: changed))
        } catch {
            guard !booked.isEmpty, let refusal = error as? any ClinicError else { throw error }
            waiting += found[next...].map { .init(plan: $0.item.plan, refusal: refusal) }
            next = found.count
            return false
        }
        next += 1
        (revision, changed) = (done.revision, done.changed)
        switch done.result {
        case .booked(let made): booked.append(made)
        case .planHasChanged: postpone([item])
        case .diaryHasChanged:
            postpone(found[(next - 1)...].map(\.item))
            next = found.count
        }
        return true
    }

    private mutating func postpone(_ items: [BookHeldPlans.Problem.Item]) {
        isStale = true
        waiting += items.map { .init(plan: $0.plan, refusal: SearchRefusal.changedMeanwhile) }
    }
}

/// Books one held plan where a search found room for it, unless what the search relied on was changed.
private struct BookHeldPlan: Request {
    struct Outcome {
        enum Result {
            case booked(MadePlan)
            /// The plan itself, or what is known of its patient.
            case planHasChanged
            case diaryHasChanged
        }
        let result: Result
        /// Of the file after it.
        let revision: Int64
        /// Patients of whom somebody else changed anything since the search.
        let changed: Set<ID<Patient>>
    }

    let asked: BookHeldPlans
    let item: BookHeldPlans.Problem.Item
    let placed: PlacedPlan
    let revision: Int64
    let changed: Set<ID<Patient>>

    func carryOut(_ act: Act) throws -> Outcome {
        let changes = try act.reading.changes(since: revision)
        let before = try act.reading.revision()
        let changed = changed.union(changes.patients)
        guard !changes.isDiaryTouched else {
            return Outcome(result: .diaryHasChanged, revision: before, changed: changed)
        }
        let isUntouched = !changed.contains(item.prepared.patient.id)
        guard let item = try isUntouched ? item : itemNow(act) else {
            return Outcome(result: .planHasChanged, revision: before, changed: changed)
        }
        let made = try asked.book(item, placed, act)
        return Outcome(result: .booked(made), revision: before + 1, changed: changed)
    }

    /// The plan by what is known now; `nil` where it needs other places, or cannot be booked any more: the next
    /// search tells why.
    private func itemNow(_ act: Act) throws -> BookHeldPlans.Problem.Item? {
        let plans = try act.reading.plans(of: item.prepared.patient.id)
        guard let plan = plans.first(where: { $0.id == item.plan.id && $0.status == .held })
        else { return nil }
        do {
            let now = try asked.item(plan, act.clinic, act.reading)
            return now == item ? now : nil
        } catch is any ClinicRefusal {
            return nil
        }
    }
}
