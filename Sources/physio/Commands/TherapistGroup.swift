import ArgumentParser
import CivilTime
import Clinic
import Planner

struct TherapistGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "therapist", abstract: "Those who treat: hours, skills, limits.",
        subcommands: [Add.self, List.self, Show.self, Set.self, Remove.self])

    /// What may be told of a therapist on adding and on changing.
    struct Particulars: ParsableArguments {
        @Option(
            help: "Working hours, like \"Mon-Fri 09:00-12:30,13:30-17:00\" (else the clinic's).")
        var hours: String?
        @Option(
            help: ArgumentHelp("A skill, like manual-therapy; repeat for more.", valueName: "skill")
        )
        var skill: [String] = []
        @Option(help: ArgumentHelp("Most sessions a day; 0 is no limit.", valueName: "count"))
        var maxPerDay: Int?
        @Option(help: "Address for invitations.") var email: String?

        func change(name: String?) throws -> TherapistChange {
            TherapistChange(
                name: name, hours: try hours.map(WeeklyHours.init(parsing:)),
                skills: skill.isEmpty ? nil : skill, maxPerDay: maxPerDay, email: email)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a therapist.",
            discussion: """
                Example: physio therapist add "Ana Silva" --hours "Mon-Fri 08:00-12:00,13:00-17:00" \
                --skill manual-therapy --max-per-day 12
                """)

        @Argument(help: "The therapist's name.") var name: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            try perform(AddTherapist(particulars.change(name: name)), at: desk) { added, _ in
                Report(text: added.summary, json: ["therapist": added.json])
            }
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the therapists.", discussion: "Example: physio therapist list")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let therapists = try desk.clinic().therapists()
            var table = Table("ID", "NAME", "HOURS", "MAX/DAY", "SKILLS")
            for therapist in therapists {
                table.add(
                    "\(therapist.id)",
                    therapist.name + (therapist.isActive ? "" : " (has left)"),
                    "\(therapist.hours)", therapist.maxPerDay.map(String.init) ?? "–",
                    therapist.skills.joined(separator: ", "))
            }
            return Report(
                text: therapists.isEmpty
                    ? "No therapists yet: physio therapist add NAME" : desk.text(table),
                json: ["therapists": .array(therapists.map(\.json))])
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a therapist.", discussion: "Example: physio therapist show T1")

        @Argument(help: "Id or name.") var therapist: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let found = try desk.clinic().therapist(named: therapist)
            let busy = desk.busyLine(.therapist(found.id)).map { "\n\($0)" } ?? ""
            return Report(text: found.summary + busy, json: ["therapist": found.json])
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a therapist's hours, skills or limit.",
            discussion: "Example: physio therapist set T1 --max-per-day 10")

        @Argument(help: "Id or name.") var therapist: String
        @Option(help: "A new name.") var name: String?
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let id = try desk.clinic().therapist(named: therapist).id
            let change = try particulars.change(name: name)
            return try perform(ChangeTherapist(id, change), at: desk) { changed, _ in
                Report(text: changed.summary, json: ["therapist": changed.json])
            }
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a therapist off the staff; the sessions held stay in the file.",
            discussion: "Example: physio therapist remove T3")

        @Argument(help: "Id or name.") var therapist: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let id = try desk.clinic().therapist(named: therapist).id
            return try perform(RemoveTherapist(id), at: desk) { outcome, desk in
                let (removed, ahead) = outcome
                return Report(
                    text: "\(removed.id)  \(removed.name) gets no new sessions.",
                    json: [
                        "therapist": removed.json, "sessionsAhead": .array(ahead.map(desk.json)),
                    ],
                    talk: ahead.isEmpty
                        ? []
                        : ["\(ahead.count) booked sessions still stand with \(removed.name):"]
                            + ahead.map(desk.line))
            }
        }
    }
}

extension Therapist {
    fileprivate var summary: String {
        [
            "\(id)  \(name)\(isActive ? "" : " (has left)")", "hours     \(hours)",
            "skills    \(skills.isEmpty ? "–" : skills.joined(separator: ", "))",
            "per day   \(maxPerDay.map { "at most \($0) sessions" } ?? "no limit")",
            email.map { "email     \($0)" },
        ].compactMap { $0 }.joined(separator: "\n")
    }
}
