import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

/// How much of a plan or series is meant; exactly one where more than one session could be.
struct ScopeFlags: ParsableArguments {
    @Flag(help: "This session and no other.") var only = false
    @Flag(help: "It and the later ones of its plan or series that are still ahead.")
    var following = false
    @Flag(help: "All of its plan or series that are still ahead.") var all = false

    func validate() throws {
        guard [only, following, all].filter(\.self).count <= 1 else {
            throw ValidationError("Say one of --only, --following and --all.")
        }
    }

    var scope: SessionScope? { only ? .only : following ? .following : all ? .all : nil }
}

extension SessionGroup {
    struct Confirm: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm", abstract: "The patient has said that they will come.",
            discussion: "Example: physio session confirm S12")

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(help: "A note for the team.") var note: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions {
                ConfirmSession(try $0.session(named: session).id, note: note)
            }
        }
    }

    struct ForPatient: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "text", abstract: "What the patient reads of a session in the calendar.",
            discussion: """
                It stands in every calendar but those of --privacy busy: name no illness, medicine or weight.
                Example: physio session text S12 "Bring the scan"
                Example: physio session text S12 --clear
                """)

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Argument(help: "The text.") var text: String?
        @Flag(help: "Take the text away.") var clear = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if clear == (text != nil) {
                throw ValidationError("Say the text, or --clear to take it away.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions {
                TellAtSession(try $0.session(named: session).id, text: text)
            }
        }
    }

    struct Attend: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "attend",
            abstract: "The patient was there; also corrects what was recorded before.",
            discussion: "Example: physio session attend S12 --note \"walked without the stick\"")

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(help: "A note for the team.") var note: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions {
                RecordAttendance(try $0.session(named: session).id, .attended, note: note)
            }
        }
    }

    struct Miss: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "miss", abstract: "The patient did not come; offers a make-up session.",
            discussion:
                "Nobody is set down as missing by the clock. Example: physio session miss S12")

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(help: "A note for the team.") var note: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions {
                RecordAttendance(try $0.session(named: session).id, .missed, note: note)
            }
        }
    }

    struct Cancel: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel",
            abstract:
                "Cancel a session, or it and more of its plan or series; the old time stays on record.",
            discussion: """
                What is past or attended is never touched by --following or --all.
                Example: physio session cancel S12 --reason sick --only
                Example: physio session cancel S12 --reason better --following --dry-run
                """)

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(
            help: "sick, better, worse, away, work, clinic or other.",
            completion: .words(of: Session.CancelReason.self)) var reason: String
        @Option(help: "A note for the team.") var note: String?
        @OptionGroup var scope: ScopeFlags
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions { clinic in
                CancelSessions(
                    try clinic.session(named: session).id,
                    why: try Written.choice(reason, "reason to cancel"), note: note,
                    scope: scope.scope)
            }
        }
    }

    struct Move: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "move",
            abstract:
                "Move a session, or it and the rest of its plan or series in the same pattern.",
            discussion: """
                Every rule is checked; one that does not allow it is named, and can be set aside with a \
                reason. What is taken by somebody else cannot. Sessions of a series (session add --every) \
                go by the same days and time of day; where one does not fit none goes, unless \
                --skip-refused lets it stay.
                Example: physio session move S12 --to 2026-12-03T10:15 --only
                Example: physio session move S12 --to 2026-12-04 --following --dry-run
                Example: physio session move S12 --to 2026-12-05T19:00 --only --despite opening-hours \
                --reason "agreed with Ana"
                """)

        @Argument(help: "The session's id.", completion: .sessions) var session: String
        @Option(help: "Start, like 2026-12-03T10:15; a day alone keeps the time.") var to: String?
        @Option(help: "With this therapist (id or name).", completion: .therapists) var therapist:
            String?
        @Option(help: "In this room (id or name).") var room: String?
        @Option(help: ArgumentHelp("A rule to set aside; repeat for more.", valueName: "rule"))
        var despite: [String] = []
        @Option(help: "Why, for the record.") var reason: String?
        @Flag(help: "This session and no other.") var only = false
        @Flag(help: "It and the later ones of its plan or series that are still ahead.")
        var following = false
        @Flag(help: "All of its series that are still ahead; of a plan see 'plan shift'.")
        var all = false
        @Flag(help: "Of a series, lets those stay that do not fit, and lists them.")
        var skipRefused = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if to == nil && therapist == nil && room == nil {
                throw ValidationError("Say where to: --to, --therapist or --room.")
            }
            if [only, following, all].count(where: \.self) > 1 {
                throw ValidationError("Say one of --only, --following and --all.")
            }
            if only && skipRefused {
                throw ValidationError("One session goes or stays: leave out --skip-refused.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions { clinic in
                var move = MoveSession(
                    try clinic.session(named: session).id,
                    to: try to.map { try NewStart(telling: $0, today: clinic.today) },
                    therapist: try therapist.map { try clinic.therapist(named: $0).id },
                    room: try room.map { try clinic.room(named: $0).id },
                    scope: only ? .only : following ? .following : all ? .all : nil,
                    override: try RuleOverride(despite, reason: reason))
                move.leaves = skipRefused
                return move
            }
        }
    }

    struct MakeUp: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "makeup",
            abstract: "Book a session in place of one that was cancelled or missed.",
            discussion: """
                In its week if the gap rule allows, else later, whereby its phase ends later; not within two hours, \
                unless --to names a time.
                Example: physio session makeup S12
                Example: physio session makeup S12 --to 2026-12-05T09:00
                """)

        @Argument(help: "The session that was lost.", completion: .sessions) var session: String
        @Option(help: "Start, like 2026-12-03T10:15 (else the best free time).") var to: String?
        @Option(help: "With this therapist (id or name).", completion: .therapists) var therapist:
            String?
        @Option(help: "In this room (id or name).") var room: String?
        @Option(help: ArgumentHelp("A rule to set aside; repeat for more.", valueName: "rule"))
        var despite: [String] = []
        @Option(help: "Why, for the record.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions { clinic in
                MakeUpSession(
                    for: try clinic.session(named: session).id,
                    to: try to.map(LocalTime.init(parsing:)),
                    therapist: try therapist.map { try clinic.therapist(named: $0).id },
                    room: try room.map { try clinic.room(named: $0).id },
                    override: try RuleOverride(despite, reason: reason))
            }
        }
    }
}
