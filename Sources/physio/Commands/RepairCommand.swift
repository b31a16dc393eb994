import ArgumentParser
import Clinic
import Planner

struct RepairCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Propose new places for what an absence, a closed day or a trip has hit.",
        discussion: """
            The least change over all plans that were hit: what can stay stays, what cannot goes as near as it \
            can, confirmed sessions move last, other patients are not touched. Nobody is asked to come within two \
            hours at another time. Nothing is written without --apply, which is one change and one undo.
            Example: physio absence add "Ana Silva" --from 2026-12-07 --to 2026-12-11
            Example: physio repair
            Example: physio repair --apply
            """)

    @Option(help: "Only what hits this therapist's sessions (id or name).", completion: .therapists)
    var therapist: String?
    @Option(help: "Only this plan.", completion: .plans) var plan: String?
    @Flag(help: "Write the proposal.") var apply = false
    @Option(help: "How often a few plans are taken out and placed again; more finds more.")
    var effort: Int?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        guard apply else {
            return try access.show { clinic in
                RepairPage(try clinic.proposal(of: request(clinic)), try clinic.roster())
            }
        }
        return try access.perform(request) { try $1.repaired($0) }
    }

    private func request(_ clinic: Clinic) throws -> RepairPlans {
        RepairPlans(
            therapist: try therapist.map { try clinic.therapist(named: $0).id },
            plan: try plan.map { try clinic.plan(named: $0).id }, effort: effort)
    }
}
