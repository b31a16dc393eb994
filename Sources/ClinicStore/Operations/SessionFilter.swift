package import CivilTime
package import Planner

/// Which sessions are asked for; what is `nil` lets all through.
package struct SessionFilter: Hashable, Sendable {
    package var session: ID<Session>?
    package var plan: ID<StoredPlan>?
    /// The first session of the series to which they belong.
    package var series: ID<Session>?
    package var patient: ID<Patient>?
    /// The class and the meeting in which they are seats.
    package var groupClass: ID<GroupClass>?
    package var meeting: ID<ClassMeeting>?
    package var therapist: ID<Therapist>?
    /// Without those that are seats in a class.
    package var withoutSeats = false
    /// The first and the last day on which a session starts, both included.
    package var from: Day?
    package var to: Day?
    package var status: Session.Status?
    /// Only those of which nobody has said yet what became of them.
    package var onlyOpen = false
    /// Of cancelled ones only those that start on this day or later.
    package var cancelledFrom: Day?
    /// Lets through besides, whatever else is asked for, the sessions that the therapist's calendar was given
    /// and that are somebody else's now, if they start on this day or later, or did when it was given them.
    package var leftFrom: Day?

    package init(
        plan: ID<StoredPlan>? = nil, patient: ID<Patient>? = nil,
        therapist: ID<Therapist>? = nil, from: Day? = nil, to: Day? = nil,
        status: Session.Status? = nil
    ) {
        self.plan = plan
        self.patient = patient
        self.therapist = therapist
        self.from = from
        self.to = to
        self.status = status
    }
}

extension SessionFilter {
    /// For the rows of `session`.
    var condition: (sql: String, arguments: Values) {
        var conditions: [String] = []
        var arguments: [StoredValue] = []
        func require(_ condition: String, _ value: (any Storable)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value.stored)
        }
        require("id = ?", session?.number)
        require("plan = ?", plan?.number)
        require("series = ?", series?.number)
        require("patient = ?", patient?.number)
        require("class = ?", groupClass?.number)
        require("meeting = ?", meeting?.number)
        require("therapist = ?", therapist?.number)
        require("startMinute >= ?", from.map { $0.number * 1440 })
        require("startMinute < ?", to.map { ($0.number + 1) * 1440 })
        require("status = ?", status?.rawValue)
        if withoutSeats { conditions.append("class IS NULL") }
        if onlyOpen { conditions.append("status IN ('booked', 'confirmed')") }
        require(
            "(status <> 'cancelled' OR startMinute >= ?)", cancelledFrom.map { $0.number * 1440 })
        let all = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
        guard let therapist, let leftFrom else { return (all, Values(arguments)) }
        let start = (leftFrom.number * 1440).stored
        arguments += [therapist.number.stored, start, start]
        return ("(\(all)) OR \(Self.left)", Values(arguments))
    }

    /// Of a therapist, from a minute on.
    private static let left = """
        id IN (
          SELECT given.session FROM therapistGiven AS given
          JOIN session AS present ON present.id = given.session
          WHERE given.therapist = ? AND present.therapist <> given.therapist
            AND (given.startMinute >= ? OR present.startMinute >= ?))
        """
}
