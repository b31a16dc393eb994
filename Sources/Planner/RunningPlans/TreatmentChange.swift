package import CivilTime

/// What a transaction did to one part of a patient's treatment: how it was, and how it is. `nil` stands for
/// what was not there.
package enum TreatmentChange: Hashable, Sendable {
    case session(before: SessionTrace?, after: SessionTrace?)
    case plan(before: PlanTrace?, after: PlanTrace?)
    case routine(before: RoutineTrace?, after: RoutineTrace?)
    case medicine(before: MedicineTrace?, after: MedicineTrace?)
    case milestone(kind: Milestone.Kind, isGone: Bool)
    /// A phase of a plan, or a pause of it.
    case course(isGone: Bool)

    /// When and with whom a session is, and how far it has come.
    package struct SessionTrace: Hashable, Sendable {
        package let kind: Session.Kind
        package let status: Session.Status
        /// The start, the end, the therapist and the room, as numbers that are only compared.
        package let place: [Int64]
        /// Whether it was booked in spite of the stop.
        package let standsWhileStopped: Bool

        /// `place` is the start, the end, the therapist and the room, as numbers.
        package init(
            kind: Session.Kind, status: Session.Status, place: [Int64], standsWhileStopped: Bool
        ) {
            self.kind = kind
            self.status = status
            self.place = place
            self.standsWhileStopped = standsWhileStopped
        }

        fileprivate var isVisit: Bool { kind.looksAtThePatient && standsWhileStopped }
    }

    /// How far a plan has come, and its days.
    package struct PlanTrace: Hashable, Sendable {
        package let status: StoredPlan.Status
        /// Its days as they are kept; only compared.
        package let days: [String]

        package init(status: StoredPlan.Status, days: [String]) {
            self.status = status
            self.days = days
        }
    }

    /// The days of a routine.
    package struct RoutineTrace: Hashable, Sendable {
        package let first: Day
        package let last: Day
        package let isProposed: Bool

        package init(first: Day, last: Day, isProposed: Bool) {
            self.first = first
            self.last = last
            self.isProposed = isProposed
        }
    }

    /// How far a medicine has come, and how it is taken.
    package struct MedicineTrace: Hashable, Sendable {
        package let status: PlannedMedicine.Status
        /// Its dose and its days as they are kept; only compared.
        package let order: [String]

        package init(status: PlannedMedicine.Status, order: [String]) {
            self.status = status
            self.order = order
        }
    }
}

extension TreatmentChange {
    /// What must not be done here while the patient's treatment is stopped; `nil` if it may.
    ///
    /// Cancelling, ending, taking back and recording what happened may. What continues the treatment or adds
    /// to it may not, except for a visit in which somebody looks at the patient.
    package var refusalWhileStopped: StoppedAct? {
        switch self {
        case .session(let before, let after): Self.refusal(before, after)
        case .plan(let before, let after): Self.refusal(before, after)
        case .routine(let before, let after):
            isEnding(before, after) ? nil : .homeWork
        case .medicine(let before, let after): Self.refusal(before, after)
        case .milestone(let kind, let isGone):
            isGone || [.ring, .askBeforeDose, .medicineStop, .medicineReview].contains(kind)
                ? nil : .dateChange
        case .course(let isGone): isGone ? nil : .courseChange
        }
    }

    private static func refusal(_ before: SessionTrace?, _ after: SessionTrace?) -> StoppedAct? {
        guard let after, after.status.isLive, !after.isVisit else { return nil }
        guard let before, before.status.isLive else {
            return [.attended, .missed].contains(after.status) ? nil : .booking
        }
        if before.place != after.place { return .move }
        return after.status == .confirmed && before.status != .confirmed
            ? .confirmation : nil
    }

    private static func refusal(_ before: PlanTrace?, _ after: PlanTrace?) -> StoppedAct? {
        guard let after, after.status != .discharged else { return nil }
        guard let before else { return .newPlan }
        if before.status != after.status { return .planBegin }
        return before.days == after.days ? nil : .courseChange
    }

    private func isEnding(_ before: RoutineTrace?, _ after: RoutineTrace?) -> Bool {
        guard let after, !after.isProposed else { return true }
        guard let before, !before.isProposed else { return false }
        return after.first == before.first && after.last <= before.last
    }

    private static func refusal(_ before: MedicineTrace?, _ after: MedicineTrace?) -> StoppedAct? {
        guard let after, after.status != .stopped else { return nil }
        guard let before else { return .proposal }
        return before == after ? nil : .prescription
    }
}

/// What is not done while a treatment is stopped.
package enum StoppedAct: Hashable, Sendable {
    case booking, move, confirmation
    /// A visit to look at the patient, where nobody says why.
    case visit
    /// A place that a session may go to.
    case offer
    case newPlan, planBegin
    /// Another length or pace of a plan, or a pause.
    case courseChange
    case dateChange
    /// What the patient does alone.
    case homeWork
    case proposal, prescription
}
