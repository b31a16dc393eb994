import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClassGroup {
    struct Cancel: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel",
            abstract: "Cancel a meeting, or it and later ones, with all seats in it.",
            discussion: """
                Everybody who had a seat is told of, with a telephone number.
                Example: physio class cancel K1 --on 2026-12-29 --only
                Example: physio class cancel K1 --on 2027-02-02 --following --reason clinic --dry-run
                """)

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Option(help: "The day of the meeting, or its start.") var on: String
        @Option(
            help: "sick, better, worse, away, work, clinic or other.",
            completion: .words(of: Session.CancelReason.self)) var reason = "clinic"
        @OptionGroup var scope: MeetingScope
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                CancelMeetings(
                    of: try clinic.groupClass(named: self.class).id,
                    at: try MeetingTime(telling: on, today: clinic.today), scope.scope,
                    why: try Written.choice(reason, "reason to cancel"))
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct Move: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "move",
            abstract: "Move a meeting, or it and later ones, with all seats in it.",
            discussion: """
                Every rule is checked, and nobody is moved to where they have another appointment.
                Example: physio class move K1 --on 2026-12-29 --to 2026-12-30T17:00 --only
                Example: physio class move K1 --on 2027-01-05 --therapist T2 --following
                """)

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Option(help: "The day of the meeting, or its start.") var on: String
        @Option(help: "The new day, or day and time.") var to: String?
        @Option(help: "Who holds it then, by id or name.", completion: .therapists)
        var therapist: String?
        @Option(help: "The room then, by id or name.") var room: String?
        @OptionGroup var scope: MeetingScope
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                var move = MoveMeetings(
                    of: try clinic.groupClass(named: self.class).id,
                    at: try MeetingTime(telling: on, today: clinic.today), scope.scope)
                move.to = try to.map { try NewStart(telling: $0, today: clinic.today) }
                move.therapist = try therapist.map { try clinic.therapist(named: $0).id }
                move.room = try room.map { try clinic.room(named: $0).id }
                return move
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "End a class: all its meetings to come are cancelled, with all seats.",
            discussion: "What was held stays on record. Example: physio class remove K1")

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Option(
            help: "sick, better, worse, away, work, clinic or other.",
            completion: .words(of: Session.CancelReason.self)) var reason = "clinic"
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                CancelMeetings(
                    ending: try clinic.groupClass(named: self.class).id,
                    why: try Written.choice(reason, "reason to cancel"))
            } telling: {
                try $1.page(of: $0)
            }
        }
    }
}

extension MeetingTime {
    /// Reads a day (`2026-12-08`, `tue`) or the start of a meeting (`2026-12-08T17:00`).
    ///
    /// - Throws: where the text is neither.
    init(telling text: String, today: Day) throws {
        if let start = try? LocalTime(parsing: text) {
            self = .start(start)
        } else {
            self = .day(try Day(telling: text, today: today))
        }
    }
}

/// Which meetings are meant beside the one that is named.
struct MeetingScope: ParsableArguments {
    @Flag(help: "This meeting and no other.") var only = false
    @Flag(help: "It and the later ones.") var following = false
    @Flag(help: "All that are to come.") var all = false

    func validate() throws {
        guard [only, following, all].filter(\.self).count <= 1 else {
            throw ValidationError("Say one of --only, --following and --all.")
        }
    }

    var scope: SessionScope? { only ? .only : following ? .following : all ? .all : nil }
}
