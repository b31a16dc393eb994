import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct SessionGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Dated contacts in the diary.",
        subcommands: [
            Add.self, Free.self, List.self, Show.self, Options.self, Confirm.self, Attend.self,
            Miss.self,
            Move.self, Cancel.self, MakeUp.self, ForPatient.self,
        ])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Book a single session outside any plan, once or every so many weeks.",
            discussion: """
                With --every each is a session of its own, with one therapist and at the same time by the \
                wall clock; where one does not fit none is booked, unless --skip-refused leaves it out.
                Example: physio session add "Jo Park" --at 2026-12-03T10:15 --minutes 30
                Example: physio session add P1 --at 2026-12-03T10:00 --every "2 weeks" --until 2027-02-28
                Example: physio session add P1 --at 2026-12-05T19:00 --despite opening-hours \
                --reason "agreed with Ana"
                """)

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "Start, like 2026-12-03T10:15.") var at: String
        @Option(help: "Length, 5 to 240.") var minutes = 45
        @Option(help: "Id or name (else the first who is free).", completion: .therapists)
        var therapist: String?
        @Option(help: "Id or name (else the first that is free).") var room: String?
        @Option(help: "physiotherapy, review, weigh-in, quit-support, monitoring or assessment.")
        var kind = "physiotherapy"
        @Option(
            help: "clinic, phone, video or home.", completion: .words(of: Session.Mode.self))
        var mode = "clinic"
        @Option(help: "A title (else the kind).") var title: String?
        @Option(help: "A note for the team.") var note: String?
        @Option(
            help: ArgumentHelp(
                "What the patient reads of it, like \"Bring the scan\".",
                discussion:
                    "It stands in every calendar but those of --privacy busy: name no illness, medicine or weight."
            ))
        var text: String?
        @Option(help: ArgumentHelp("A rule to set aside; repeat for more.", valueName: "rule"))
        var despite: [String] = []
        @Option(
            help: ArgumentHelp(
                "Why a review or assessment is booked while the treatment is stopped, or why a rule is"
                    + " set aside or overridden."))
        var reason: String?
        @Option(
            help: ArgumentHelp(
                "A rule about the age that a clinician overrides; repeat.", valueName: "rule"))
        var override: [String] = []
        @Flag(help: "It may have begun: what was done is put down later.") var past = false
        @Option(help: "It returns: week, \"2 weeks\", \"3 days\".") var every: String?
        @Option(help: "The last day on which it returns, with --every.") var until: String?
        @Option(help: "How many there are in all, with --every, 2 to 400.") var count: Int?
        @Flag(help: "With --every, leaves out the dates that do not fit and lists them.")
        var skipRefused = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard every != nil else {
                guard until == nil, count == nil, !skipRefused else {
                    throw ValidationError(
                        "Say how often it returns: --every week --until D, or --count N.")
                }
                return
            }
            guard (until == nil) != (count == nil) else {
                throw ValidationError("Say how long it returns: --until D, or --count N.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            guard let every else { return try access.perform(request) { try $1.booked($0) } }
            return try access.perform { clinic in
                BookSeries(
                    try request(clinic), try rhythm(every, clinic.today), leavingOut: skipRefused)
            } telling: {
                try $1.booked($0)
            }
        }

        private func rhythm(_ every: String, _ today: Day) throws -> SeriesRhythm {
            let end: SeriesRhythm.End? = try until.map {
                .until(try Day(telling: $0, today: today))
            }
            return SeriesRhythm(
                every: try Written.days(every: every), end ?? .count(count ?? 0))
        }

        private func request(_ clinic: Clinic) throws -> BookSession {
            var request = BookSession(
                of: try clinic.patient(named: patient).id, at: try LocalTime(parsing: at),
                kind: try Written.choice(kind, "kind of session"))
            request.minutes = minutes
            request.mode = try Written.choice(mode, "mode")
            request.therapist = try therapist.map { try clinic.therapist(named: $0).id }
            request.room = try room.map { try clinic.room(named: $0).id }
            (request.title, request.note, request.text) = (title, note, text)
            (request.why, request.overridden, request.mayBePast) = (reason, override, past)
            request.override = try RuleOverride(despite, reason: reason)
            return request
        }
    }

    struct Free: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "free", abstract: "The next free times for somebody who may be new here.",
            discussion: """
                Distinct choices, the earliest first; none so soon that nobody can be asked to come.
                Example: physio session free --minutes 60
                Example: physio session free --skill manual-therapy --from +1w --part-of-day morning
                """)

        @Option(help: "Length, 5 to 240.") var minutes = 45
        @Option(help: "assessment, physiotherapy, review, weigh-in, quit-support or monitoring.")
        var kind = "assessment"
        @Option(help: "Id or name.", completion: .therapists) var therapist: String?
        @Option(help: "Only with who has this skill.") var skill: String?
        @Option(help: "Id or name.") var room: String?
        @Option(help: "The first day.") var from: String?
        @Option(
            help: "morning, afternoon or evening.",
            completion: .words(of: PatientDetails.DayPart.self))
        var partOfDay: String?
        @Option(help: "How many, 1 to 200.") var count = 5
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                var search = FreeTimeSearch()
                (search.minutes, search.count, search.skill) = (minutes, count, skill)
                search.kind = try Written.choice(kind, "kind of session")
                search.therapist = try therapist.map { try clinic.therapist(named: $0).id }
                search.room = try room.map { try clinic.room(named: $0).id }
                search.from = try from.map { try Day(telling: $0, today: clinic.today) }
                search.part = try partOfDay.map { try Written.choice($0, "part of the day") }
                return try clinic.freeTimes(search)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List sessions in order of time.",
            discussion: "Example: physio session list --patient P1 --from today --to +2w")

        @Option(help: "Only this plan's.", completion: .plans) var plan: String?
        @Option(help: "Only those booked together with this one.", completion: .sessions)
        var series: String?
        @Option(help: "Only this patient's.", completion: .patients) var patient: String?
        @Option(help: "Only this therapist's.", completion: .therapists) var therapist: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day, included.") var to: String?
        @Option(
            help: "booked, confirmed, attended, missed or cancelled.",
            completion: .words(of: Session.Status.self)) var status: String?
        @Flag(help: "Only past ones of which nobody has said what became of them.")
        var unrecorded = false
        @Flag(help: "Only those to come that the patient has declined.") var declined = false
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                let picked: [(Bool, SessionList.Picked)] = [
                    (unrecorded, .unrecorded), (declined, .declined),
                ]
                return try clinic.list(
                    clinic.sessions(
                        plan: try plan.map { try clinic.plan(named: $0).id },
                        patient: try patient.map { try clinic.patient(named: $0).id },
                        therapist: try therapist.map { try clinic.therapist(named: $0).id },
                        from: try from.map { try Day(telling: $0, today: clinic.today) },
                        to: try to.map { try Day(telling: $0, today: clinic.today) },
                        status: try status.map { try Written.choice($0, "status") },
                        seriesOf: try series.map { try clinic.session(named: $0) }),
                    picking: Set(picked.filter(\.0).map(\.1)))
            }
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a session.",
            discussion: "Example: physio session show S12")

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.page(of: $0.session(named: session)) }
        }
    }

    struct Options: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "options",
            abstract: "The best free places for a session, and what each would change or break.",
            discussion: "Example: physio session options S12 --count 5")

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(help: "How many places, 1 to 200.") var count = 5
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.options(of: $0.session(named: session), count: count) }
        }
    }
}
