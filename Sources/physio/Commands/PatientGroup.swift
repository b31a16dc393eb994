import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Planner

struct PatientGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient", abstract: "Those who are treated.",
        subcommands: [Add.self, List.self, Show.self, Set.self, Erase.self])

    /// What may be told of a patient on adding and on changing.
    struct Particulars: ParsableArguments {
        @Option(help: "Date of birth; none when it was wrong and is not known.") var born: String?
        @Option(
            help: "female, male or other; none clears it.",
            completion: .words(of: PatientDetails.Sex.self)) var sex: String?
        @Option(help: ArgumentHelp("Height in centimetres; none clears it.", valueName: "cm"))
        var heightCm: OrNone<Double>?
        @Option(help: ArgumentHelp("Weight in kilograms; none clears it.", valueName: "kg"))
        var weightKg: OrNone<Double>?
        @Option(
            help: ArgumentHelp(
                "Cigarettes a day; 0 for a non-smoker, none when not known.", valueName: "count"))
        var smokes: OrNone<Int>?
        @Option(
            help: ArgumentHelp(
                "Another fact, like egfr=45@2026-11-03, or egfr=unknown to forget it; see"
                    + " 'physio fact list'; repeat.",
                valueName: "key=value"))
        var fact: [String] = []
        @Option(
            help: ArgumentHelp(
                "The answer to a group of questions, like heart=no: none of it, beside what is on record;"
                    + " heart=yes lists what to ask one by one; repeat.",
                valueName: "question=no"))
        var answer: [String] = []
        @Option(help: "Who said the facts (else who acts).") var saidBy: String?
        @Option(
            help: ArgumentHelp(
                "A condition as people say it, like \"high blood pressure\" or \"heart attack:"
                    + " longer ago\"; none when all were asked and there is none, or none but those named beside it;"
                    + " no-others when those on record are all; other:TEXT keeps"
                    + " a text as it is; repeat.", valueName: "name"))
        var condition: [String] = []
        @Option(
            help: ArgumentHelp(
                "A medicine taken now, by name or brand, like ramipril or Nurofen; none when asked"
                    + " and there is none; no-others when those on record are all; other:TEXT keeps a text as it is; repeat.",
                valueName: "name"), completion: .medicines)
        var medicine: [String] = []
        @Option(
            help: ArgumentHelp(
                "What the patient does not bear and what happened, like \"penicillin: rash\";"
                    + " none when asked and there is none; no-others when those on record are all;"
                    + " repeat.",
                valueName: "substance: reaction"))
        var allergy: [String] = []
        @Option(help: "When the patient can come, like \"Mon,Wed 08:00-10:00\"; any for any time.")
        var available: String?
        @Option(
            help: ArgumentHelp(
                "Days away, like 2026-12-20..2027-01-03; none clears them; repeat for more.",
                valueName: "day..day"))
        var blocked: [String] = []
        @Option(help: "morning, afternoon or evening; none clears it.") var prefers: String?
        @Option(
            help: "The therapist wished for, by id or name; none clears it.",
            completion: .therapists)
        var therapist: String?
        @Option(help: "Address for invitations; none clears it.") var email: String?
        @Option(help: "Telephone; none clears it.") var phone: String?
        @Option(
            help: "The language in which the patient reads: en or de; none for English.",
            completion: .list(["en", "de"])) var language: String?
        @Option(help: "Where the patient lives, for visits at home; none clears it.")
        var address: String?
        @Option(
            help: ArgumentHelp(
                "Minutes on the way there, 0 to 180; none clears it.", valueName: "minutes"))
        var travel: OrNone<Int>?

        func told(at clinic: Clinic) throws -> PatientParticulars {
            var input = PatientInput(
                born: told(born), sex: told(sex), heightCm: heightCm?.value,
                weightKg: weightKg?.value, smokes: smokes?.value,
                facts: fact, saidBy: saidBy, conditions: condition, medicines: medicine,
                available: told(available, nothing: "any"),
                blocked: blocked.filter { told($0) != nil }, prefers: told(prefers),
                therapist: try told(therapist).map { try clinic.therapist(named: $0).id },
                email: told(email), phone: told(phone))
            (input.language, input.address) = (told(language), told(address))
            input.travel = travel?.value
            input.allergies = allergy
            input.answers = answer
            input.cleared = cleared
            return try input.particulars(today: clinic.today)
        }

        /// `nil` for a value that clears.
        private func told(_ text: String?, nothing: String = "none") -> String? {
            text?.lowercased() == nothing ? nil : text
        }

        private var cleared: Swift.Set<PatientParticulars.Clearable> {
            var cleared: Swift.Set<PatientParticulars.Clearable> = []
            let texts: [(PatientParticulars.Clearable, String?)] = [
                (.born, born), (.sex, sex), (.prefers, prefers), (.therapist, therapist),
                (.email, email), (.phone, phone), (.language, language), (.address, address),
            ]
            for (field, text) in texts where text != nil && told(text) == nil {
                cleared.insert(field)
            }
            if blocked.contains(where: { told($0) == nil }) { cleared.insert(.blocked) }
            if available != nil, told(available, nothing: "any") == nil {
                cleared.insert(.available)
            }
            if heightCm?.isNone == true { cleared.insert(.height) }
            if weightKg?.isNone == true { cleared.insert(.weight) }
            if smokes?.isNone == true { cleared.insert(.smokes) }
            if travel?.isNone == true { cleared.insert(.travel) }
            return cleared
        }
    }

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Register a patient.",
            discussion: """
                Example: physio patient add "Jo Park" --born 1961-04-02 --height-cm 170 \
                --weight-kg 96 --smokes 12 --available "Mon-Thu 08:00-12:00" --prefers morning
                """)

        @Argument(help: "The patient's name.") var name: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                RegisterPatient(name, try particulars.told(at: clinic))
            } telling: {
                try $1.changedPatient($0, answers: particulars.answer)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the patients.",
            discussion: "Example: physio patient list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.patientList() }
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a patient.",
            discussion: "Example: physio patient show \"Jo Park\"")

        @Argument(help: "Id or name.", completion: .patients) var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.page(of: $0.patient(named: patient)) }
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Change what is known of a patient; what is not named stays.",
            discussion:
                "Example: physio patient set P1 --weight-kg 94 --without-medicine ibuprofen")

        @Argument(help: "Id or name.", completion: .patients) var patient: String
        @Option(help: "A new name.") var name: String?
        @Option(
            help: ArgumentHelp(
                "A medicine that is not taken any more; repeat.", valueName: "name"))
        var withoutMedicine: [String] = []
        @Option(
            help: ArgumentHelp("A condition recorded by mistake; repeat.", valueName: "name"))
        var withoutCondition: [String] = []
        @Option(
            help: ArgumentHelp("An allergy recorded by mistake; repeat.", valueName: "name"))
        var withoutAllergy: [String] = []
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform(request) {
                try $1.changedPatient($0.after, $0, answers: particulars.answer)
            }
        }

        private func request(_ clinic: Clinic) throws -> ChangePatient {
            let id = try clinic.patient(named: patient).id
            var told = try particulars.told(at: clinic)
            told.withoutMedicines = withoutMedicine
            told.withoutConditions = withoutCondition
            told.withoutAllergies = withoutAllergy
            told.forgetsAllergies = options.yes
            return ChangePatient(id, name: name, told)
        }
    }

    struct Erase: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "erase", abstract: "Erase the person; the bookings stay, without a name.",
            discussion: "Example: physio patient erase P1 --yes")

        @Argument(help: "Id or name.", completion: .patients) var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ErasePatient(try clinic.patient(named: patient).id, isConfirmed: options.yes)
            } telling: { erased, _ in
                erased
            }
        }
    }
}
