import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// What the rules say of a plan with today's facts.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func liveFindings(of plan: StoredPlan) throws -> LiveFindings {
        try read { try liveFindings(of: plan, $0) }
    }

    func liveFindings(of plan: StoredPlan, _ reading: StoreReading) throws -> LiveFindings {
        let catalog = try shelf.catalog()
        return LiveFindings(
            of: plan,
            try facts(
                of: try reading.patient(plan.details.patient), judging: [plan.id], by: catalog,
                reading),
            catalog, exercises: try exercises(of: plan, reading))
    }

    /// Medicines that a prescriber has begun and that today's facts forbid, each with why.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func forbiddenNow(
        in plan: StoredPlan
    ) throws -> [(medicine: PlannedMedicine, because: [LiveFindings.Line])] {
        try read { try forbiddenNow(in: plan, $0) }
    }

    func forbiddenNow(
        in plan: StoredPlan, _ reading: StoreReading
    ) throws -> [(medicine: PlannedMedicine, because: [LiveFindings.Line])] {
        let active = plan.details.medicines.filter { $0.status == .active && !$0.isOver(today) }
        guard !active.isEmpty else { return [] }
        let live = try liveFindings(of: plan, reading)
        return active.compactMap { medicine in
            let firm = live.blocking(medicine.medicine)
                .filter { $0.finding.severity == .contraindicated }
            return firm.isEmpty ? nil : (medicine, firm)
        }
    }

    /// Puts the call to ring before the next dose into the patient's calendar, on today and on each entry of the
    /// medicine, where today's facts forbid one that is taken, and takes it out where they no longer do. For what
    /// waits for its prescriber after a stop, today has the call.
    ///
    /// The tablets stay in the calendar: to end them could be worse, and only a prescriber decides it.
    func tellForbidden(of patient: ID<Patient>, _ writing: StoreWriting) throws {
        for plan in try writing.now.plans(of: patient) where plan.status != .held {
            let forbidden = try forbiddenNow(in: plan, writing.now).map(\.medicine)
            try writing.askFirst(about: Set(forbidden.map(\.medicine)), on: today, in: plan.id)
            let waiting = try waitingMedicines(in: plan, writing.now).map(\.medicine)
            let asked = forbidden + waiting.filter { !forbidden.contains($0) }
            let known = plan.details.milestones.first { $0.kind == .askBeforeDose }
            guard !asked.isEmpty || known != nil else { continue }
            let names = asked.map(\.name).joined(separator: " or ")
            let title = "Please ring the clinic before your next dose of \(names)"
            let day = known.flatMap { $0.title == title ? $0.day : nil } ?? today
            let call = Milestone(
                uid: ambient.makeUID(), kind: .askBeforeDose, day: day, title: title)
            try writing.setMilestones(
                asked.isEmpty ? [] : [call], instead: { $0.kind == .askBeforeDose },
                in: plan.id)
        }
    }
}

extension LiveFindings.Line {
    package var json: JSON {
        guard case .object(let members) = finding.json else { return .null }
        return .object(
            members + [
                JSON.Member(key: "news", value: .text(news?.rawValue)),
                JSON.Member(key: "since", value: .text(since)),
                JSON.Member(key: "because", value: .string(because)),
            ])
    }
}
