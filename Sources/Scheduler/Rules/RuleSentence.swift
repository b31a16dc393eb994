import CivilTime
import Planner

/// Says in a sentence how a rule keeps a session out of a stretch of days.
struct RuleSentence {
    let diary: Diary
    let request: PlanRequest

    func text(
        _ rule: Rule, window: ClosedRange<Day>, kind: SessionKind, minutes: Int
    ) -> String {
        switch rule {
        case .openingHours: openingHours
        case .closedDay: closedDays(in: window)
        case .unusableTime: unusableTime
        case .patientAvailability: availability
        case .blockedDay: blockedDays(in: window)
        case .patientBusy: patientBusy(in: window)
        case .skill: skill(kind.skill ?? "")
        case .onlyTherapist: onlyTherapist
        case .therapistHours: therapistHours(kind, minutes: minutes)
        case .absence: absences(in: window)
        case .therapistBusy: therapistBusy
        case .maxPerDay: dailyMaximum
        case .room: room(minutes: minutes)
        case .buffer: buffer
        case .minDaysBetween: restDays
        case .planWeek: planWeek
        case .startWindow: "It fits only with a later start."
        case .horizon: "It does not end by the last day allowed."
        case .reviewTolerance: reviewTolerance
        case .riderWindow: riderWindow
        case .authorised: authorised
        case .seat: seat
        // They bind only what stands.
        case .sessionOrder, .therapistLeft: ""
        }
    }

    /// Whoever could treat.
    var who: String {
        if let id = request.patient.onlyTherapist { return name(id) }
        return diary.therapists.count == 1
            ? name(diary.therapists[0].id) : "Every therapist who could treat"
    }

    func name(_ id: ID<Therapist>) -> String {
        let name = diary.therapists.first { $0.id == id }?.name ?? "\(id)"
        return name == "\(id)" ? name : "\(name) (\(id))"
    }

    /// Those of some stretches of days that lie in a window, in their order.
    func days(_ ranges: [ClosedRange<Day>], in window: ClosedRange<Day>) -> String {
        let near = ranges.filter { $0.overlaps(window) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        return near.told
    }

    func words(_ from: Day, _ to: Day) -> String {
        [from...to].told
    }
}
