import CivilTime
import ClinicStore
import Planner

/// Who is too young for the plan that runs, or whose age nobody knows.
extension Clinic {
    /// What stops a patient's treatment now; `nil` where nothing does.
    func stop(of patient: ID<Patient>, _ reading: StoreReading) throws -> TreatmentStop? {
        let treated = try reading.treatedAges(on: today, of: patient)
        return TreatmentStop(
            of: patient, try reading.screenings(of: patient),
            age: try ageStop(treated, reading))
    }

    /// All patients whose treatment is stopped now.
    func stops(_ reading: StoreReading) throws -> [ID<Patient>: TreatmentStop] {
        let treated = Dictionary(
            grouping: try reading.treatedAges(on: today), by: \.patient)
        var ages = try treated.compactMapValues { try ageStop($0, reading) }
        var stops: [ID<Patient>: TreatmentStop] = [:]
        for patient in try reading.stoppedByFlags() {
            stops[patient] = TreatmentStop(
                of: patient, try reading.screenings(of: patient),
                age: ages.removeValue(forKey: patient))
        }
        for (patient, age) in ages { stops[patient] = TreatmentStop(of: patient, [], age: age) }
        return stops
    }

    /// The first of one patient's running plans that the age stops.
    private func ageStop(
        _ treated: [TreatedAge], _ reading: StoreReading
    ) throws -> AgeStop? {
        guard !treated.isEmpty else { return nil }
        let catalog = try shelf.catalog()
        guard let limits = catalog.ages else { return nil }
        for one in treated {
            guard let template = catalog.cause(one.cause) else { continue }
            var age = PatientDetails(name: "")
            age.born = one.born
            let made = template.ages ?? limits.template
            guard age.age(on: today).map(made.contains) != true else { continue }
            if let stop = try ageStop(one, template, catalog, reading) { return stop }
        }
        return nil
    }

    private func ageStop(
        _ one: TreatedAge, _ template: PlanTemplate, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> AgeStop? {
        let plan = try reading.plan(one.plan)
        let facts = PlanFacts(
            try reading.patient(one.patient).details, on: today, catalog,
            jurisdiction: settings.jurisdiction)
        let decided = plan.details.findings.filter { $0.state == .overridden }.map(\.rule)
        let since = one.rings ?? today
        do {
            try template.requireAge(catalog, facts, overridden: Set(decided))
            return nil
        } catch .ageUnknown {
            return AgeStop(plan: plan.id, why: nil, override: nil, since: since)
        } catch .wrongAge(let why, let override) {
            return AgeStop(
                plan: plan.id, why: why.withFullStop, override: override, since: since)
        } catch { throw error }
    }

    /// Stops the treatment, or lets it go on, where what was just written changed whether the age stands against
    /// it; `before` is what stopped it before.
    func followAge(
        of patient: ID<Patient>, before: TreatmentStop?, _ writing: StoreWriting
    ) throws {
        let now = try stop(of: patient, writing.now)
        if before == nil, now != nil { try stopTreatment(of: patient, writing) }
        if let before, now == nil { try resumeTreatment(of: before, writing) }
    }
}
