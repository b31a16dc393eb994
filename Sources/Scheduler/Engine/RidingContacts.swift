/// Finds places for contacts of their own beside the sessions of a placement, by backtracking.
struct RidingContacts<Mask: DayMask> {
    /// One contact to place: a review, or riders together.
    private struct Contact {
        var visits: [Int]
        /// Days after the earliest start.
        var days: ClosedRange<Int>
        var target: Int
        var slots: Int
        var pool: Int
        var needsLead: Bool
        /// Whether others may join it.
        var isShared: Bool
    }

    private let insertion: PlanInsertion<Mask>
    private var placement: IntakePlacement
    private var budget = 2000

    private init(_ placement: IntakePlacement, _ insertion: PlanInsertion<Mask>) {
        self.placement = placement
        self.insertion = insertion
    }

    /// The placement with a contact for each of `visits`: shared where days overlap, else each by itself.
    static func place(
        _ visits: [Int], _ delay: Int, in placement: IntakePlacement,
        _ insertion: PlanInsertion<Mask>
    ) -> IntakePlacement? {
        guard !visits.isEmpty else { return placement }
        let single = visits.map { contact([$0], delay, insertion) }
        let shared = sharing(
            single.sorted { $0.days.upperBound < $1.days.upperBound }, delay, insertion)
        var tries = [shared]
        if shared.count < single.count { tries.append(single) }
        for contacts in tries {
            var finder = RidingContacts(placement, insertion)
            if finder.place(contacts[...]) { return finder.placement }
        }
        return nil
    }

    private static func contact(
        _ visits: [Int], _ delay: Int, _ insertion: PlanInsertion<Mask>
    ) -> Contact {
        let plan = insertion.hand.plan
        let due = visits.map { plan.visits[$0].days(delay, earliest: plan.earliest) }
        let needsLead = visits.contains { plan.visits[$0].needsLead }
        let low = max(0, needsLead ? delay : 0, due.map(\.low).max() ?? 0)
        let high = min(insertion.lastX, due.map(\.high).min() ?? low)
        return Contact(
            visits: visits, days: low...max(low, high), target: due.first?.target ?? low,
            slots: visits.reduce(0) { $0 + plan.visits[$1].slots },
            pool: visits.compactMap { plan.visits[$0].pool }.first ?? -1, needsLead: needsLead,
            isShared: visits.allSatisfy {
                !plan.visits[$0].needsLead || plan.visits[$0].sharesContact
            })
    }

    private static func sharing(
        _ contacts: [Contact], _ delay: Int, _ insertion: PlanInsertion<Mask>
    ) -> [Contact] {
        let longest = insertion.hand.plan.longestSharedVisit ?? .max / 2
        var result: [Contact] = []
        for contact in contacts {
            let mate = result.firstIndex {
                $0.isShared && contact.isShared && !($0.needsLead && contact.needsLead)
                    && $0.days.overlaps(contact.days) && $0.slots + contact.slots <= longest
            }
            if let mate {
                result[mate] = Self.contact(
                    result[mate].visits + contact.visits, delay, insertion)
            } else {
                result.append(contact)
            }
        }
        return result
    }

    private mutating func place(_ contacts: ArraySlice<Contact>) -> Bool {
        guard let contact = contacts.first else { return true }
        let earliest = insertion.hand.plan.earliest
        let treated = Set(placement.sessions.compactMap { $0?.day })
        let first = treated.min() ?? 0
        // Nobody is rung up before the first session, nor on a day on which they come.
        func rank(_ day: Int) -> (Int, Int, Int) {
            let isCall = contact.pool < 0
            let isEarly = isCall && earliest + day < first
            let isTreated = isCall && treated.contains(earliest + day)
            return (isEarly ? 2 : isTreated ? 1 : 0, abs(day - contact.target), day)
        }
        let days = contact.days.sorted { rank($0) < rank($1) }
        for therapist in therapists(for: contact) {
            for day in days {
                let starts = insertion.diary.starts(
                    therapist, insertion.hand.plan.patient, contact.pool, day: earliest + day,
                    slots: contact.slots)
                let liked = insertion.hand.plan.preferred
                for slot in (starts & liked).all + (starts & ~liked).all {
                    let place = IntakePlace(
                        day: earliest + day, slot: slot, slots: contact.slots,
                        therapist: therapist,
                        resource: insertion.diary.resource(
                            of: contact.pool, day: earliest + day, slot: slot,
                            slots: contact.slots))
                    guard isFree(place) else { continue }
                    budget -= 1
                    guard budget > 0 else { return false }
                    put(place, contact)
                    if self.place(contacts.dropFirst()) { return true }
                    put(nil, contact)
                }
            }
        }
        return false
    }

    private mutating func put(_ place: IntakePlace?, _ contact: Contact) {
        for (number, visit) in contact.visits.enumerated() {
            placement.visits[visit] = number == 0 ? place : nil
            placement.hosts[visit] = number == 0 ? .itself : .visit(contact.visits[0])
        }
    }

    /// The lead first; nobody else holds a review.
    private func therapists(for contact: Contact) -> [Int] {
        if contact.needsLead { return [placement.lead] }
        let known = Set(placement.sessions.compactMap { $0?.therapist })
        func rank(_ therapist: Int) -> (Int, Int) {
            (therapist == placement.lead ? 0 : known.contains(therapist) ? 1 : 2, therapist)
        }
        return insertion.hand.shape.members.sorted { rank($0) < rank($1) }
    }

    /// The patient is at one place at a time, and the therapist's day is not too full.
    private func isFree(_ place: IntakePlace) -> Bool {
        var sameTherapist = 1
        for other in placement.places where other.day == place.day {
            if place.slot < other.slot + other.slots, other.slot < place.slot + place.slots {
                return false
            }
            if other.therapist == place.therapist, !other.isSeat { sameTherapist += 1 }
        }
        return insertion.diary.hasRoom(place.therapist, place.day, for: sameTherapist)
    }
}
