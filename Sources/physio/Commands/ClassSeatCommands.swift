import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClassGroup {
    struct Seat: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "seat", abstract: "Give a patient a seat in the meetings of a class.",
            discussion: """
                In all that are to come, or from a day on, or on certain days. Each seat is a session of its \
                own: it can be confirmed, cancelled, attended and exported like any other.
                Example: physio class seat K1 "Jo Park"
                Example: physio class seat "Hip class" P1 --on 2026-12-08 --on 2026-12-15
                Example: physio class seat K1 P2 --from 2027-01-04 --wait
                """)

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "Meetings from this day on (else all that are to come).") var from: String?
        @Option(help: "The day of a meeting, or its start; may be repeated.") var on: [String] = []
        @Flag(help: "Give the other seats where some do not fit.") var skipRefused = false
        @Flag(
            help: "Put the patient on the waiting list for what is full, and give the other seats.")
        var wait = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard from == nil || on.isEmpty else {
                throw ValidationError("Say one of --from and --on.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            var person: ID<Patient>?
            return try access.perform { clinic in
                let id = try clinic.patient(named: patient).id
                person = id
                var seat = SeatPatient(
                    id, in: try clinic.groupClass(named: self.class).id, try choice(clinic))
                (seat.leavesOut, seat.waits) = (skipRefused, wait)
                return seat
            } telling: { seating, clinic in
                try clinic.page(of: seating, for: person ?? clinic.patient(named: patient).id)
            }
        }

        private func choice(_ clinic: Clinic) throws -> SeatPatient.Choice {
            guard on.isEmpty else {
                return .at(try on.map { try MeetingTime(telling: $0, today: clinic.today) })
            }
            return .from(try from.map { try Day(telling: $0, today: clinic.today) })
        }
    }

    struct Unseat: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "unseat",
            abstract: "Take seats of a patient back, and say who waits for them.",
            discussion: """
                All that are to come, or from a day on, or one.
                Example: physio class unseat K1 P1 --on 2026-12-15 --reason away
                """)

        @Argument(help: "Its id or name.", completion: .classes) var `class`: String
        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "The day of one meeting, or its start.") var on: String?
        @Option(help: "Meetings from this day on (else all that are to come).") var from: String?
        @Option(
            help: "sick, better, worse, away, work, clinic or other.",
            completion: .words(of: Session.CancelReason.self)) var reason = "other"
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard from == nil || on == nil else {
                throw ValidationError("Say one of --from and --on.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.changeSessions { clinic in
                UnseatPatient(
                    try clinic.patient(named: patient).id,
                    from: try clinic.groupClass(named: self.class).id,
                    at: try on.map { try MeetingTime(telling: $0, today: clinic.today) },
                    since: try from.map { try Day(telling: $0, today: clinic.today) },
                    why: try Written.choice(reason, "reason to cancel"))
            }
        }
    }

    struct Attend: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "attend", abstract: "Record who came to a meeting of a class.",
            discussion: """
                Example: physio class attend K1 P1 P3 --on today
                Example: physio class attend K1 --all --on 2026-12-08
                """)

        @OptionGroup var who: WhoCame
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try who.report(.attended, at: access)
        }
    }

    struct Miss: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "miss", abstract: "Record who did not come to a meeting of a class.",
            discussion: "Example: physio class miss K1 P2 --on today")

        @OptionGroup var who: WhoCame
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try who.report(.missed, at: access)
        }
    }
}

/// Who came to which meeting, as it is written.
struct WhoCame: ParsableArguments {
    @Argument(help: "Its id or name.", completion: .classes) var `class`: String
    @Argument(help: "The patients, by id or name.", completion: .patients) var patients: [String] =
        []
    @Flag(help: "All of whom nothing was recorded.") var all = false
    @Option(help: "The day of the meeting, or its start.") var on: String

    func validate() throws {
        guard patients.isEmpty == all else {
            throw ValidationError("Name the patients, or say --all.")
        }
    }

    func report(
        _ attendance: RecordAttendance.Attendance, at access: ClinicAccess
    ) throws -> Report {
        try access.perform { clinic in
            AttendClass(
                try clinic.groupClass(named: self.class).id,
                at: try MeetingTime(telling: on, today: clinic.today),
                all ? nil : try patients.map { try clinic.patient(named: $0).id }, attendance)
        } telling: {
            try $1.page(of: $0.report, open: $0.open)
        }
    }
}
