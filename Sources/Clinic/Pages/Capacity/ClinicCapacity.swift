package import CivilTime
import ClinicStore
package import Planner
package import Scheduler

/// How many new plans of a cause fit beside what is booked, and what would let more fit. They are for nobody: adults of
/// whom nothing else is known.
package struct ClinicCapacity: Page, Documented {
    package let template: PlanTemplate
    /// The days on which a plan may start.
    package let starts: ClosedRange<Day>
    /// In the order in which they were booked.
    package let fits: [Fit]
    /// Whether more may fit, which were not looked for.
    package let isMost: Bool
    /// Rules of which each alone keeps one more from starting at the beginning; none where all fit.
    package let inTheWay: [Rule]
    /// What was tried, what helps most first.
    package let eased: [Eased]

    /// One plan.
    package struct Fit: Hashable, Sendable {
        /// Somebody who asks for a start from this day on is booked so.
        package let from: Day
        package let start: Day
        /// Of its last session.
        package let end: Day
        package let therapist: ID<Therapist>?
        /// The therapist's name.
        package let name: String?
        package let sessions: Int
        /// Where all of it lies, in order of time.
        package let slots: [Slot]
    }

    /// A change, and how many plans fit with it.
    package struct Eased: Hashable, Sendable {
        package let change: CapacityChange
        package let plans: Int
        /// Whether more may fit, which were not looked for.
        package let isMost: Bool
    }

    /// How many plans start in each week, by its Monday; weeks in which none does as well.
    package var weeks: [(monday: Day, plans: Int)] {
        let counts = Dictionary(grouping: fits, by: \.start.monday)
        let (first, last) = (starts.lowerBound.monday, starts.upperBound.monday)
        return stride(from: 0, through: last - first, by: 7).map {
            (first + $0, counts[first + $0]?.count ?? 0)
        }
    }

    package var json: JSON {
        [
            "cause": .string(template.id), "name": .string(template.name),
            "from": .text(starts.lowerBound), "to": .text(starts.upperBound),
            "plans": .integer(fits.count), "more": .bool(isMost),
            "weeks": .array(
                weeks.map { ["week": .text($0.monday), "plans": .integer($0.plans)] }),
            "fits": .array(fits.map(\.json)),
            "inTheWay": .texts(inTheWay.map(\.code)),
            "eased": .array(eased.map(\.json)),
        ]
    }
}

/// A change with the name of the therapist whom it is about.
package struct CapacityChange: Unworded, Hashable {
    package let easing: Easing
    package let name: String?
}

extension ClinicCapacity.Fit {
    fileprivate var json: JSON {
        [
            "earliest": .text(from), "start": .text(start), "end": .text(end),
            "therapist": .text(therapist), "sessions": .integer(sessions),
        ]
    }
}

extension ClinicCapacity.Eased {
    fileprivate var json: JSON {
        let change: JSON =
            switch self.change.easing {
            case .hours(let id, let day, let hours):
                [
                    "kind": "hours", "therapist": .text(id),
                    "hours": .string("\(day.shortName) \(hours.start)-\(hours.end)"),
                ]
            case .skill(let id, let skill):
                ["kind": "skill", "therapist": .text(id), "skill": .string(skill)]
            case .therapist: ["kind": "therapist"]
            case .room: ["kind": "room"]
            case .therapistAndRoom: ["kind": "therapist-and-room"]
            case .dailyMaximum: ["kind": "daily-maximum"]
            case .buffer: ["kind": "buffer"]
            case .anyTime: ["kind": "availability"]
            }
        return change.adding([
            "plans": .integer(plans), "more": .bool(isMost), "told": .unsaid(self.change),
        ])
    }
}

extension Clinic {
    /// More plans than these are not looked for.
    private static let mostPlans = 50
    /// For how many therapists longer hours are tried.
    private static let mostEased = 3

    /// How many new plans of a cause could start in so many weeks from tomorrow on, for somebody who can come at some
    /// hours, and what would let more.
    ///
    /// - Throws: `PageRefusal` where there is no such cause; `InputRefusal` for less than one week or more than a year;
    ///   what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func capacity(
        of cause: String, weeks: Int, available: WeeklyHours = .always
    ) throws -> ClinicCapacity {
        let weeks = try Text.range(weeks, 1...52, .capacityWeeks)
        let catalog = try shelf.catalog()
        let template = try catalog.template(named: cause)
        let starts = (today + 1)...(today + weeks * 7)
        return try read { reading in
            let prepared = try planForAnybody(template, catalog, from: starts.lowerBound)
            var request = try placementRequest(for: prepared, reading)
            request.patientID = nil
            request.patient.availability = available
            let last = prepared.last + weeks * 7
            let diary = try diary(reading, from: starts.lowerBound, through: last)
            let search = CapacitySearch(
                request: request, span: starts.lowerBound...last,
                wanted: CapacityWanted(
                    starts: starts, most: Self.mostPlans, rules: settings.placementRules,
                    slots: prepared.slots))
            let found = try request.capacity(search.wanted, in: diary)
            let names = try PeopleAndRooms(reading)
            return ClinicCapacity(
                template: template, starts: starts,
                fits: try found.fits.map { try fit($0, names, prepared.slots) },
                isMost: found.isMost, inTheWay: search.inTheWay(behind: found),
                eased: try search.eased(most: Self.mostEased, behind: found, in: diary).map {
                    easing, capacity in
                    ClinicCapacity.Eased(
                        change: CapacityChange(
                            easing: easing, name: easing.therapist.map(names.name)),
                        plans: capacity.fits.count, isMost: capacity.isMost)
                })
        }
    }

    private func fit(
        _ fit: Capacity.Fit, _ names: PeopleAndRooms, _ slots: (PlacedPlan) throws -> [Slot]
    ) throws -> ClinicCapacity.Fit {
        let days = fit.plan.sessions.map(\.slot.start.day)
        return ClinicCapacity.Fit(
            from: fit.from, start: fit.plan.start, end: days.max() ?? fit.plan.start,
            therapist: fit.plan.lead, name: fit.plan.lead.map(names.name),
            sessions: fit.plan.sessions.count,
            slots: try slots(fit.plan))
    }
}

extension PreparedPlan {
    /// What of the diary the plan takes once it is placed and written down, in order of time.
    fileprivate var slots: @Sendable (PlacedPlan) throws -> [Slot] {
        { [outline, patient = patient.id] plan in
            try outline.sessions(plan, patient: patient).map {
                Slot(
                    start: $0.start, minutes: $0.minutes, therapist: $0.therapist, room: $0.room)
            }
        }
    }
}

/// The search for places behind those that were found.
private struct CapacitySearch {
    let request: PlanRequest
    /// All days that matter.
    let span: ClosedRange<Day>
    let wanted: CapacityWanted

    /// Where enough fit, nothing is asked.
    func inTheWay(behind found: Capacity) -> [Rule] {
        found.isMost ? [] : request.inTheWay(wanted, behind: found)
    }

    /// What helps most first; of a therapist's days the one that does.
    func eased(
        most therapists: Int, behind found: Capacity, in diary: Diary
    ) throws -> [(Easing, Capacity)] {
        guard !found.isMost else { return [] }
        let tried = try request.capacities(
            wanted, behind: found, with: request.easings(in: diary, most: therapists), in: diary,
            over: span)
        let inOrder = tried.enumerated().sorted { left, right in
            (right.element.1.fits.count, left.offset) < (left.element.1.fits.count, right.offset)
        }.map(\.element)
        var known: Set<ID<Therapist>> = []
        return inOrder.filter { easing, _ in
            guard case .hours(let id, _, _) = easing else { return true }
            return known.insert(id).inserted
        }
    }
}

extension Easing {
    /// Whom it is about; `nil` for nobody.
    fileprivate var therapist: ID<Therapist>? {
        switch self {
        case .hours(let id, _, _), .skill(let id, _): id
        case .therapist, .room, .therapistAndRoom, .dailyMaximum, .buffer, .anyTime: nil
        }
    }
}
