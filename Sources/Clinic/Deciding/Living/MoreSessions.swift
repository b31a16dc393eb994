import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Further sessions of a phase: as many as are wanted in some weeks, like those that the plan has.
struct MoreSessions {
    let phase: PlannedPhase
    /// 1 to 26.
    let weeks: Int
    let count: Int
    let first: Day
    let last: Day

    /// `last` is `nil` for the end of the weeks.
    init(of phase: PlannedPhase, weeks: Int, count: Int, from first: Day, through last: Day? = nil)
    {
        (self.phase, self.weeks, self.count, self.first) = (phase, weeks, count, first)
        self.last = last ?? first + weeks * 7 - 1
    }

    /// The phase's own rhythm where the count is the usual one.
    private var dose: Dose {
        let usual = Dose(phase.sessionsPerWeek)
        let blocks = (weeks + usual.weeks - 1) / usual.weeks
        if usual.weeks <= weeks, count <= blocks * usual.sessions { return usual }
        return count >= weeks ? Dose((count + weeks - 1) / weeks) : Dose(count, inWeeks: weeks)
    }

    /// Places for them, with the plan's therapist where possible; `nil` where there are none. `all` are the sessions of
    /// the plan.
    ///
    /// - Throws: `PhaseRefusal.noSessionToGoBy` where the plan has no session.
    func places(
        in plan: StoredPlan, among all: [Session], _ clinic: Clinic, _ reading: StoreReading
    ) throws -> [SessionDetails]? {
        let own = all.filter { $0.details.kind == .physiotherapy && $0.status.isLive }
        guard let model = own.last(where: { $0.details.phase == phase.id }) ?? own.last
        else { throw PhaseRefusal.noSessionToGoBy(plan) }
        let request = try request(plan, model, clinic, reading)
        let diary = try clinic.diary(
            reading, from: first - 1, through: last + 1, for: plan.details.patient)
        // As the plan is used to, where that is free every time; else wherever it fits.
        let hours = [usualHours(own, request.patient), request.patient.availability]
        let found = hours.lazy.compactMap { hours -> PlacedPlan? in
            var request = request
            request.patient.availability = hours
            guard
                case .placed(let placed) = Scheduler.place(
                    request, in: diary, rules: clinic.settings.placementRules)
            else { return nil }
            return placed
        }.first
        return found?.sessions.map { like(model).placed(at: $0.slot) }
    }

    /// What it takes over of the one it is like.
    private func like(_ model: Session) -> SessionDetails {
        var details = model.details
        details.tasks = model.details.tasks.filter { $0.kind == .redFlagCheck }
        (details.note, details.text) = (nil, nil)
        (details.makesUp, details.exception) = (nil, nil)
        details.minutes = phase.minutes
        (details.phase, details.phaseName) = (phase.id, phase.name)
        return details
    }

    /// The weekdays and times that most of the phase's sessions have, and at which the patient can come.
    private func usualHours(_ own: [Session], _ patient: PatientLimits) -> WeeklyHours {
        let starts = own.filter { $0.details.phase == phase.id }.map(\.details.start)
        let counts = Dictionary(grouping: starts) { start in
            start.day.weekday.rawValue * 1440 + start.time.minutes
        }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let usual = counts.prefix(Int(phase.sessionsPerWeek.rounded(.up)))
            .compactMap(\.value.first)
        var ranges: [Weekday: [Interval<TimeOfDay>]] = [:]
        for start in usual {
            let end = start + phase.minutes
            guard end.day == start.day, let span = Interval(start.time, end.time),
                patient.availability[start.day.weekday].contains(where: { $0.contains(span) })
            else { continue }
            ranges[start.day.weekday, default: []].append(span)
        }
        return WeeklyHours(ranges: ranges)
    }

    private func request(
        _ plan: StoredPlan, _ model: Session, _ clinic: Clinic, _ reading: StoreReading
    ) throws -> PlanRequest {
        var patient = try clinic.limits(
            of: try reading.patient(plan.details.patient), from: first, only: nil,
            atHome: model.details.mode == .home, chosenBy: .program, reading)
        patient.blocked += try clinic.course(of: plan, without: [], reading)
            .daysWithout(phase)
        patient.preferredTherapist = model.details.therapist
        var request = PlanRequest(
            earliestStart: first, maxStartDelayDays: 0, startIsFixed: true,
            patient: patient,
            phases: [
                PhaseRequest(
                    name: phase.name, weeks: weeks, dose: dose,
                    sessions: count, minutes: phase.minutes,
                    minDaysBetween: phase.minDaysBetween,
                    skill: try clinic.skills(of: plan)[phase.id],
                    needsRoom: model.details.room != nil)
            ])
        request.through = last
        request.authorised = try clinic.course(of: plan, without: [], reading)
            .authorisedLeft
        return request
    }
}
