import ArgumentParser
import CivilTime
import Clinic
import Planner

struct RepairCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Propose new places for what an absence, a closed day or a trip has hit.",
        discussion: """
            The least change over all plans that were hit: what can stay stays, what cannot goes as near as it \
            can, confirmed sessions move last, other patients are not touched. Nobody is asked to come within two \
            hours at another time. Nothing is written without --apply, which is one change and one undo.
            Example: physio absence add "Ana Silva" --from 2026-12-07 --to 2026-12-11
            Example: physio repair
            Example: physio repair --apply
            """)

    @Option(help: "Only what hits this therapist's sessions (id or name).") var therapist: String?
    @Option(help: "Only this plan.") var plan: String?
    @Flag(help: "Write the proposal.") var apply = false
    @Option(help: "How often a few plans are taken out and placed again; more finds more.")
    var effort: Int?
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let request = RepairPlans(
            therapist: try therapist.map { try clinic.therapist(named: $0).id },
            plan: try plan.map { try clinic.plan(named: $0).id }, effort: effort)
        guard apply else { return report(try clinic.proposal(of: request), desk) }
        return try perform(request, at: desk, telling: report)
    }

    private func report(_ repair: PlanRepair, _ desk: Desk) -> Report {
        Report(text: text(repair, desk), json: repair.json(desk.json))
    }

    private func text(_ repair: PlanRepair, _ desk: Desk) -> String {
        let changed = repair.lines.filter { $0.outcome != .kept }
        guard !changed.isEmpty else { return "Nothing is hit; every session can stay." }
        var lines = changed.flatMap { line in
            ["\(Self.word(line.outcome)) \(desk.change(line))", "    \(line.reason ?? "")"]
                .map(desk.wrapped)
        }
        lines += repair.shortened.map {
            "\($0.plan) has \($0.left) of \($0.of) sessions left in \($0.phase)."
        }
        lines.append(summary(repair))
        lines += repair.lines(.impossible).map {
            "Decide: physio session options \($0.before.id), or physio session cancel"
                + " \($0.before.id) --reason clinic --only"
        }
        if !repair.isApplied, changed.contains(where: { $0.after != nil }) {
            lines.append("Nothing was written. Write it: physio repair --apply")
        }
        return lines.joined(separator: "\n")
    }

    private static func word(_ outcome: RepairLine.Outcome) -> String {
        switch outcome {
        case .kept: "KEPT      "
        case .moved: "MOVED     "
        case .reassigned: "REASSIGNED"
        case .impossible: "NO PLACE  "
        }
    }

    private func summary(_ repair: PlanRepair) -> String {
        let counts = RepairLine.Outcome.allCases.map {
            "\(repair.lines($0).count) \($0 == .impossible ? "without a place" : $0.rawValue)"
        }
        return counts.joined(separator: ", ") + "; cost \(repair.cost)."
    }
}

extension Desk {
    /// `S12 Jo Park: Mon 2026-12-07 09:00 with Ana Silva -> Tue 2026-12-08 09:30 with Ben Ode`.
    fileprivate func change(_ line: RepairLine) -> String {
        let before = line.before
        let who = "\(before.id)  \(patientName(before.details.patient)): \(place(before))"
        guard let after = line.after, after.details != before.details else { return who }
        return "\(who) -> \(place(after))"
    }

    private func place(_ session: Session) -> String {
        let start = session.details.start
        return "\(start.day.weekday.shortName) \(start.day) \(start.time) with "
            + therapistName(session.details.therapist)
            + whereabouts(session)
    }
}
