import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Usual words are known, and no question leads back to itself")
struct UsualWordsTests {
    @Test(
        "conditions as people say them",
        arguments: [
            ("blood clot in my leg", "deep-vein-thrombosis"),
            ("clot in the leg", "deep-vein-thrombosis"),
            ("kidney trouble", "chronic-kidney-disease"), ("bad kidneys", "chronic-kidney-disease"),
            ("bruises easily", "bleeding-disorder"), ("bulge in my aorta", "aortic-aneurysm"),
            ("a bleed in the brain", "bleeding-in-the-head"), ("on oxygen", "severe-copd"),
            ("bypass", "heart-bypass"), ("sickle cell", "sickle-cell-disease"),
            ("peripheral artery disease", "peripheral-arterial-disease"),
            ("cerebrovascular disease", "stroke"), ("caesarean", "caesarean-section"),
            ("caesarian", "caesarean-section"), ("old foot drop", "long-standing-foot-drop"),
        ])
    func conditions(told: String, id: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(conditions: [told]))
        #expect(patient.details.conditions == [id])
    }

    @Test(
        "allergies as people say them",
        arguments: [
            ("Band-Aid", "sticking-plaster"), ("band aids", "sticking-plaster"),
            ("gloves", "latex"),
            ("balloons", "latex"), ("bananas", "banana-avocado-or-kiwi"), ("vaccines", "vaccine"),
            ("wasp", "bee-or-wasp-sting"), ("sulpha drugs", "sulfonamide-antibiotic"),
            ("perfume", "perfume"), ("menthol", "menthol"),
        ])
    func allergies(told: String, id: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        var input = PatientInput()
        input.allergies = [told]
        let patient = try test.clinic.registerPatient("A", input)
        #expect(patient.details.allergies.map(\.substance) == [id])
    }

    @Test(
        "what is offered instead of a text is taken when it is told: of each name with two meanings"
    )
    func noLoop() throws {
        let index = try TestClinic.shelf.nameIndex(.condition)
        let catalog = try TestClinic.shelf.catalog()
        for name in catalog.names.ambiguous where name.kind == .condition && name.sign == nil {
            guard case .doubtful(let doubt) = index.answer("a peculiar \(name.said) thing") else {
                continue
            }
            for candidate in doubt.candidates {
                let answer = index.answer(candidate.name)
                guard case .known = answer else {
                    Issue.record("\(name.said): \(candidate.name) leads to \(answer)")
                    continue
                }
            }
        }
    }

    @Test("a lung disease and a birth are asked back with what the rules need")
    func askedBack() throws {
        let test = try TestClinic()
        defer { test.remove() }
        for told in ["lung disease", "just had a baby"] {
            #expect(throws: NameRefusal.self) {
                try test.clinic.registerPatient("A", PatientInput(conditions: [told]))
            }
        }
    }
}
