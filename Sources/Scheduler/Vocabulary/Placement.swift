package import CivilTime
package import Planner

/// The answer to a request: everything placed, or nothing and why.
package enum Placement: Hashable, Sendable {
    case placed(PlacedPlan)
    case doesNotFit(Refusal)
}

/// A plan with a time, a therapist and a room for everything in it.
package struct PlacedPlan: Hashable, Sendable {
    /// Plan day 0.
    package var start: Day
    /// Holds most sessions, and the reviews that are contacts of their own. `nil` for an empty plan.
    package var lead: ID<Therapist>?
    /// In order of date.
    package var sessions: [PlacedSession]
    /// Reviews and riders without a session in reach, in order of date.
    package var contacts: [PlacedContact]
    /// The wishes that could not be met, the heaviest kind first.
    package var unmet: [UnmetWish]
    /// What these cost together; 0 is best.
    package var cost: Int { unmet.reduce(0) { $0 + $1.cost } }
    /// Weeks that it leaves out, in order.
    package var gaps: [PlanGap] = []

    /// A plan with all its places.
    package init(
        start: Day, lead: ID<Therapist>?, sessions: [PlacedSession], contacts: [PlacedContact],
        unmet: [UnmetWish] = []
    ) {
        self.start = start
        self.lead = lead
        self.sessions = sessions
        self.contacts = contacts
        self.unmet = unmet
    }
}

/// When, with whom, where.
package struct Slot: Hashable, Sendable {
    /// Wall clock in the clinic's zone.
    package var start: LocalTime
    /// Length in minutes.
    package var minutes: Int
    /// Who holds it.
    package var therapist: ID<Therapist>
    /// `nil` where no room is needed.
    package var room: ID<Room>?
    /// Minutes on the way there, and as many back, where it is at the patient's home.
    package var travel: Int
    /// Where it is a seat in a class, whose meeting takes therapist and room.
    package var seat: Seat?

    /// A place of so many minutes, to which nobody travels unless something is said.
    package init(
        start: LocalTime, minutes: Int, therapist: ID<Therapist>, room: ID<Room>? = nil,
        travel: Int = 0, seat: Seat? = nil
    ) {
        self.travel = travel
        self.start = start
        self.minutes = minutes
        self.therapist = therapist
        self.room = room
        self.seat = seat
    }

    /// The first minute after it.
    package var end: LocalTime { start + minutes }
}

/// A session of physiotherapy.
package struct PlacedSession: Hashable, Sendable {
    /// Index into the request's phases.
    package var phase: Int
    /// Plan week of its date, from 0.
    package var week: Int
    /// From 1, over the whole plan.
    package var number: Int
    /// When, with whom, where.
    package var slot: Slot
    /// Indices of the request's reviews that are notes on this session.
    package var reviews: [Int]
    /// Indices of the request's riders that ride on this session, in their order.
    package var riders: [Int]

    /// A session with what falls into it.
    package init(
        phase: Int, week: Int, number: Int, slot: Slot, reviews: [Int], riders: [Int]
    ) {
        self.phase = phase
        self.week = week
        self.number = number
        self.slot = slot
        self.reviews = reviews
        self.riders = riders
    }
}

/// A contact of its own: one review, or riders that share a visit, or both.
package struct PlacedContact: Hashable, Sendable {
    /// When, with whom, where.
    package var slot: Slot
    /// Index into the request's reviews.
    package var review: Int?
    /// Indices of the request's riders, in their order.
    package var riders: [Int]

    /// A contact for a review, riders or both.
    package init(
        slot: Slot, review: Int?, riders: [Int]
    ) {
        self.slot = slot
        self.review = review
        self.riders = riders
    }
}

extension PlacedPlan {
    var slots: [Slot] { sessions.map(\.slot) + contacts.map(\.slot) }
}
