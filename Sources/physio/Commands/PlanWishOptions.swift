import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

/// What is wished of a plan that is to be made.
struct PlanWishOptions: ParsableArguments {
    @Option(help: "The diagnosed cause; see 'physio cause list'.", completion: .causes)
    var cause: String
    @Option(help: "Earliest day (else tomorrow).") var start: String?
    @Option(help: "left, right or both.", completion: .words(of: PlanDetails.Side.self))
    var side: String?
    @Option(help: "Only with this therapist.", completion: .therapists) var therapist: String?
    @Option(
        help: ArgumentHelp(
            "Propose this medicine, by id or name; repeat for more.", valueName: "name"),
        completion: .medicines)
    var medicine: [String] = []
    @Flag(help: "Propose no medicine.") var noMedicine = false
    @Flag(help: "Leave weight loss out.") var noWeightLoss = false
    @Flag(help: "Leave smoking cessation out.") var noSmoking = false
    @Flag(help: "Leave the activity programme out.") var noActivity = false
    @Option(help: "The day the patient stops smoking; the plan then starts on its first day.")
    var quitDate: String?
    @Option(
        help: ArgumentHelp("Propose a medicine that helps to stop smoking.", valueName: "id"))
    var quitAid: String?
    @Option(
        help: ArgumentHelp(
            "Show what a return needs: work-light, work-full, run or sport.",
            valueName: "step"))
    var returnTo: String?
    @Option(help: "The day of the operation, for a plan that counts its weeks from it.")
    var operation: String?
    @OptionGroup var dose: DoseOptions
    @Option(
        help: "Give the phases in this class that may be; the others with one patient.",
        completion: .classes)
    var `class`: String?
    @OptionGroup var authorisation: AuthorisedOptions
    @Option(
        help: ArgumentHelp(
            "How contacts are held: clinic, phone, video or home; of one kind like review:phone; repeat.",
            valueName: "mode"),
        completion: .words(of: Session.Mode.self))
    var mode: [String] = []
    @Flag(help: "Book the optional phases too.") var optionalPhases = false
    @Option(
        help: ArgumentHelp(
            "Who cleared a patient whose cause needs referral first, and when.",
            valueName: "name, date"))
    var clearedBy: String?
    @Option(
        help: ArgumentHelp("When, where --cleared-by tells the name alone.", valueName: "day"))
    var clearedOn: String?
    @Option(help: ArgumentHelp("A rule whose caution was seen; repeat.", valueName: "rule"))
    var acknowledge: [String] = []
    @Option(
        help: ArgumentHelp("A rule whose 'avoid' is overridden; repeat.", valueName: "rule"))
    var override: [String] = []
    @Option(help: "Why it is overridden, or why the dose is so low.") var reason: String?
    @Option(
        help: ArgumentHelp(
            "What a prescriber says to an open question; repeat.", valueName: "question=text"))
    var answer: [String] = []
    @Flag(help: "Also when a plan for this cause is running.") var secondPlan = false
    @Option(help: ArgumentHelp("Start at most so many days later.", valueName: "days"))
    var maxDelay = 14

    func validate() throws {
        if noMedicine && !medicine.isEmpty {
            throw ValidationError("Say either --medicine or --no-medicine, not both.")
        }
        if !override.isEmpty && reason == nil {
            throw ValidationError("An override needs --reason.")
        }
    }

    /// Name and date in one.
    private var cleared: String? {
        guard let clearedBy, let clearedOn else { return clearedBy }
        return "\(clearedBy), \(clearedOn)"
    }

    func request(for patient: ID<Patient>, _ clinic: Clinic) throws -> StartPlan {
        func day(_ text: String) throws -> Day { try Day(telling: text, today: clinic.today) }
        var asked = PlanWishes(patient, cause: cause)
        asked.therapist = try therapist.map { try clinic.therapist(named: $0).id }
        if noMedicine {
            asked.medicines = .none
        } else if !medicine.isEmpty {
            asked.medicines = .named(try medicine.map { try clinic.catalogueMedicine($0).id })
        }
        asked.start = try start.map(day)
        asked.side = try side.map { try Written.choice($0, "side") }
        asked.quitDate = try quitDate.map(day)
        asked.operation = try operation.map(day)
        (asked.weightLoss, asked.smokingCessation) = (!noWeightLoss, !noSmoking)
        asked.activity = !noActivity
        (asked.quitAid, asked.returnTo) = (quitAid, returnTo)
        (asked.optionalPhases, asked.clearedBy) = (optionalPhases, cleared)
        (asked.acknowledged, asked.overridden) = (acknowledge, override)
        (asked.why, asked.answers) = (reason, answer)
        asked.maxDelay = maxDelay
        (asked.dose, asked.asPossible) = (try dose.told(), dose.asPossible)
        asked.groupClass = try self.class.map { try clinic.groupClass(named: $0).id }
        asked.authorised = try authorisation.told(clinic.today)
        asked.modes = try ContactModes(telling: mode)
        var request = StartPlan(asked)
        request.isSecond = secondPlan
        return request
    }
}
