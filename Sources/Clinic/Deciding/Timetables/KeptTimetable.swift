import CivilTime
import Foundation
import Planner
import Scheduler

/// A timetable as it is kept until its patient has chosen: what was asked for, and what is done at each of its places,
/// which stand in its offer.
///
/// It is written in version 1.
struct KeptTimetable: Codable {
    var version = 1
    /// The first day that might have been the plan's start, and the one that is.
    let earliest: String
    let start: String
    /// Whether a running plan for the same cause is no obstacle.
    var second: Bool?
    let wishes: HeldWishes
    var lead: Int64?
    /// In the order of the places.
    let visits: [Visit]
    var gaps: [Gap]?
    /// How often each wish is not met, and what that costs.
    var unmet: [Unmet]?
    let shown: ShownPlan

    /// What is done at a place; of a session its phase, week and number, of another contact none of these.
    struct Visit: Codable {
        var phase: Int?
        var week: Int?
        var number: Int?
        /// Of the plan's reviews and contacts, by their places in the outline.
        var reviews: [Int]?
        var riders: [Int]?
    }

    /// Weeks that the plan leaves out.
    struct Gap: Codable {
        let days: [String]
        let away: [String]
        let causes: [String]
    }

    struct Unmet: Codable {
        let wish: String
        let count: Int
        let cost: Int
    }
}

extension KeptTimetable {
    /// - Throws: where the text is none of ours, or of a version that is newer than this program.
    init(text: String) throws {
        self = try JSONDecoder().decode(KeptTimetable.self, from: Data(text.utf8))
        guard version == 1, (1...2).contains(wishes.version ?? 1) else { throw Unreadable() }
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(_ placed: PlacedPlan, of prepared: PreparedPlan, isSecond: Bool) {
        earliest = "\(prepared.earliest)"
        start = "\(placed.start)"
        second = isSecond ? true : nil
        wishes = HeldWishes(prepared.wishes)
        lead = placed.lead?.number
        visits = placed.visits.map(\.visit)
        gaps = placed.gaps.isEmpty ? nil : placed.gaps.map(Gap.init)
        unmet =
            placed.unmet.isEmpty
            ? nil
            : placed.unmet.map { Unmet(wish: $0.kind.rawValue, count: $0.count, cost: $0.cost) }
        shown = ShownPlan(prepared.outline)
    }

    /// The plan again, with the places of its offer.
    ///
    /// - Throws: where there are more places than visits, or fewer, or a word means nothing.
    func placed(at places: [KeptPlace]) throws -> PlacedPlan {
        guard places.count == visits.count else { throw Unreadable() }
        var placed = PlacedPlan(
            start: try Day(parsing: start), lead: lead.map { ID($0) }, sessions: [], contacts: [],
            unmet: try (unmet ?? []).map { try $0.counted() })
        for (visit, place) in zip(visits, places) {
            let slot = Slot(
                start: place.span.start, minutes: place.span.end.minute - place.span.start.minute,
                therapist: place.therapist, room: place.room)
            guard let phase = visit.phase, let week = visit.week, let number = visit.number else {
                placed.contacts.append(
                    PlacedContact(
                        slot: slot, review: visit.reviews?.first, riders: visit.riders ?? []))
                continue
            }
            placed.sessions.append(
                PlacedSession(
                    phase: phase, week: week, number: number, slot: slot,
                    reviews: visit.reviews ?? [], riders: visit.riders ?? []))
        }
        placed.gaps = try (gaps ?? []).map { try $0.gap() }
        return placed
    }

    struct Unreadable: Error {}
}

extension KeptTimetable.Gap {
    fileprivate init(_ gap: PlanGap) {
        days = ["\(gap.days.lowerBound)", "\(gap.days.upperBound)"]
        away = ["\(gap.away.lowerBound)", "\(gap.away.upperBound)"]
        causes = gap.causes.map { "\($0)" }
    }

    fileprivate func gap() throws -> PlanGap {
        let named = causes.compactMap { cause in
            PlanGap.Cause.allCases.first { "\($0)" == cause }
        }
        guard named.count == causes.count else { throw KeptTimetable.Unreadable() }
        return PlanGap(days: try range(days), away: try range(away), causes: named)
    }

    private func range(_ days: [String]) throws -> ClosedRange<Day> {
        guard days.count == 2 else { throw KeptTimetable.Unreadable() }
        let (first, last) = (try Day(parsing: days[0]), try Day(parsing: days[1]))
        guard first <= last else { throw KeptTimetable.Unreadable() }
        return first...last
    }
}

extension KeptTimetable.Unmet {
    fileprivate func counted() throws -> UnmetWish {
        guard let kind = UnmetWish.Kind(rawValue: wish), count > 0 else {
            throw KeptTimetable.Unreadable()
        }
        return UnmetWish(kind, count, cost / count)
    }
}

/// A visit of a placed plan.
struct PlacedVisit {
    let slot: Slot
    let visit: KeptTimetable.Visit
}

extension PlacedPlan {
    /// All that the patient comes or is called for, in order of time.
    var visits: [PlacedVisit] {
        let own = sessions.map { session in
            PlacedVisit(
                slot: session.slot,
                visit: .init(
                    phase: session.phase, week: session.week, number: session.number,
                    reviews: session.reviews.isEmpty ? nil : session.reviews,
                    riders: session.riders.isEmpty ? nil : session.riders))
        }
        let others = contacts.map { contact in
            PlacedVisit(
                slot: contact.slot,
                visit: .init(
                    reviews: contact.review.map { [$0] },
                    riders: contact.riders.isEmpty ? nil : contact.riders))
        }
        return (own + others).sorted {
            ($0.slot.start, $0.slot.therapist) < ($1.slot.start, $1.slot.therapist)
        }
    }
}
