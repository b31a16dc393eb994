import ArgumentParser
import Clinic
import Planner

struct AssessCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Hip or spine? Red flags first, then the causes ranked; a clinician decides.",
        discussion: """
            What is not named stays unknown and never counts as absent; what is on record counts \
            without being told again. A sign is given by its id or in words.
            Example: physio assess "Jo Park" --present groin-pain --present "socks and shoes" \
            --absent slump
            """)

    @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
    @Option(
        help: ArgumentHelp("A sign that was found; repeat.", valueName: "sign"), completion: .signs)
    var present: [String] = []
    @Option(
        help: ArgumentHelp("A sign that was looked for and not found; repeat.", valueName: "sign"),
        completion: .signs)
    var absent: [String] = []
    @Option(
        help: "Where the patient is seen: primary-care or physio.",
        completion: .list(["primary-care", "physio"])) var setting: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.perform { clinic in
            AssessPatient(
                try clinic.patient(named: patient).id, present: present, absent: absent,
                setting: setting)
        } telling: { made, _ in
            made
        }
    }
}
