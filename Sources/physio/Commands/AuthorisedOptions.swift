import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

/// What whoever pays or refers has allowed.
struct AuthorisedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "So many sessions are authorised by whoever pays or refers.", valueName: "n"))
    var authorised: String?
    @Option(help: ArgumentHelp("The last day that is authorised.", valueName: "day"))
    var until: String?
    @Option(
        help: ArgumentHelp(
            "The first session has to be on this day at the latest.", valueName: "day"))
    var startBy: String?
    @Option(
        help: ArgumentHelp("Days from one session to the next, at most.", valueName: "days"))
    var longestPause: Int?

    var isSaid: Bool {
        authorised != nil || until != nil || startBy != nil || longestPause != nil
    }

    func validate() throws {
        guard let authorised else { return }
        guard Int(authorised) != nil || authorised == "none" else {
            throw ValidationError(
                "--authorised is a number of sessions, or 'none' where nobody has to allow any.")
        }
    }

    /// `nil` where nothing was said.
    func told(_ today: Day) throws -> AuthorisedChange? {
        guard isSaid else { return nil }
        var change = AuthorisedChange()
        change.endsAll = authorised == "none"
        change.sessions = authorised.flatMap { Int($0) }
        change.until = try until.map { try Day(telling: $0, today: today) }
        change.startBy = try startBy.map { try Day(telling: $0, today: today) }
        change.longestPause = longestPause
        return change
    }
}
