import CivilTime
import Clinic
import Planner

extension Desk {
    /// The plan as a clinician reads it: phases, sessions, routines, medicines, milestones.
    ///
    /// Without `asking` the questions are told elsewhere.
    func overview(
        _ plan: StoredPlan, _ sessions: [Session], asking: Bool = true
    ) -> String {
        let details = plan.details
        let live = try? clinic().liveFindings(of: plan)
        let asked = asking ? asked(of: plan) : (heading: "", lines: [])
        let side = details.side.map { ", \($0.rawValue)" } ?? ""
        let parts = [
            "\(plan.id)  \(details.pin.causeName)\(side)",
            "\(patientName(details.patient)) (\(details.patient)), \(details.start) to "
                + "\(details.end), \(plan.status.rawValue), template version "
                + "\(details.pin.version)",
            section("Phases", phases(details.phases)),
            section("Dose", (try? clinic().dose(of: plan, sessions)).map(doseLines) ?? []),
            section(
                "Exercises by the rules of today",
                ((try? clinic().exercises(of: plan)) ?? nil)?.changes ?? []),
            section("Sessions" + trips(sessions), sessions.map(sessionLine)),
            section(
                "On the patient's own",
                shown(plan).details.routines.filter { !$0.isProposed && !$0.isWithdrawn }.map {
                    "\($0.span)  \($0.title), \($0.rhythmText)"
                }),
            section(
                "Medicines (only a prescriber makes a proposal active)",
                medicineLines(of: plan, live)),
            section("Medicines: none was chosen", withoutMedicine(plan)),
            section("Birth", births(plan)),
            section(
                "Weight", ((try? clinic().weightProgress(of: plan)) ?? nil).map { [$0.told] } ?? []),
            section("Safety, with today's facts", safetyLines(live)),
            section(asked.heading, asked.lines),
            section("Pauses", plan.rests.map(pauseLine)),
            section(
                "Discharge",
                plan.discharge.map {
                    ["\($0.day)"] + $0.summary.split(separator: "\n").map(String.init)
                } ?? []),
            section(
                "Dates",
                details.milestones.sorted { ($0.day, $0.title) < ($1.day, $1.title) }.map {
                    "\($0.day)  \($0.title)"
                }),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Why no medicine was chosen, where a rule or a name on record that no rule knows speaks against it.
    private func withoutMedicine(_ plan: StoredPlan) -> [String] {
        guard plan.details.medicines.isEmpty else { return [] }
        let starts = ["contraindicated:", "avoid:", PlanOutline.unknownNames]
        return plan.details.reasons.filter { reason in
            reason.line == "medication" && !reason.isIncluded
                && starts.contains { reason.because.hasPrefix($0) }
        }.flatMap {
            wrapped("\($0.subject): \($0.because)").split(separator: "\n").map(String.init)
        }
    }

    /// The birth that is expected while the plan runs, and how its day is recorded.
    private func births(_ plan: StoredPlan) -> [String] {
        guard let births = try? clinic().births(during: plan) else { return [] }
        return births.flatMap { birth in
            [
                "Expected about \(birth.day), before the plan ends. \(birth.ask)",
                "Then: \(birth.step.command)",
            ]
        }
    }

    /// With the exercises of today.
    private func shown(_ plan: StoredPlan) -> StoredPlan { (try? clinic().showing(plan)) ?? plan }

    private func pauseLine(_ pause: PlanPause) -> String {
        "\(pause.first) to \(pause.last)" + (pause.reason.map { ": \($0)" } ?? "")
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : ([title] + lines.map { "  \($0)" }).joined(separator: "\n")
    }

    private func phases(_ phases: [PlannedPhase]) -> [String] {
        phases.enumerated().map { index, phase in
            let dose = PhaseText.dose(phase.sessions, phase.sessionsPerWeek, phase.minutes)
            return "\(index + 1). \(phase.name): \(phase.firstDay) to \(phase.lastDay), \(dose)"
        }
    }

    /// `: 9 days at the clinic, 4 contacts by phone`.
    private func trips(_ sessions: [Session]) -> String {
        let live = sessions.filter(\.status.isLive)
        let phone = live.count { $0.details.mode == .phone }
        let days = Set(live.filter { $0.details.mode == .clinic }.map(\.details.start.day)).count
        guard phone > 0 else { return "" }
        return ": \(days) day\(days == 1 ? "" : "s") at the clinic, \(phone)"
            + " contact\(phone == 1 ? "" : "s") by phone"
    }

    private func sessionLine(_ session: Session) -> String {
        let tasks = session.details.tasks
            .filter { $0.minutes > 0 || ![.redFlagCheck, .outcome].contains($0.kind) }.map(\.line)
        let what = session.details.number.flatMap { number in
            session.details.of.map { "\(number) of \($0)" }
        }
        let status = session.status == .booked ? "" : " (\(session.status.rawValue))"
        return "\(session.id.description.padded(to: 4)) \(when(session))  "
            + therapistName(session.details.therapist)
            + (session.details.mode == .phone ? ", by phone" : "") + (what.map { ", \($0)" } ?? "")
            + (tasks.isEmpty ? "" : " + \(tasks.joined(separator: ", "))")
            + status
    }

    /// The medicines, each with what keeps it from being taken today.
    func medicineLines(of plan: StoredPlan, _ live: LiveFindings?) -> [String] {
        let waiting = (try? clinic().waitingMedicines(in: plan)) ?? []
        return plan.details.medicines.flatMap { medicine in
            let waits = waiting.filter { $0.medicine == medicine }.map {
                "  NOT TAKEN, \($0.state) \($0.step.command)"
            }
            return [medicineLine(medicine)] + waits + blocked(medicine, live)
        }
    }

    private func medicineLine(_ medicine: PlannedMedicine) -> String {
        let span = [
            medicine.reviewDay.map { "review \($0)" },
            medicine.neverBegan
                ? "before its first day" : medicine.lastDay.map { "last day \($0)" },
            medicine.prescriber.map { "by \($0)" }, medicine.stopReason,
        ].compactMap { $0 }.joined(separator: ", ")
        return "\(medicine.name), \(medicine.dose): \(medicine.status.rawValue)"
            + (span.isEmpty ? "" : " (\(span))") + "  [\(medicine.evidence)]"
    }

    /// Every line of the plan and why it is there, or is not.
    func explanation(_ plan: StoredPlan) -> String {
        let pin = plan.details.pin
        var lines = [
            "\(plan.id)  \(pin.causeName): template \(pin.cause), version \(pin.version), "
                + "hash \(pin.contentHash.prefix(12))",
            "Marks: V read in the source, M from memory of it, C common practice.",
        ]
        var line = ""
        for reason in plan.details.reasons {
            if reason.line != line {
                line = reason.line
                lines += ["", line.prefix(1).uppercased() + line.dropFirst()]
            }
            lines.append("  \(reason.isIncluded ? "+" : "–") \(reason.subject)")
            lines.append("      because \(reason.because)  [\(reason.evidence)]")
        }
        for phase in shown(plan).details.phases
        where !phase.exercises.isEmpty || !phase.leftOut.isEmpty {
            lines += ["", "Exercises of \(phase.name)"]
            lines += phase.exercises.map { "  \($0.line)  [\($0.evidence)]" }
            lines += phase.leftOut.map {
                let label = $0.prescribed?.label ?? $0.name
                let what = label == $0.name ? "left out" : "\($0.name) instead, done once"
                return "  – \(label): \(what), \($0.rules.joined(separator: ", "))"
            }
        }
        if let changes = (try? clinic().exercises(of: plan))??.changes, !changes.isEmpty {
            lines += ["", "Exercises by the rules of today"] + changes.map { "  \($0)" }
        }
        let live = try? clinic().liveFindings(of: plan)
        let safety = safetyLines(live, withApplied: true)
        if !safety.isEmpty {
            lines += ["", "Safety, with today's facts"] + safety.map { "  \($0)" }
        }
        let asked = asked(of: plan)
        if !asked.lines.isEmpty { lines += ["", asked.heading] + asked.lines.map { "  \($0)" } }
        return lines.joined(separator: "\n")
    }

    func explanationJSON(_ plan: StoredPlan) throws -> JSON {
        let pin = plan.details.pin
        return [
            "stop": .null, "plan": .text(plan.id), "cause": .string(pin.cause),
            "templateVersion": .integer(pin.version), "templateHash": .string(pin.contentHash),
            "reasons": .array(plan.details.reasons.map(\.json)),
            "findings": .array(try clinic().liveFindings(of: plan).lines.map(\.json)),
            "assessment": .text(plan.details.assessment),
            "screening": .text(plan.details.screening),
            "phases": .array(shown(plan).details.phases.map(\.json)),
            "exercises": try clinic().exercises(of: plan)?.json ?? .null,
            "questions": try clinic().questions(of: plan).json(for: plan),
        ]
    }
}

/// Doses in words.
enum PhaseText {
    /// `12 sessions of 60 minutes, 2 a week`.
    static func dose(_ sessions: Int, _ perWeek: Double, _ minutes: Int) -> String {
        let noun = sessions == 1 ? "session" : "sessions"
        return "\(sessions) \(noun) of \(minutes) minutes, \(rhythm(perWeek))"
    }

    /// `2 a week`, `every second week`.
    static func rhythm(_ perWeek: Double) -> String {
        switch perWeek {
        case 1: "once a week"
        case 1...: "\(plain(perWeek)) a week"
        case 0.5: "every second week"
        case 0.25: "every fourth week"
        default: "\(plain(perWeek)) a week"
        }
    }
}
