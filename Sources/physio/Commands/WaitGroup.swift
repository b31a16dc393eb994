import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct WaitGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Who waits for a place, and places that are offered.",
        subcommands: [
            Add.self, List.self, Remove.self, Offer.self, Accept.self, Decline.self,
        ])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Put somebody on the waiting list.",
            discussion: """
                Without --cause and --earlier-than for any place. Who waits for the same already gets the \
                priority that is said. A session, a plan or a day that is early enough ends it.
                Example: physio wait add "Jo Park" --cause sciatica --priority urgent
                Example: physio wait add P1 --earlier-than 2026-12-10
                """)

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "For a plan for this cause.", completion: .causes) var cause: String?
        @Option(help: "For a day before this one, for a session that is booked.")
        var earlierThan: String?
        @Option(
            help: "Which session, with --earlier-than (else the first on that day or later).",
            completion: .sessions)
        var session: String?
        @Option(help: "urgent, soon or routine.", completion: .words(of: WaitingPriority.self))
        var priority = "routine"
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard cause == nil || earlierThan == nil else {
                throw ValidationError("Say one of --cause and --earlier-than.")
            }
            guard session == nil || earlierThan != nil else {
                throw ValidationError("Say before which day: --session S --earlier-than D.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                AddWish(
                    of: try clinic.patient(named: patient).id, for: try aim(clinic),
                    try Written.choice(priority, "priority"))
            } telling: { outcome, clinic in
                try clinic.added(outcome.wish, before: outcome.before)
            }
        }

        private func aim(_ clinic: Clinic) throws -> AddWish.Aim {
            if let cause { return .plan(cause: cause) }
            guard let earlierThan else { return .place }
            return .earlier(
                than: try Day(telling: earlierThan, today: clinic.today),
                try session.map { try clinic.session(named: $0).id })
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Who waits, in the order in which they are helped, and what helps.",
            discussion: """
                By priority, then who is past the target day, then who waits longer. Also on it: plans that are \
                held, and sessions that are owed.
                Example: physio wait list
                """)

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.waitingList() }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take somebody off the waiting list.",
            discussion: "Example: physio wait remove W1")

        @Argument(help: "The number on the list, or the patient's id or name.") var who: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                guard let wish = ID<Wish>(parsing: who) else {
                    return RemoveWish(.patient(try clinic.patient(named: who).id))
                }
                return RemoveWish(.wish(wish))
            } telling: { wish, clinic in
                try clinic.removed(wish)
            }
        }
    }

    struct Offer: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "offer",
            abstract: "Keep a place for somebody who waits, until they have answered.",
            discussion: """
                Nobody else is booked there meanwhile. It is kept for a day, and never beyond its start.
                Example: physio wait offer T1@2026-12-03T10:15 "Jo Park"
                """)

        @Argument(help: "With whom and when, like T1@2026-12-03T10:15.") var place: String
        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                let place = try WrittenPlace(telling: place, at: clinic)
                return OfferPlace(
                    to: try clinic.patient(named: patient).id, at: place.start,
                    with: place.therapist)
            } telling: { outcome, clinic in
                try clinic.made(outcome.offer, for: outcome.need)
            }
        }
    }

    struct Accept: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "They come: book the place that was kept for them.",
            discussion: "Example: physio wait accept O1")

        @Argument(help: "The offer's id.") var offer: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                AcceptOffer(try clinic.offer(named: offer))
            } telling: { outcome, clinic in
                try clinic.accepted(outcome.offer, outcome.report)
            }
        }
    }

    struct Decline: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline",
            abstract: "They do not come: free the place, and say whom it helps next.",
            discussion: "They wait on. Example: physio wait decline O1")

        @Argument(help: "The offer's id.") var offer: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                DeclineOffer(try clinic.offer(named: offer))
            } telling: { offer, clinic in
                try clinic.declined(offer)
            }
        }
    }
}
