import CivilTime
import Foundation
import Scheduler

/// `clinic-booking-solution/1` and `clinic-booking-repair/1` as PROBLEM.md defines them.
struct SolutionFile: Decodable {
    struct Plan: Decodable {
        let plan: String
        let start: String?
        let lead: String?
    }
    struct Session: Decodable {
        let plan: String
        let week: Int?
        let k: Int?
        let review: Int?
        let date: String
        let start: String
        let therapist: String
    }
    let plans: [Plan]
    let sessions: [Session]
}

struct RepairFile: Decodable {
    struct Absence: Decodable {
        let therapist: String
        let from: String
        let to: String
    }
    let as_of: String
    let absence: Absence
    let base: SolutionFile
}

extension InstanceMasks {
    /// The absence as what stands and what of it is hit; the absent therapist is not free any more.
    func addRepair(_ file: RepairFile, to problem: inout IntakeProblem<Mask>) {
        let (from, to) = (day(file.absence.from), day(file.absence.to))
        let absent = therapistIndex[file.absence.therapist] ?? -1
        if absent >= 0 {
            for day in max(0, from)...min(days - 1, to) {
                problem.therapists[absent].free[day] = .none
            }
        }
        let placements = placements(of: file.base, problem.plans)
        problem.repair = Repair(
            asOf: day(file.as_of),
            kept: problem.plans.indices.map { index in
                placements[index].map { placement in
                    Repair.Kept(placement) {
                        $0.therapist == absent && (from...to).contains($0.day)
                    }
                }
            },
            maxMoved: to - from < 2 ? 5 : .max)
    }

    /// What a solution placed, by the place of its plan.
    private func placements(
        of base: SolutionFile, _ plans: [IntakeProblem<Mask>.Plan]
    ) -> [Int: IntakePlacement] {
        let ids = Dictionary(uniqueKeysWithValues: file.plans.enumerated().map { ($1.id, $0) })
        var placements: [Int: IntakePlacement] = [:]
        for plan in base.plans {
            guard let index = ids[plan.plan], let start = plan.start else { continue }
            let own = plans[index]
            placements[index] = IntakePlacement(
                start: day(start),
                lead: plan.lead.flatMap { therapistIndex[$0] } ?? own.team.first ?? 0,
                sessions: Array(
                    repeating: nil, count: own.phases.reduce(0) { $0 + $1.sessions }),
                visits: Array(repeating: nil, count: own.visits.count), cost: 0)
        }
        for session in base.sessions {
            guard let index = ids[session.plan], let therapist = therapistIndex[session.therapist]
            else { continue }
            add(session, with: therapist, of: plans[index], to: &placements[index])
        }
        return placements
    }

    private func add(
        _ session: SolutionFile.Session, with therapist: Int, of plan: IntakeProblem<Mask>.Plan,
        to placement: inout IntakePlacement?
    ) {
        func place(_ slots: Int, _ resource: Int?) -> IntakePlace {
            IntakePlace(
                day: day(session.date), slot: slot(session.start), slots: slots,
                therapist: therapist, resource: resource ?? -1)
        }
        if let review = session.review {
            let item = plan.visits[review]
            placement?.visits[review] = place(item.slots, item.pool)
        } else if let week = session.week, let k = session.k {
            var number = 0
            var first = 0
            for phase in plan.phases {
                if week < first + phase.weeks {
                    number += (week - first) * phase.dose.sessions + k
                    placement?.sessions[number] = place(phase.slots, phase.pool)
                    return
                }
                number += phase.sessions
                first += phase.weeks
            }
        }
    }

    /// The solution's file; `order` is the order in which plans were placed.
    func solution(_ placements: [IntakePlacement], mode: String, order: [Int]) -> Data {
        var plans: [String] = []
        var sessions: [String] = []
        for index in order {
            let plan = file.plans[index]
            let placement = placements[index]
            let isPlaced =
                placement.sessions.contains { $0 != nil }
                || placement.visits.contains { $0 != nil }
            plans.append(
                #"{"plan":"\#(plan.id)","start":"#
                    + (isPlaced ? "\"\(start + placement.start)\"" : "null") + #","lead":"#
                    + (isPlaced ? "\"\(file.therapists[placement.lead].id)\"" : "null") + "}")
            var number = 0
            var week = 0
            for phase in plan.phases {
                for _ in 0..<phase.weeks {
                    for k in 0..<phase.sessions_per_week {
                        if let place = placement.sessions[number] {
                            sessions.append(entry(place, plan.id, #""week":\#(week),"k":\#(k)"#))
                        }
                        number += 1
                    }
                    week += 1
                }
            }
            for (review, place) in placement.visits.enumerated() {
                if let place { sessions.append(entry(place, plan.id, #""review":\#(review)"#)) }
            }
        }
        return Data(
            (#"{"format":"clinic-booking-solution/1","instance":"\#(file.name)","mode":"\#(mode)","#
                + "\n\"plans\":[\n" + plans.joined(separator: ",\n") + "],\n\"sessions\":[\n"
                + sessions.joined(separator: ",\n") + "]}\n").utf8)
    }

    private func entry(_ place: IntakePlace, _ plan: String, _ number: String) -> String {
        let minutes = first + place.slot * grid
        return #"{"plan":"\#(plan)",\#(number),"date":"\#(start + place.day)","start":"#
            + "\"\(padded(minutes / 60)):\(padded(minutes % 60))\","
            + #""therapist":"\#(file.therapists[place.therapist].id)"}"#
    }

    private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
