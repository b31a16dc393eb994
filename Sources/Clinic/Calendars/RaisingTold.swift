import CivilTime
import ClinicStore
import Digest
import ICalendar
import Planner

/// The words of an entry of a plan follow the facts and the stops of today, and no row of the plan changes with
/// them: what calendars were told last says whether they have to hear of it.
struct ToldEvents {
    /// By UID.
    private var known: [String: ToldEvent]
    /// All that they ever were told of.
    var uids: Set<String> { Set(known.keys) }

    /// What they are told now.
    private(set) var told: [ToldEvent] = []
    private let plan: StoredPlan
    private let now: Moment
    private let zone: String

    init(of plan: StoredPlan, _ reading: StoreReading, at now: Moment, in zone: String) throws {
        known = try reading.toldEvents(of: plan.id)
        self.plan = plan
        self.now = now
        self.zone = zone
    }

    /// The event with a sequence that rose where what it says, in full, is not what was told last, or says it of
    /// other instants since the clinic's zone is another.
    mutating func raised(_ event: Event, saying full: Event) -> Event {
        let fingerprint = full.fingerprint
        var next = ToldEvent(
            plan: plan.id, uid: event.uid, fingerprint: fingerprint, sequence: event.sequence,
            zone: zone)
        if let last = known[event.uid] {
            (next.raised, next.revised) = (last.raised, last.revised)
            let isElsewhere = event.isTimed && last.zone.map { $0 != zone } == true
            if last.fingerprint != fingerprint || isElsewhere, last.sequence >= event.sequence {
                (next.raised, next.revised) = (last.raised + 1, now)
            }
        }
        told.append(next)
        var event = event
        event.sequence += next.raised
        event.revised = max(event.revised, next.revised ?? event.revised)
        return event
    }
}

extension Event {
    fileprivate var isTimed: Bool {
        if case .timed = time { true } else { false }
    }

    /// Of what a reader sees of it.
    fileprivate var fingerprint: String {
        let rule = recurrence?.description ?? ""
        return SHA256.hex(
            Array([summary, description ?? "", "\(status)", rule].joined(separator: "\u{0}").utf8))
    }
}
