import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// All who wait, in the order in which they are helped.
    func waitingLine(_ reading: StoreReading) throws -> [Waiting] {
        let owed = try owedSessions(reading).map { try waiting($0) }
        return (try addedOrHeld(reading) + owed).sorted { $0.comesBefore($1, on: today) }
    }

    /// Those of them who were put on the list, and those with a plan of which nothing is booked.
    func addedOrHeld(_ reading: StoreReading) throws -> [Waiting] {
        let stops = try stops(reading)
        let held = try reading.plans(.held)
        let added = try reading.wishes().compactMap { try waiting($0, held, reading) }
        let others = try held.filter { plan in
            !added.contains { $0.need == .held(plan.id, name: plan.details.pin.causeName) }
        }.map { try waiting($0, nil, reading) }
        return (added + others).map { one in
            var one = one
            one.isStopped = stops[one.patient.id] != nil
            return one
        }.sorted { $0.comesBefore($1, on: today) }
    }

    /// Until the last day on which it is made up safely; how pressing it is goes by the days that are left.
    private func waiting(_ owed: OwedSession) throws -> Waiting {
        let limits = try waitingLimits()
        let last = owed.dose.lastMakeUp?.day ?? today
        return Waiting(
            patient: owed.patient,
            need: .owed(owed.lost, of: owed.plan.id, count: owed.dose.count.owed),
            priority: limits.priority(within: last - today),
            since: min(owed.lost.details.start.day, today), target: last)
    }

    /// `nil` where the wish has nothing to wait for any more.
    func waiting(
        _ wish: Wish, _ held: [StoredPlan], _ reading: StoreReading
    ) throws -> Waiting? {
        if case .plan(let cause) = wish.aim, let plan = held.first(where: { $0.isOf(wish, cause) })
        {
            return try waiting(plan, wish, reading)
        }
        guard let need = try need(of: wish, reading) else { return nil }
        let limits = try waitingLimits()
        return Waiting(
            wish: wish.id, patient: try reading.patient(wish.patient), need: need,
            priority: wish.priority, since: wish.since, target: wish.since + limits[wish.priority])
    }

    private func waiting(
        _ plan: StoredPlan, _ wish: Wish?, _ reading: StoreReading
    ) throws -> Waiting {
        let made = zone.local(plan.created).day
        let since = min(wish?.since ?? made, made, today)
        let priority = wish?.priority ?? .routine
        return Waiting(
            wish: wish?.id, patient: try reading.patient(plan.details.patient),
            need: .held(plan.id, name: plan.details.pin.causeName), priority: priority,
            since: since, target: since + (try waitingLimits())[priority])
    }

    private func need(of wish: Wish, _ reading: StoreReading) throws -> Waiting.Need? {
        switch wish.aim {
        case .plan(let cause):
            let visits = try reading.sessions(SessionFilter(patient: wish.patient, from: today))
            return .plan(
                cause: cause, name: try shelf.catalog().cause(cause)?.name ?? cause,
                visit: visits.first { $0.details.kind == .assessment && $0.isAhead(now) })
        case .earlier(let session, let day):
            let session = try reading.session(session)
            guard session.isAhead(now), session.details.start.day >= day else { return nil }
            return .earlier(session, than: day)
        case .seat(let known):
            let found = try reading.groupClasses().first { $0.id == known && $0.isActive }
            return found.map { .seat(known, name: $0.details.name) }
        case .place:
            let isNew = try reading.plans(of: wish.patient).isEmpty
            return .place(isNew ? .assessment : .physiotherapy)
        }
    }

    /// - Throws: where the plan files do not say them.
    func waitingLimits() throws -> WaitingLimits {
        guard let limits = try shelf.catalog().waiting else { throw PageRefusal.noWaitingLimits }
        return limits
    }
}

extension StoredPlan {
    fileprivate func isOf(_ wish: Wish, _ cause: String) -> Bool {
        details.patient == wish.patient && details.pin.cause == cause
    }
}
