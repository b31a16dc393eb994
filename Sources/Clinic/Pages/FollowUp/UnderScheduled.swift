import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Weeks of running plans in which less is held or booked than the dose says, by patient, then by week.
package struct UnderScheduled: Page {
    package let weeks: [Entry]

    /// A week of a phase that owes sessions.
    package struct Entry: Documented, Sendable {
        package let plan: ID<StoredPlan>
        package let patient: ID<Patient>
        /// The patient's name.
        package let name: String
        package let week: WeekDose
        /// Books what is missing where it can still be made up for, else looks at the plan.
        package let step: NextStep

        package var json: JSON {
            [
                "patient": .text(patient), "plan": .text(plan),
                "phase": .integer(Int(week.phase.id.number)),
                "from": .text(week.days.lowerBound), "to": .text(week.days.upperBound),
                "prescribed": .integer(week.prescribed), "delivered": .integer(week.delivered),
                "booked": .integer(week.booked), "missing": .integer(week.missing),
                "command": .step(step),
            ]
        }
    }
}

extension Clinic {
    /// The weeks of running plans in which sessions that are still owed are missing. What the treatment of somebody is
    /// stopped for is not booked.
    ///
    /// - Throws: `PageRefusal` where the plan files hold no limits of follow-up; what `CatalogShelf.catalog()` throws;
    ///   `StoreError` where the file cannot be read.
    package func underScheduled() throws -> UnderScheduled {
        let rules = doseRules(try followUp())
        let roster = try roster()
        let days = today...(today + Self.makeUpHorizon)
        return try read { reading in
            let diary = try diary(reading, from: days.lowerBound, through: days.upperBound)
            var places = PlacesToOffer(clinic: self, diary: diary)
            let stops = try stops(reading)
            let plans = try reading.plans().filter {
                $0.status == .active && stops[$0.details.patient] == nil
            }
            var weeks: [UnderScheduled.Entry] = []
            for plan in plans.sorted(by: { $0.inOrder < $1.inOrder }) {
                let sessions = try reading.sessions(SessionFilter(plan: plan.id))
                for (week, dose) in missing(of: plan, sessions, rules) {
                    let lost = sessions.first { $0.id == week.lost.first }
                    let step = try places.step(for: lost, of: plan, dose, reading)
                    weeks.append(
                        UnderScheduled.Entry(
                            plan: plan.id, patient: plan.details.patient,
                            name: roster.name(plan.details.patient), week: week, step: step))
                }
            }
            return UnderScheduled(weeks: weeks)
        }
    }

    /// Of phases that owe sessions the weeks that lack them; no more than are owed.
    private func missing(
        of plan: StoredPlan, _ sessions: [Session], _ rules: DoseRules
    ) -> [(WeekDose, PhaseDose)] {
        let ledger = DoseLedger(plan, sessions, now: now, rules: rules)
        return zip(plan.details.phases, ledger.phases).flatMap { phase, dose in
            var left = dose.count.owed
            let weeks = phase.weekDoses(sessions, rests: plan.rests, now: now, rules: rules)
            return weeks.filter { $0.missing > 0 }.prefix { week in
                defer { left -= week.missing }
                return left > 0
            }.map { ($0, dose) }
        }
    }
}

extension StoredPlan {
    fileprivate var inOrder: (ID<Patient>, ID<StoredPlan>) { (details.patient, id) }
}

/// Places for sessions that are owed, of which no two are the same, so that each can be booked after the others.
private struct PlacesToOffer {
    let clinic: Clinic
    let diary: Diary
    private var offered: [(plan: ID<StoredPlan>, place: OfferedPlace, minutes: Int)] = []

    init(clinic: Clinic, diary: Diary) { (self.clinic, self.diary) = (clinic, diary) }

    /// Books a place in time for a session that was lost, else looks at the plan.
    mutating func step(
        for lost: Session?, of plan: StoredPlan, _ dose: PhaseDose, _ reading: StoreReading
    ) throws -> NextStep {
        let review = NextStep(.reviewPlan(plan.id))
        guard let lost, dose.lastMakeUp?.isPast == false, let phase = plan.details.phase(dose.id)
        else { return review }
        let places = try LostPlaces(clinic, reading, lost: lost, in: diary)
        // The best one where nobody else was offered it.
        let choices = [1, Self.choices].lazy.flatMap {
            places.offered($0, until: dose.lastMakeUp?.day)
        }
        let free = choices.first { place in
            offered.allSatisfy { other in
                let isApart =
                    place.start + lost.details.minutes <= other.place.start
                    || other.place.start + other.minutes <= place.start
                let rest = abs(place.start.day - other.place.start.day)
                return other.plan == plan.id
                    ? rest >= phase.minDaysBetween
                    : isApart || place.therapist != other.place.therapist
            }
        }
        guard let free else { return review }
        offered.append((plan.id, free, lost.details.minutes))
        return NextStep(
            .makeUpSession(lost.id), [.to: "\(free.start)", .therapist: "\(free.therapist)"])
    }

    private static let choices = 10
}
