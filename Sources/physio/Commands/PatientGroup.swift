import ArgumentParser
import CivilTime
import Clinic
import Planner

struct PatientGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient", abstract: "Those who are treated.",
        subcommands: [Add.self, List.self, Show.self, Set.self, Erase.self])

    /// What may be told of a patient on adding and on changing.
    struct Particulars: ParsableArguments {
        @Option(help: "Date of birth.") var born: String?
        @Option(help: "female, male or other.") var sex: String?
        @Option(help: ArgumentHelp("Height in centimetres.", valueName: "cm"))
        var heightCm: Double?
        @Option(help: ArgumentHelp("Weight in kilograms.", valueName: "kg"))
        var weightKg: Double?
        @Option(help: ArgumentHelp("Cigarettes a day; 0 for none.", valueName: "count"))
        var smokes: Int?
        @Option(
            help: ArgumentHelp(
                "Another fact, like egfr=45@2026-11-03; see 'physio fact list'; repeat.",
                valueName: "key=value"))
        var fact: [String] = []
        @Option(help: "Who said the facts (else who acts).") var saidBy: String?
        @Option(
            help: ArgumentHelp(
                "A condition's id, or none when all were asked; repeat.", valueName: "id"))
        var condition: [String] = []
        @Option(
            help: ArgumentHelp(
                "A medicine taken now, by id, or none when asked; repeat.", valueName: "id"))
        var medicine: [String] = []
        @Option(help: "When the patient can come, like \"Mon,Wed 08:00-10:00\".")
        var available: String?
        @Option(
            help: ArgumentHelp(
                "Days away, like 2026-12-20..2027-01-03; repeat for more.", valueName: "day..day"))
        var blocked: [String] = []
        @Option(help: "morning, afternoon or evening.") var prefers: String?
        @Option(help: "The therapist wished for, by id or name.") var therapist: String?
        @Option(help: "Address for invitations.") var email: String?
        @Option(help: "Telephone.") var phone: String?

        func input(_ clinic: Clinic) throws -> PatientInput {
            PatientInput(
                born: born, sex: sex, heightCm: heightCm, weightKg: weightKg, smokes: smokes,
                facts: fact, saidBy: saidBy, conditions: condition, medicines: medicine,
                available: available,
                blocked: blocked, prefers: prefers,
                therapist: try therapist.map { try clinic.therapist(named: $0).id },
                email: email, phone: phone)
        }
    }

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register a patient.",
            discussion: """
                Example: physio patient add "Jo Park" --born 1961-04-02 --height-cm 170 \
                --weight-kg 96 --smokes 12 --available "Mon-Thu 08:00-12:00" --prefers morning
                """)

        @Argument(help: "The patient's name.") var name: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let patient = try clinic.registerPatient(name, particulars.input(clinic))
            return Report(text: desk.summary(patient), json: ["patient": desk.json(patient)])
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the patients.", discussion: "Example: physio patient list")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let patients = try desk.clinic().patients()
            var table = Table("ID", "NAME", "BORN", "AVAILABLE", "PREFERS")
            for patient in patients {
                let details = patient.details
                table.add(
                    "\(patient.id)", patient.name, details.born?.description ?? "–",
                    details.available == .always ? "any time" : "\(details.available)",
                    details.prefers?.rawValue ?? "–")
            }
            return Report(
                text: patients.isEmpty
                    ? "No patients yet: physio patient add NAME" : desk.text(table),
                json: ["patients": .array(patients.map(desk.json))])
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a patient.", discussion: "Example: physio patient show \"Jo Park\"")

        @Argument(help: "Id or name.") var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let found = try desk.clinic().patient(named: patient)
            return Report(
                text: desk.summary(found), json: ["stop": .null, "patient": desk.json(found)])
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is known of a patient; what is not named stays.",
            discussion:
                "Example: physio patient set P1 --weight-kg 94 --blocked 2026-12-20..2027-01-03")

        @Argument(help: "Id or name.") var patient: String
        @Option(help: "A new name.") var name: String?
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let changed = try clinic.changePatient(
                clinic.patient(named: patient), name: name, particulars.input(clinic))
            let hit = try clinic.safetyDrift(of: changed.id)
                .filter { [.redFlag, .contraindicated, .avoid].contains($0.kind) }
            let sessions = try clinic.hits(of: changed)
            let told =
                sessions.isEmpty
                ? []
                : ["\(sessions.count) booked sessions lie where the patient cannot come:"]
                    + sessions.map(desk.line)
            return Report(
                text: desk.summary(changed),
                json: [
                    "patient": desk.json(changed), "drift": .array(hit.map(\.json)),
                    "hit": .array(sessions.map(desk.json)),
                ],
                talk: hit.map { item in
                    (item.plan.map { "\($0) is hit. " } ?? "") + "\(item.text) \(item.command)"
                } + told)
        }
    }

    struct Erase: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase the person; the bookings stay, without a name.",
            discussion: "Example: physio patient erase P1 --yes")

        @Argument(help: "Id or name.") var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let found = try clinic.patient(named: patient)
            guard options.yes || options.dryRun else {
                throw Failure(
                    .usage, "This erases the person behind \(found.id) for good.",
                    remedy: "Say --yes to do it, or --dry-run to see what it would do.")
            }
            let published = try clinic.erasePatient(found)
            return Report(
                text: "\(found.id) is erased; the bookings stay without a name.",
                json: ["erased": .text(found.id), "published": .texts(published)],
                talk: published.map {
                    "The calendar \($0) still holds the appointments: remove it on the server."
                })
        }
    }
}
