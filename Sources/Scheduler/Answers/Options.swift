import CivilTime
import Planner

/// The free places for a session: first those that break no rule, then by cost, then those nearest to the usual time
/// of day, then by time.
///
/// The session's own booking has to be taken out of the diary and of the patient's busy times before.
package func options(
    for session: StandingSession, _ request: ContactRequest, in diary: Diary,
    rules: PlacementRules = .standard
) -> [SessionOption] {
    let free = freeSlots(for: request, in: diary, limit: 20_000)
        .filter { $0.start != session.slot.start || $0.therapist != session.slot.therapist }
    let judged = free.map {
        OptionJudge(session: session, patient: request.patient, rules: rules, slot: $0).option
    }
    return judged.sorted {
        $0.breaks.count == $1.breaks.count ? $0 < $1 : $0.breaks.count < $1.breaks.count
    }
}

extension SessionOption: Comparable {
    /// Whether it is the better one of two that break as many rules.
    package static func < (left: Self, right: Self) -> Bool {
        (left.cost, left.offUsual, left.slot.start, left.slot.therapist)
            < (right.cost, right.offUsual, right.slot.start, right.slot.therapist)
    }
}

/// One free place against where the session stands.
private struct OptionJudge {
    let session: StandingSession
    let patient: PatientLimits
    let rules: PlacementRules
    let slot: Slot

    var option: SessionOption {
        let changes = self.changes
        return SessionOption(
            slot: slot, breaks: session.breaks(slot), changes: changes.compactMap(\.words),
            cost: changes.reduce(0) { $0 + $1.cost },
            offUsual: session.minutesOffUsual(slot.start))
    }

    private var changes: [(words: String?, cost: Int)] {
        var found: [(words: String?, cost: Int)] = []
        let days = abs(slot.start.day - session.slot.start.day)
        if days > 0 {
            let words = days == 1 ? "a day away" : "\(days) days away"
            found.append((session.isLost ? nil : words, days * rules.movedPerDay))
        }
        if slot.therapist != session.slot.therapist {
            let isWished = slot.therapist == patient.preferredTherapist
            found.append(
                (
                    isWished ? "with the preferred therapist" : "another therapist",
                    isWished ? 0 : rules.therapistChanged
                ))
        }
        if let wished = patient.preferredTherapist, slot.therapist != wished {
            found.append(("not with the preferred therapist", rules.notPreferredTherapist))
        }
        let minutes = slot.start.time.minutes
        if let part = patient.preferredTime, !part.contains(startMinutes: minutes) {
            found.append(("outside the preferred time of day", rules.outsidePreferredTime))
        }
        let keepsUsual = session.usual.contains {
            $0.weekday == slot.start.day.weekday && $0.time == slot.start.time
        }
        if !session.usual.isEmpty, !keepsUsual {
            found.append(("not at the usual weekday and time", rules.offUsualSlot))
        }
        return found
    }
}
