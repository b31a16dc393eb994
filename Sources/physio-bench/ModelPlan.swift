import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner

/// A plan as the program makes it in an empty clinic, to be made again for others and later.
struct ModelPlan {
    let details: PlanDetails
    /// At most one a day, none longer than an hour.
    let sessions: [SessionDetails]
    /// From its first day to its last session.
    var weeks: Int {
        ((sessions.map(\.start.day).max() ?? details.start) - details.start) / 7 + 1
    }

    /// One of each cause that somebody without any illness can be treated for.
    static func all() throws -> [ModelPlan] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-bench-models-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("models.db").path
        // A Monday behind which no clock changes for ten weeks.
        let clock = Clock.wall(try LocalTime(parsing: "2026-01-05T07:00"))
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Models", timeZone: "Europe/London",
            ClinicParticulars(), clock: clock, actor: "bench", command: "bench")
        let clinic = try Clinic.open(
            path: path, rehearsal: false, plans: nil, clock: clock, actor: "bench",
            command: "bench")
        _ = try clinic.perform(AddRoom(name: "Hall", capacity: 100))
        let causes = try clinic.shelf.catalog().causes
        return try causes.compactMap { try model(of: $0, number: causes.count, clinic) }
    }

    private static func model(
        of cause: PlanTemplate, number: Int, _ clinic: Clinic
    ) throws -> ModelPlan? {
        _ = try clinic.perform(
            AddTherapist(
                TherapistChange(
                    name: "For \(cause.id)",
                    skills: [cause.phases.compactMap(\.skill).first ?? "any"])))
        let patient = try clinic.perform(RegisterPatient("For \(cause.id)", PhysioBench.grown()))
        _ = try clinic.perform(ScreenPatient(patient.id, .clear))
        var wishes = PlanWishes(patient.id, cause: cause.id)
        (wishes.medicines, wishes.weightLoss, wishes.smokingCessation) = (.none, false, false)
        wishes.start = clinic.today
        guard let made = try? clinic.perform(StartPlan(wishes)) else { return nil }
        let sessions = made.sessions.map(\.details)
        let days = Set(sessions.map(\.start.day))
        guard days.count == sessions.count, sessions.allSatisfy({ $0.minutes <= 60 }) else {
            return nil
        }
        return ModelPlan(details: made.plan.details, sessions: sessions)
    }
}

extension PlanDetails {
    /// For somebody else and later, with UIDs of its own.
    func moved(
        by days: Int, to patient: ID<Patient>, screening: ID<Screening>, _ makeUID: () -> String
    ) -> PlanDetails {
        var moved = PlanDetails(
            patient: patient, pin: pin, side: side, start: start + days, end: end + days,
            phases: phases, reasons: reasons, findings: findings, screening: screening)
        for index in moved.phases.indices {
            moved.phases[index].firstDay = phases[index].firstDay + days
        }
        moved.routines = routines.map { routine in
            var copy = Routine(
                uid: makeUID(), kind: routine.kind, title: routine.title, detail: routine.detail,
                firstDay: routine.firstDay + days, lastDay: routine.lastDay + days,
                daysPerWeek: routine.daysPerWeek, timesPerDay: routine.timesPerDay,
                times: routine.times, minutes: routine.minutes)
            copy.phase = routine.phase
            return copy
        }
        moved.milestones = milestones.map { milestone in
            var copy = Milestone(
                uid: makeUID(), kind: milestone.kind, day: milestone.day + days,
                title: milestone.title, rule: milestone.rule, measures: milestone.measures)
            (copy.phase, copy.words) = (milestone.phase, milestone.words)
            return copy
        }
        return moved
    }
}
