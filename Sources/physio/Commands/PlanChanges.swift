import ArgumentParser
import CivilTime
import Clinic
import Planner

extension PlanGroup {
    struct Change: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "change",
            abstract: "Give what is ahead of a plan another dose, or record what is authorised.",
            discussion: """
                Sessions a week change from the next week of each phase on, their length at once; sessions that stand \
                keep their days where they can.
                Example: physio plan change L1 --sessions-per-week 1 --reason "better than expected"
                Example: physio plan change L1 --minutes 45 --reason tired --dry-run

                A further number of sessions comes on top of those authorised before; a day or a pause alone is \
                about the last ones.
                Example: physio plan change L1 --authorised 6 --until 2027-02-28
                Example: physio plan change L1 --until 2027-03-31
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @OptionGroup var dose: RateOptions
        @OptionGroup var authorisation: AuthorisedOptions
        @Flag(help: "The last ones were written down wrongly: this is said instead.")
        var instead = false
        @Option(help: "Why, for the team.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            let (perWeek, minutes) = try dose.told()
            let hasDose = !perWeek.isEmpty || minutes != nil
            guard authorisation.isSaid || hasDose else {
                throw ValidationError(
                    "Say what changes, like --sessions-per-week 1 or --authorised 6.")
            }
            guard !authorisation.isSaid || !hasDose else {
                throw ValidationError(
                    "Change the dose and what is authorised one after the other.")
            }
            guard !hasDose || reason != nil else {
                throw ValidationError("Say why the dose changes: --reason TEXT.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            let (perWeek, minutes) = try dose.told()
            guard authorisation.isSaid else {
                return try access.perform { clinic in
                    ChangeDose(
                        try clinic.plan(named: plan).id, perWeek: perWeek, minutes: minutes,
                        why: reason ?? "")
                } telling: {
                    try $1.changedPlan($0)
                }
            }
            return try access.perform { clinic in
                var told = try authorisation.told(clinic.today) ?? AuthorisedChange()
                told.corrects = instead
                return ChangePlan(
                    try clinic.plan(named: plan).id, authorised: told, reason: reason)
            } telling: {
                try $1.page(of: $0)
            }
        }
    }

    struct Pause: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "pause", abstract: "Let a plan rest; what is ahead moves by whole weeks.",
            discussion: """
                Sessions, reviews, phases and home exercises move. What has a clock of its own stays: \
                a medicine's course, the quit date, weight checks.
                Example: physio plan pause L1 --from 2026-12-21 --to 2027-01-03 --dry-run
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "First day of rest.") var from: String
        @Option(help: "Last day of rest, included.") var to: String
        @Option(help: "Why, for the team.") var reason: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                PausePlan(
                    try clinic.plan(named: plan).id,
                    from: try Day(telling: from, today: clinic.today),
                    through: try Day(telling: to, today: clinic.today), why: reason)
            } telling: {
                try $1.changedPlan($0)
            }
        }
    }

    struct Resume: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "resume",
            abstract: "End a pause; what is ahead comes back by the weeks not needed.",
            discussion: "Example: physio plan resume L1 --on 2026-12-28")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "The day from which it goes on (else today).") var on: String?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ResumePlan(
                    try clinic.plan(named: plan).id,
                    on: try on.map { try Day(telling: $0, today: clinic.today) })
            } telling: {
                try $1.changedPlan($0)
            }
        }
    }

    struct Shift: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "shift",
            abstract: "Move what is ahead of a plan by days, later or earlier.",
            discussion: """
                A plan that has not begun moves whole, with its quit date and proposed medicines.
                Example: physio plan shift L1 --days 7 --dry-run
                Example: physio plan shift L1 --days=-2
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "How many; below 0 is earlier.") var days: Int
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ShiftPlan(try clinic.plan(named: plan).id, by: days)
            } telling: {
                try $1.changedPlan($0)
            }
        }
    }

    struct Extend: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "extend", abstract: "Make a phase longer, with more sessions at its dose.",
            discussion: """
                What comes after the phase moves by as many weeks.
                Example: physio plan extend L1 --weeks 2
                Example: physio plan extend L1 --weeks 2 --sessions 3 --phase 1 --dry-run
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "1 to 26.") var weeks: Int
        @Option(help: "How many more (else what the phase's dose gives).") var sessions: Int?
        @Option(help: "Which phase, from 1 (else the last).") var phase: Int?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ExtendPlan(
                    try clinic.plan(named: plan).id, byWeeks: weeks, sessions: sessions,
                    phase: phase)
            } telling: {
                try $1.changedPlan($0)
            }
        }
    }

    struct Discharge: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "discharge",
            abstract: "End a plan: cancel what is ahead, keep the past, write a summary.",
            discussion: "Example: physio plan discharge L1 --reason \"goals met\"")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "Why the plan ends.") var reason: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                DischargePlan(try clinic.plan(named: plan).id, why: reason)
            } telling: {
                try $1.changedPlan($0)
            }
        }
    }

    struct History: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "What was done to a plan, the newest first.",
            discussion: "Example: physio plan history L1")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: "How many entries.") var limit = 20
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                try clinic.historyPage(limit: limit, plan: clinic.plan(named: plan))
            }
        }
    }
}
