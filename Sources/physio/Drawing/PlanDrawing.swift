import CivilTime
import Clinic
import ClinicWords
import Planner

extension PlanPage: Drawn {
    func lines(width: Int?) -> [String] { lines(asking: true, width) }

    /// The plan as a clinician reads it: phases, sessions, routines, medicines, milestones.
    ///
    /// Without `asking` the questions are told elsewhere.
    func lines(asking: Bool, _ width: Int?) -> [String] {
        let details = plan.details
        let asked = asking ? self.asked : (heading: "", lines: [])
        let side = details.side.map { ", \($0.rawValue)" } ?? ""
        return [
            "\(plan.id)  \(details.pin.causeName)\(side)",
            "\(entry.patient) (\(details.patient)), \(details.start) to "
                + "\(details.end), \(plan.status.rawValue), template version "
                + "\(details.pin.version)",
        ]
            + section("Phases", phases(details.phases))
            + section("Dose", entry.dose.lines)
            + section("Authorised", entry.authorised?.lines ?? [])
            + section("Exercises by the rules of today", exercises?.changes ?? [])
            + section("Sessions" + trips, entry.sessions.map(sessionLine))
            + section(
                "On the patient's own",
                shown.details.routines.filter { !$0.isProposed && !$0.isWithdrawn }.map {
                    "\($0.span)  \($0.title), \($0.rhythmText)"
                })
            + section(
                "Medicines (only a prescriber makes a proposal active)", medicines.medicineLines)
            + section("Medicines: none was chosen", withoutMedicine(width))
            + section(
                "Birth",
                births.flatMap { birth in
                    [
                        "Expected about \(birth.day), before the plan ends. \(birth.ask)",
                        "Then: \(birth.step.command)",
                    ]
                })
            + section("Weight", weight.map { [$0.told] } ?? [])
            + section("Safety, with today's facts", live.safetyLines())
            + section(asked.heading, asked.lines)
            + section("Pauses", plan.rests.map(pauseLine))
            + section(
                "Discharge",
                plan.discharge.map {
                    ["\($0.day)"] + $0.summary.split(separator: "\n").map(String.init)
                } ?? [])
            + section(
                "Dates",
                details.milestones.sorted { ($0.day, $0.title) < ($1.day, $1.title) }.map {
                    "\($0.day)  \($0.title)"
                })
    }

    /// What today's facts leave open: a heading, and a line a question.
    var asked: (heading: String, lines: [String]) {
        questions.told(for: plan.details.patient, .commands) ?? ("", [])
    }

    /// Why no medicine was chosen, where a rule or a name on record that no rule knows speaks against it.
    private func withoutMedicine(_ width: Int?) -> [String] {
        guard plan.details.medicines.isEmpty else { return [] }
        let starts = ["contraindicated:", "avoid:", PlanOutline.unknownNames]
        return plan.details.reasons.filter { reason in
            reason.line == "medication" && !reason.isIncluded
                && starts.contains { reason.because.hasPrefix($0) }
        }.flatMap {
            "\($0.subject): \($0.because)".folded(at: width).split(separator: "\n")
                .map(String.init)
        }
    }

    private func pauseLine(_ pause: PlanPause) -> String {
        "\(pause.first) to \(pause.last)" + (pause.reason.map { ": \($0)" } ?? "")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [title] + lines.map { "  \($0)" }
    }

    private func phases(_ phases: [PlannedPhase]) -> [String] {
        phases.enumerated().map { index, phase in
            let dose = PhaseText.dose(phase.sessions, phase.sessionsPerWeek, phase.minutes)
            return "\(index + 1). \(phase.name): \(phase.firstDay) to \(phase.lastDay), \(dose)"
        }
    }

    /// `: 9 days at the clinic, 4 contacts by phone`.
    private var trips: String {
        let live = entry.sessions.filter(\.status.isLive)
        let days = Set(live.filter { $0.details.mode == .clinic }.map(\.details.start.day)).count
        let elsewhere = [Session.Mode.home, .video, .phone].compactMap { mode in
            let count = live.count { $0.details.mode == mode }
            return count == 0 ? nil : mode.told.map { "\(counted(count, "contact")) \($0)" }
        }
        guard !elsewhere.isEmpty else { return "" }
        let here = "\(counted(days, "day")) at the clinic"
        return ": " + ([here] + elsewhere).joined(separator: ", ")
    }

    private func sessionLine(_ session: SessionEntry) -> String {
        let tasks = session.details.tasks
            .filter { $0.minutes > 0 || ![.redFlagCheck, .outcome].contains($0.kind) }.map(\.line)
        let what = session.details.number.flatMap { number in
            session.details.of.map { "\(number) of \($0)" }
        }
        let status = session.status == .booked ? "" : " (\(session.status.rawValue))"
        return "\(session.id.description.padded(to: 4)) \(session.session.when)  "
            + session.therapist
            + (session.details.mode.told.map { ", \($0)" } ?? "") + (what.map { ", \($0)" } ?? "")
            + (session.details.seat.map { ", class \($0.groupClass)" } ?? "")
            + (tasks.isEmpty ? "" : " + \(tasks.joined(separator: ", "))")
            + status + (session.kinds.isEmpty ? "" : " (\(session.kinds.joined(separator: ", ")))")
    }
}

extension PastPlan: Drawn {
    func lines(width: Int?) -> [String] { ["As of \(asOf)"] + page.lines(width: width) }
}

extension PlanList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !plans.isEmpty else {
            return ["No plans yet: physio plan create PATIENT --cause ID"]
        }
        var table = Table("ID", "PATIENT", "CAUSE", "FROM", "TO", "STATUS", "SESSIONS")
        for entry in plans {
            let details = entry.plan.details
            table.add(
                "\(entry.plan.id)", entry.patient, details.pin.cause, "\(details.start)",
                "\(details.end)", entry.plan.status.rawValue,
                "\(entry.sessions.filter(\.status.isLive).count)")
        }
        return [table.text(width: width)]
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
