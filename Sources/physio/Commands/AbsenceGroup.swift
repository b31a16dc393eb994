import ArgumentParser
import CivilTime
import Clinic
import Planner

struct AbsenceGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absence", abstract: "When a therapist is away.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record an absence and print the sessions it hits.",
            discussion: """
                A date alone counts whole days, the last one included.
                Example: physio absence add "Ana Silva" --from 2026-12-07 --to 2026-12-11 --reason leave
                Example: physio absence add T1 --from 2026-12-07T13:00 --to 2026-12-07T17:00
                """)

        @Argument(help: "Id or name.") var therapist: String
        @Option(help: "First day, or day and time.") var from: String
        @Option(help: "Last day (included), or day and time.") var to: String
        @Option(help: "Why, for the team.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let request = AddAbsence(
                of: try clinic.therapist(named: therapist).id,
                try clinic.absenceSpan(from: from, to: to), why: reason)
            return try perform(request, at: desk) { outcome, desk in
                let (absence, hit) = outcome
                let lines =
                    hit.isEmpty
                    ? ["It hits no booked session."]
                    : ["It hits \(hit.count) booked session\(hit.count == 1 ? "" : "s"):"]
                        + hit.map(desk.line)
                return Report(
                    text: ([absence.line(desk)] + lines).joined(separator: "\n"),
                    json: ["absence": absence.json, "hit": .array(hit.map(desk.json))])
            }
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the absences.", discussion: "Example: physio absence list")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let all = try clinic.absences().map { ($0, try clinic.hits(of: $0)) }
            let lines = all.flatMap { absence, hit in
                ["\(absence.line(desk))\(hit.isEmpty ? "" : ": it hits \(hit.count)")"]
                    + hit.map { "    \(desk.line($0))" }
            }
            return Report(
                text: all.isEmpty ? "No absences." : lines.joined(separator: "\n"),
                json: [
                    "absences": .array(
                        all.map { absence, hit in
                            guard case .object(let members) = absence.json else { return .null }
                            let told = JSON.Member(key: "hit", value: .array(hit.map(desk.json)))
                            return .object(members + [told])
                        })
                ])
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove an absence.", discussion: "Example: physio absence remove A2")

        @Argument(help: "The absence's id.") var absence: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let id = try desk.clinic().absence(named: absence)
            return try perform(RemoveAbsence(id), at: desk) { removed, desk in
                Report(text: "Removed \(removed.line(desk))", json: ["absence": removed.json])
            }
        }
    }
}

extension Absence {
    fileprivate func line(_ desk: Desk) -> String {
        "\(id)  \(desk.therapistName(therapist)) is away \(span.words)"
            + (reason.map { " (\($0))" } ?? "")
    }
}
