/// What each unmet wish costs, and how far the search for a way out looks.
package struct PlacementRules: Hashable, Sendable {
    /// Each day the plan starts after the earliest start.
    package var startDelayPerDay = 5
    /// Each therapist of a plan beyond the first.
    package var extraTherapist = 40
    /// Each session not with the preferred therapist who has the skill.
    package var notPreferredTherapist = 10
    /// Each session outside the preferred part of the day.
    package var outsidePreferredTime = 3
    /// Each session off the plan's usual weekdays and times.
    package var offUsualSlot = 2
    /// Each idle gap shorter than `shortGapMinutes` that a session leaves the therapist.
    package var shortIdleGap = 1
    /// Each contact of its own, for which the patient comes once more.
    package var extraVisit = 20
    /// Each day by which a session that stands moves.
    package var movedPerDay = 4
    /// Repair: a session that was not hit moves.
    package var moved = 20
    /// Repair: the same, when its patient has confirmed it.
    package var movedConfirmed = 60
    /// Repair: a session finds no place.
    package var lostSession = 1000
    /// A session that stands gets another therapist.
    package var therapistChanged = 8
    /// An idle gap of so many minutes is not short any more.
    package var shortGapMinutes = 30
    /// How many days beyond the latest start a refusal looks for a later one.
    package var laterStartDays = 28

    /// What is weighed where a clinic says nothing else.
    package init() {}

    /// What is weighed where a clinic says nothing else.
    package static let standard = PlacementRules()

    /// What a clinic may weigh by itself, by name; 0 does not count at all.
    package static var weights: KeyValuePairs<String, WritableKeyPath<PlacementRules, Int>> {
        [
            "extra-therapist": \.extraTherapist,
            "extra-visit": \.extraVisit,
            "not-preferred-therapist": \.notPreferredTherapist,
            "start-delay-per-day": \.startDelayPerDay,
            "outside-preferred-time": \.outsidePreferredTime,
            "off-usual-slot": \.offUsualSlot,
            "short-gap": \.shortIdleGap,
            "moved": \.moved,
            "moved-confirmed": \.movedConfirmed,
            "moved-per-day": \.movedPerDay,
            "therapist-changed": \.therapistChanged,
            "lost-session": \.lostSession,

        ]
    }
}
