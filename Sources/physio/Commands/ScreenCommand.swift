import ArgumentParser
import Clinic
import ClinicWords
import Planner

struct ScreenCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Ask for red flags and record the answers; needed before a plan is made.",
        discussion: """
            Without an answer it tells what to ask the patient, one yes or no each, and what is on record. \
            --cause asks what the plan for a cause needs, --region hip or back all of that region; without \
            either both lists. --clear answers no to every question of the list that has no --answer.
            Example: physio screen "Jo Park" --cause sciatica
            Example: physio screen "Jo Park" --cause sciatica --clear
            Example: physio screen "Jo Park" --cause sciatica --answer ces.urine=yes --clear
            Example: physio screen "Jo Park" --flag malignancy
            Example: physio screen "Jo Park" --close malignancy --outcome referred-cleared \
            --cleared-by "Dr Lee" --cleared-on 2026-12-03
            """)

    @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
    @Option(
        help: ArgumentHelp("Ask what a plan for this cause needs.", valueName: "id"),
        completion: .causes)
    var cause: String?
    @Option(help: "Ask all of a region: hip or back.", completion: .list(["hip", "back"]))
    var region: String?
    @Option(help: ArgumentHelp("An answer, yes or no; repeat.", valueName: "id=answer"))
    var answer: [String] = []
    @Flag(help: "Every question of the list without an answer here was answered no.")
    var clear = false
    @Option(help: ArgumentHelp("A flag that is present; repeat for more.", valueName: "id"))
    var flag: [String] = []
    @Option(help: "The questions' language: en or de.") var language = "en"
    @Option(help: ArgumentHelp("Close an open flag.", valueName: "id")) var close: String?
    @Option(
        help: "assessed-not-present or referred-cleared.",
        completion: .words(of: ScreenedFlag.Outcome.self)) var outcome: String?
    @Option(help: ArgumentHelp("Who settled the flag (else who acts).", valueName: "name"))
    var clearedBy: String?
    @Option(help: ArgumentHelp("When it was settled (else today).", valueName: "day"))
    var clearedOn: String?
    @Option(help: "A remark for the record.") var note: String?
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if close != nil, clear || !answer.isEmpty || !flag.isEmpty {
            throw ValidationError("Say answers (--clear, --answer), or --flag, or --close.")
        }
        if cause != nil, region != nil {
            throw ValidationError("Say --cause or --region, not both.")
        }
        if close != nil, outcome == nil {
            throw ValidationError(
                "Say how it is closed: --outcome assessed-not-present or referred-cleared.")
        }
        if clearedOn != nil, close == nil {
            throw ValidationError("--cleared-on goes with --close.")
        }
        guard ["en", "de"].contains(language) else {
            throw ValidationError("The questions are there in en and de.")
        }
    }

    func report(at access: ClinicAccess) throws -> Report {
        if close != nil {
            return try access.perform(closing) { _, clinic in
                try clinic.settledPage(of: clinic.patient(named: patient).id)
            }
        }
        guard clear || !answer.isEmpty || !flag.isEmpty else {
            return try access.show { clinic in
                try clinic.screeningPage(
                    of: clinic.patient(named: patient).id, asking: list,
                    inGerman: language == "de")
            }
        }
        return try access.perform { clinic in
            var input = ScreeningInput()
            let id = try clinic.patient(named: patient).id
            input.list = try list
            (input.flags, input.answers, input.clear) = (flag, answer, clear)
            return ScreenPatient(id, input)
        } telling: { _, clinic in
            try clinic.screeningPage(
                of: clinic.patient(named: patient).id,
                asking: !clear && flag.isEmpty ? list : nil, onlyOpen: true,
                inGerman: language == "de")
        }
    }

    private func closing(_ clinic: Clinic) throws -> CloseFlag {
        let patient = try clinic.patient(named: patient).id
        return CloseFlag(
            close ?? "", of: patient, as: try Written.outcome(outcome ?? ""), note: note,
            clearance: clearedBy, on: clearedOn)
    }

    private var list: ScreeningList {
        get throws { try Written.questions(cause: cause, region: region) }
    }
}
