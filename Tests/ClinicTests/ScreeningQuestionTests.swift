import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Screening asks")
struct ScreeningQuestionTests {
    private func input(
        _ list: ScreeningList, _ answers: [String] = [], clear: Bool = false
    ) -> ScreeningInput {
        var input = ScreeningInput()
        (input.list, input.answers, input.clear) = (list, answers, clear)
        return input
    }

    @Test("a list of the hip does not clear a plan for the back; the cause's own list does")
    func lists() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        _ = try clinic.screen(patient, input(.region(.hip), clear: true))
        let order = PlanInput(patient: patient, cause: "sciatica", medicines: .none)
        let told = try refusal { _ = try clinic.startPlan(order) }
        #expect(told.problem.contains("does not cover"))
        #expect(told.remedy.contains("--cause sciatica"))
        #expect(!told.details.contains { $0.contains("neuro-prog") || $0 == "ces" })
        _ = try clinic.screen(patient, input(.cause("sciatica"), clear: true))
        _ = try clinic.startPlan(order)
        #expect(try clinic.check().violations == [])
    }

    @Test("each region's list covers every cause of that region, and both lists cover every flag")
    func regions() throws {
        let catalog = try TestClinic.shelf.catalog()
        for template in catalog.causes {
            let regions: [ScreeningRegion] =
                switch template.origin {
                case .hip: [.hip]
                case .spine, .sacroiliac: [.back]
                default: [.hip, .back]
                }
            let asked = catalog.redFlags.filter { !$0.regions.isDisjoint(with: regions) }.map(\.id)
            #expect(Set(template.redFlags).subtracting(asked) == [], "\(template.id)")
        }
        #expect(catalog.redFlags.allSatisfy { !$0.regions.isEmpty && !$0.questions.isEmpty })
        #expect(Set(catalog.redFlags.flatMap(\.questions).map(\.id)).count >= 91)
    }

    @Test("a yes raises its flag by the flag's own logic, is recorded, and stops the treatment")
    func raised() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        let one = try clinic.screen(
            patient, input(.cause("sciatica"), ["spine-fracture.small-fall=yes"], clear: true))
        #expect(one.flags.isEmpty && one.answers["spine-fracture.small-fall"] == true)
        let two = try clinic.screen(
            patient,
            input(
                .cause("sciatica"),
                ["spine-fracture.small-fall=yes", "spine-fracture.steroids=yes"], clear: true))
        #expect(two.flags.map(\.flag) == ["spine-fracture"])
        #expect(try clinic.stop(of: patient.id)?.flags.map(\.flag) == ["spine-fracture"])
        #expect(try clinic.screenings(of: patient).first?.answers["ces.urine"] == false)
    }

    @Test("answers one after the other add up while they count; what is not asked stays open")
    func oneByOne() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        let list = ScreeningList.cause("sciatica")
        let all = try clinic.open(of: list, for: patient).count
        var asked = 0
        while let next = try clinic.open(of: list, for: patient).first {
            let order = PlanInput(patient: patient, cause: "sciatica", medicines: .none)
            _ = try refusal { _ = try clinic.startPlan(order) }
            _ = try clinic.screen(patient, input(list, ["\(next.id)=no"]))
            asked += 1
        }
        #expect(asked > 20)
        _ = try clinic.startPlan(PlanInput(patient: patient, cause: "sciatica", medicines: .none))
        // Two weeks on they count no longer.
        let later = test.at("2027-01-05T08:00")
        #expect(try later.open(of: list, for: patient).count == all)
    }

    @Test("what is on record is not asked: age, and what makes no sense for the patient's sex")
    func known() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let clinic = test.clinic
        func asked(_ born: String?, _ sex: String) throws -> Set<String> {
            let patient = try clinic.registerPatient(
                "A \(born ?? "")\(sex)", PatientInput(born: born, sex: sex))
            return Set(
                try clinic.open(of: .both, for: patient).map(\.id))
        }
        let man = try asked("1980-01-01", "male")
        #expect(man.isDisjoint(with: ["scfe-child.young", "scfe-child.limp", "aaa.over-60"]))
        #expect(man.isDisjoint(with: ["visceral.women", "visceral.pregnant"]))
        #expect(man.contains("visceral.testicle"))
        let child = try asked("2014-01-01", "female")
        #expect(child.contains("scfe-child.limp") && !child.contains("visceral.testicle"))
        #expect(try asked(nil, "female").contains("scfe-child.young"))
        // A child that limps is a red flag, and the age alone never is.
        let patient = try clinic.registerPatient("B", PatientInput(born: "2014-01-01"))
        #expect(try clinic.screen(patient, input(.both, clear: true)).flags.isEmpty)
        let limping = try clinic.screen(patient, input(.both, ["scfe-child.limp=yes"], clear: true))
        #expect(limping.flags.map(\.flag) == ["scfe-child"])
    }

    @Test(
        "answers that are none, and to questions that are none, are refused and nothing is written")
    func bad() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput())
        for answer in ["ces.urine", "ces.urine=maybe", "ces.piss=yes", "=yes", "ces=yes"] {
            _ = try refusal {
                _ = try test.clinic.screen(patient, input(.both, [answer], clear: true))
            }
        }
        _ = try refusal {
            _ = try test.clinic.screen(patient, input(.both, ["ces.urine=yes", "ces.urine=no"]))
        }
        #expect(try test.clinic.screenings(of: patient).isEmpty)
    }

    @Test(
        "what is dangerous by itself raises its flag alone, with the action of the answer; the firmest counts",
        arguments: [
            ("septic-hip.cannot-move", "septic-hip", RedFlag.Action.emergency),
            ("septic-hip.hot-hip", "septic-hip", .urgent),
            ("septic-hip.fever", "septic-hip", .urgent),
            ("prosthesis.wound", "prosthesis", .emergency),
            ("prosthesis.stand", "prosthesis", .emergency),
            ("aaa.sudden", "aaa", .routine), ("aaa.faint", "aaa", .urgent),
            ("paget-complication.nerve", "paget-complication", .urgent),
            ("vascular.cold", "vascular", .emergency), ("vascular.walk", "vascular", .urgent),
            ("ra-refer.swollen", "ra-refer", .routine),
        ])
    func alone(question: String, flag: String, action: RedFlag.Action) throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        let found = try test.clinic.screen(patient, input(.both, ["\(question)=yes"], clear: true))
        #expect(found.flags == [ScreenedFlag(flag: flag, action: action)])
        #expect((try test.clinic.stop(of: patient.id) == nil) == (action == .routine))
        let catalog = try TestClinic.shelf.catalog()
        let known = try #require(catalog.redFlags.first { $0.id == flag })
        #expect(known.alone.allSatisfy { !known.instruction(for: $0.action).isEmpty })
    }

    @Test("a flag that is found again with a firmer action stops the treatment with that one")
    func firmer() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        _ = try test.clinic.screen(patient, input(.both, ["septic-hip.fever=yes"], clear: true))
        #expect(try test.clinic.stop(of: patient.id)?.flags.map(\.action) == [.urgent])
        let later = test.at("2026-12-01T08:00")
        _ = try later.screen(patient, input(.both, ["septic-hip.cannot-move=yes"], clear: true))
        let stop = try #require(try later.stop(of: patient.id))
        #expect(stop.flags.map(\.action) == [.emergency])
        #expect("\(stop.since)" == "2026-11-30")
        #expect(try later.drift().contains { $0.text.contains("An emergency red flag is open") })
    }

    @Test("a yes stands although the record says that the question is none for the patient")
    func againstTheRecord() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient(
            "A", PatientInput(born: "1980-01-01", sex: "female"))
        let found = try test.clinic.screen(
            patient, input(.both, ["visceral.testicle=yes"], clear: true))
        #expect(found.flags.map(\.flag) == ["visceral"])
    }

    @Test("the way out of an answer that is none names the question that was answered")
    func wayOut() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput())
        for answer in ["ces.urine=maybe", "ces.urine", "ces.urine=", "CES.urine=perhaps=no"] {
            let told = try refusal { _ = try test.clinic.screen(patient, input(.both, [answer])) }
            #expect(told.remedy.contains("--answer ces.urine=yes"), "\(answer)")
            #expect(!told.remedy.contains("saddle"))
        }
    }

    @Test("every flag: all no raises nothing, all yes raises it, and its logic names each question")
    func logic() throws {
        let catalog = try TestClinic.shelf.catalog()
        for flag in catalog.redFlags {
            let ids = flag.questions.map(\.id)
            let logic = try #require(flag.raisedWhen)
            func truth(_ answer: Bool) -> Truth {
                logic.truth(Dictionary(uniqueKeysWithValues: ids.map { ($0, answer) }))
            }
            #expect(truth(false) == .no && truth(true) == .yes, "\(flag.id)")
            #expect(logic.truth([:]) == .unknown)
            #expect(Set(logic.questions) == Set(ids), "\(flag.id)")
            #expect(flag.name != flag.id && !flag.name.contains("-prog"))
            #expect(
                flag.questions.allSatisfy { $0.text.hasSuffix("?") && $0.german.hasSuffix("?") })
        }
    }

    @Test(
        "who settled a flag is a name and a date: never a remark, never to come, never too old",
        arguments: [
            ("Dr Lee, 2026-11-20", nil, true), ("Dr Lee", "2026-11-30", true),
            ("Anne-Marie O’Neil, today", nil, true), ("Dr Lee", nil, false),
            ("Dr Lee, 2026-12-01", nil, false), ("Dr Lee, 2026-08-01", nil, false),
            ("the GP said on the phone that it is fine, 2026-11-20", nil, false),
            ("seen 2x, 2026-11-20", nil, false), (", 2026-11-20", nil, false),
            ("Dr Lee, soon", nil, false), ("2026-11-20", nil, false),
            ("Dr Ok Kim", "2026-11-30", true), ("Sister Ward-Jones", "2026-11-30", true),
            ("Jo Park’s brother Dr Park", "2026-11-30", true), ("Dr Park", "2026-11-30", true),
            ("Dr He", "2026-11-30", false), ("Dr Ping He", "2026-11-30", true),
        ]
            + [
                "none", "Nobody", "unknown", "the doctor", "GP", "Dr", "her GP",
                "the hospital team",
                "yes she is fine now", "OK", "patient", "self", "N/A", "Jo Park", "park, jo",
                "Mrs Park Jo",
                "der Hausarzt", "to be confirmed tbc", "no", "No-one", "a&e", "on-call doctor",
                "she said ok",
            ].map { ($0, "2026-11-30", false) } as [(String, String?, Bool)])
    func clearance(text: String, on: String?, isGood: Bool) throws {
        let today = try Day(parsing: "2026-11-30")
        let jo = Patient(id: ID(1), details: PatientDetails(name: "Jo Park"))
        let read = try? Clearance(
            text, on: on, of: jo, today: today, try TestClinic.shelf.catalog().clearance)
        #expect((read != nil) == isGood)
    }

    @Test(
        "a flag is closed by name and date, not before it was found; a plan takes only such a clearance"
    )
    func closing() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        _ = try clinic.screen(patient, flags: ["malignancy"])
        let nobody = try refusal {
            _ = try test.by("unknown").closeFlag(
                "malignancy", of: patient, as: .referredCleared, note: nil)
        }
        #expect(nobody.remedy.contains("--cleared-by"))
        let early = try refusal {
            _ = try clinic.closeFlag(
                "malignancy", of: patient, as: .referredCleared, note: nil, clearance: "Dr Lee",
                on: "2026-11-20")
        }
        #expect(early.problem.contains("found on 2026-11-30"))
        let later = test.at("2026-12-03T08:00")
        let all = try later.closeFlag(
            "malignancy", of: patient, as: .referredCleared, note: nil,
            clearance: "Dr Lee, 2026-12-02")
        #expect(all[0].flags[0].closing?.by == "Dr Lee")
        #expect(all[0].flags[0].closing.map { "\($0.day)" } == "2026-12-02")
        var order = PlanInput(patient: patient, cause: "avascular-necrosis", medicines: .none)
        order.clearedBy = "Dr Lee says yes"
        #expect(try refusal { _ = try later.startPlan(order) }.remedy.contains("--cleared-on"))
        order.clearedBy = nil
        _ = try later.startPlan(order)
    }
}
