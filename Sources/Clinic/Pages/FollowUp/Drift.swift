import CivilTime
import ClinicStore
package import Planner

/// What somebody has to look at, by risk, then by time.
package struct DriftPage: Page {
    package struct Entry: Encodable, Sendable {
        package let item: DriftItem
        /// The patient's name.
        package let name: String

        /// - Throws: what the item throws.
        package func encode(to encoder: any Encoder) throws { try item.encode(to: encoder) }
    }

    package let drift: [Entry]
    /// Who waits, of all patients; `nil` for nobody.
    @WhereThere package var waiting: WaitingCount?
}

extension Clinic {
    /// The items of `drift(of:)` with the names of the patients.
    ///
    /// - Throws: what `drift(of:)` and `roster()` throw.
    package func driftPage(of patient: ID<Patient>?) throws -> DriftPage {
        let roster = try roster()
        var page = DriftPage(
            drift: try drift(of: patient).map { .init(item: $0, name: roster.name($0.patient)) })
        if patient == nil { page.waiting = try read { try waitingCount($0) } }
        return page
    }

    /// What somebody has to look at in all running plans, or one patient's: by risk, then by time.
    ///
    /// - Throws: `PageRefusal` where the plan files hold no limits of follow-up; what `CatalogShelf.catalog()`
    ///   throws; `StoreError` where the file cannot be read.
    package func drift(of patient: ID<Patient>? = nil) throws -> [DriftItem] {
        (try safetyDrift(of: patient) + watch(patient: patient) + troubleDrift(of: patient)).inOrder
    }

    /// What the rules say now, where it differs from what was settled.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func safetyDrift(of patient: ID<Patient>? = nil) throws -> [DriftItem] {
        let catalog = try shelf.catalog()
        return try read { reading in
            let plans = try reading.openPlans(of: patient).filter { $0.details.end >= today }
            let ages = try stops(reading).compactMapValues(\.age)
            let flagged = try reading.flagged().filter { patient == nil || $0 == patient }
            return try flagged.flatMap { patient in
                try flags(
                    of: patient, plans.first { $0.details.patient == patient }?.id, catalog, reading
                )
            }
                + plans.flatMap { plan in
                    let age = ages[plan.details.patient].flatMap { $0.plan == plan.id ? $0 : nil }
                    let limits = catalog.ages?.rules ?? []
                    return try drift(of: plan, catalog, reading, but: age == nil ? [] : limits)
                        + (age.map { [drift($0, of: plan.details.patient)] } ?? [])
                }
        }.inOrder
    }

    /// Open flags, each once, with the plan that is hit where there is one; routine ones stay until somebody
    /// closes them.
    private func flags(
        of patient: ID<Patient>, _ plan: ID<StoredPlan>?, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> [DriftItem] {
        let screenings = try reading.screenings(of: patient)
        let open = screenings.flatMap(\.flags).filter { $0.closing == nil }
        var known = Set<String>()
        return screenings.reversed().flatMap { screening in
            screening.flags.filter { $0.closing == nil && known.insert($0.flag).inserted }.map {
                first in
                let flag =
                    open.filter { $0.flag == first.flag }
                    .min { $0.action.rank < $1.action.rank } ?? first
                let told = catalog.redFlags.first { $0.id == flag.flag }
                return DriftItem(
                    kind: flag.action == .routine ? .routineFlag : .redFlag, plan: plan,
                    patient: patient, since: screening.day,
                    problem: .redFlag(flag, told), step: .closing(flag.flag, of: patient))
            }
        }
    }

    private func drift(_ age: AgeStop, of patient: ID<Patient>) -> DriftItem {
        DriftItem(
            kind: .contraindicated, plan: age.plan, patient: patient, since: age.since,
            problem: .wrongAge(age), step: age.step(of: patient))
    }

    private func drift(
        of plan: StoredPlan, _ catalog: Catalog, _ reading: StoreReading, but told: [String]
    ) throws -> [DriftItem] {
        let patient = try reading.patient(plan.details.patient)
        var items: [DriftItem] = []
        func add(
            _ kind: DriftItem.Kind, since: Day? = nil, _ problem: DriftProblem, _ step: NextStep
        ) {
            items.append(
                DriftItem(
                    kind: kind, plan: plan.id, patient: patient.id, since: since ?? today,
                    problem: problem, step: step))
        }
        for line in try liveFindings(of: plan, reading).lines
        where line.news != .gone && !told.contains(line.finding.rule) {
            guard let (kind, step) = drift(line.finding, of: plan) else { continue }
            add(
                kind,
                since: line.news == nil ? min(zone.local(plan.created).day, today) : line.since,
                .finding(line), step)
        }
        for fact in catalog.facts {
            guard let record = patient.details.facts[fact.name],
                let days = fact.staleDays(record, on: today)
            else { continue }
            add(
                .staleFact, since: record.day.map { min($0 + (fact.staleAfterDays ?? 0), today) },
                .staleFact(fact, days: days),
                NextStep(
                    .changePatient(patient.id), [.fact: .pair(fact.name, .blank(.any))]))
        }
        return items
    }

    /// What somebody has to look at, and the step that helps; `nil` where it is decided.
    private func drift(
        _ finding: PlanFinding, of plan: StoredPlan
    ) -> (DriftItem.Kind, step: NextStep)? {
        guard finding.state == .open else { return nil }
        let isMedicine = plan.details.medicines.contains { $0.medicine == finding.subject }
        switch finding.severity {
        case .contraindicated, .avoid:
            return (
                finding.severity == .contraindicated ? .contraindicated : .avoid,
                isMedicine
                    ? NextStep(
                        .stopMedicine(plan.id, finding.subject), [.reason: .known(finding.rule)])
                    : NextStep(.safety(plan.details.patient))
            )
        case .caution, .monitor:
            return (.unacknowledged, NextStep(.acknowledge(plan.id, rule: finding.rule)))
        }
    }
}
