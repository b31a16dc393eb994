package import CivilTime
package import Planner

/// What has to be placed for one patient, all or nothing.
package struct PlanRequest: Equatable, Sendable {
    /// The first day that can be plan day 0.
    package var earliestStart: Day
    /// How many days after `earliestStart` plan day 0 may lie; 0 or more.
    package var maxStartDelayDays: Int
    /// Plan day 0 is `earliestStart` and nothing else.
    package var startIsFixed: Bool
    /// No contact lies after this day; `nil` for no limit.
    package var through: Day?
    /// When the patient can come, and with whom.
    package var patient: PatientLimits
    /// Tells plans of one patient apart from others when several are placed together; `nil` for none.
    package var patientID: ID<Patient>?
    /// In the order they are treated.
    package var phases: [PhaseRequest]
    /// In any order; a placed plan names them by index.
    package var reviews: [ReviewRequest]
    /// In any order; a placed plan names them by index.
    package var riders: [RiderRequest]
    /// How many reviews and riders that take minutes of their own one session may hold; `nil` for no limit.
    package var mostRidersOnSession: Int?
    /// Minutes that a contact which several share may last; `nil` for no limit.
    package var longestSharedContact: Int?
    /// Weeks in a row that the plan may leave out while somebody is away; 0 for none.
    package var longestGap = 0
    /// What is authorised of its sessions of physiotherapy; `nil` where nobody has to.
    package var authorised: Authorisation?
    /// How many days are left out before a day, where a plan flows around weeks; else none.
    var leftOut: [Day: Int] = [:]

    /// A plan that may start up to two weeks late, unless something else is said.
    package init(
        earliestStart: Day, maxStartDelayDays: Int = 14, startIsFixed: Bool = false,
        through: Day? = nil, patient: PatientLimits, phases: [PhaseRequest],
        reviews: [ReviewRequest] = [], riders: [RiderRequest] = []
    ) {
        self.earliestStart = earliestStart
        self.maxStartDelayDays = maxStartDelayDays
        self.startIsFixed = startIsFixed
        self.through = through
        self.patient = patient
        self.phases = phases
        self.reviews = reviews
        self.riders = riders
    }
}

extension PlanRequest {
    /// The same with reviews and riders that make no session longer.
    package var withoutOwnMinutes: PlanRequest {
        var request = self
        request.mostRidersOnSession = nil
        for index in reviews.indices { request.reviews[index].extraMinutes = 0 }
        for index in riders.indices { request.riders[index].extraMinutes = 0 }
        return request
    }

    /// Days after `earliestStart` that plan day 0 may lie.
    var maxDelay: Int { startIsFixed ? 0 : maxStartDelayDays }

    /// All days that anything in the plan can lie on.
    var span: ClosedRange<Day> {
        var high = maxDelay + phases.reduce(0) { $0 + $1.weeks } * 7
        for review in reviews {
            high = max(high, maxDelay + review.week * 7 + review.toleranceDays)
        }
        for rider in riders {
            switch rider.window {
            case .planDays(_, _, let to): high = max(high, maxDelay + to)
            case .dates(_, _, let to): high = max(high, to - earliestStart)
            }
        }
        return earliestStart...(earliestStart + high)
    }
}
