import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    /// What the sessions, reviews, medicines and measures of running plans ask for.
    func watch(patient: ID<Patient>? = nil) throws -> [DriftItem] {
        let limits = try followUp()
        let overdue = try overdueOutcomes(of: patient)
        let days = today...(today + Self.makeUpHorizon)
        let items = try read { reading in
            let diary = try diary(reading, from: days.lowerBound, through: days.upperBound)
            let stops = try stops(reading)
            return try reading.openPlans(of: patient).filter { $0.status == .active }
                .flatMap { plan in
                    let isStopped = stops[plan.details.patient] != nil
                    let sessions = try reading.sessions(SessionFilter(plan: plan.id))
                    let ledger = DoseLedger(
                        plan, sessions, now: now, rules: doseRules(limits))
                    let owed = try owedSession(of: plan, sessions, ledger, reading)
                    let place = try owed.flatMap { (owed) -> OfferedPlace? in
                        if isStopped { return nil }
                        return try LostPlaces(self, reading, lost: owed.lost, in: diary)
                            .offered(1, until: owed.dose.lastMakeUp?.day).first
                    }
                    return PlanWatch(
                        plan: plan, sessions: sessions,
                        lastContact: try lastContact(with: plan.details.patient, reading),
                        dose: ledger, limits: limits, now: now,
                        booking: place.flatMap { owed?.booking($0) },
                        authorised: authorisedLeft(plan, sessions)
                    ).items.filter { !isStopped || $0.kind.isWatchedWhileStopped }
                }
        }
        return try items + overdue + waiting(of: patient, longerThan: limits.silenceDays)
            + unbegunMedicines(of: patient)
    }

    /// Medicines that were not begun again after a stop of the treatment.
    private func unbegunMedicines(of patient: ID<Patient>?) throws -> [DriftItem] {
        try read { reading in
            try reading.plansWithMedicines(of: patient).flatMap { plan in
                try waitingMedicines(in: plan, reading).map {
                    DriftItem(
                        kind: .medicineWaiting, plan: plan.id, patient: plan.details.patient,
                        since: $0.since, problem: .medicineWaits($0), step: $0.step)
                }
            }
        }
    }

    /// Held plans that nobody has booked.
    private func waiting(
        of patient: ID<Patient>?, longerThan days: Int
    ) throws -> [DriftItem] {
        try read { try $0.openPlans(of: patient) }.compactMap { plan in
            let since = zone.local(plan.created).day
            guard plan.status == .held, today - since > days else { return nil }
            return DriftItem(
                kind: .held, plan: plan.id, patient: plan.details.patient, since: since,
                problem: .held(since: since),
                step: NextStep(.bookHeldPlans, [.dryRun: .bare]))
        }
    }

    private func lastContact(
        with patient: ID<Patient>, _ reading: StoreReading
    ) throws -> Day? {
        let filter = SessionFilter(patient: patient, to: today, status: .attended)
        return try reading.sessions(filter).last?.details.start.day
    }

    /// One item a plan: its oldest measures that are due.
    private func overdueOutcomes(of patient: ID<Patient>?) throws -> [DriftItem] {
        var known = Set<ID<StoredPlan>>()
        return try outcomesDue(within: -1).compactMap { due in
            let details = due.plan.details
            guard due.plan.status == .active, patient == nil || details.patient == patient,
                known.insert(due.plan.id).inserted
            else { return nil }
            return DriftItem(
                kind: .outcomeOverdue, plan: due.plan.id, patient: details.patient,
                since: due.day, problem: .scoresDue(due.measures, on: due.day),
                step: NextStep(
                    .addScore(details.patient),
                    [
                        .measure: .known(due.measures.first ?? "NPRS"), .score: .blank(.any),
                        .date: .blank(.any),
                    ]))
        }
    }
}
