import ClinicStore
import Planner
import Testing

@testable import Clinic

/// Patients, therapists, rooms and persons are found by one mechanism; each noun is tried.
@Suite("People and things by name")
struct NameLookupTests {
    private static let nouns = ["patient", "therapist", "room", "person"]

    /// `Ana Keller`, `Ben O’Brien`, `Zoë Müller-Øst`, twice `Jo Park`, as each noun has them.
    private static func world() throws -> TestClinic {
        let test = try TestClinic()
        for name in ["Ana Keller", "Ben O’Brien", "Zoë Müller-Øst", "Jo Park", "Jo Park"] {
            var told = PatientParticulars()
            told.phone = name == "Jo Park" ? "0\(try test.clinic.patients().count)" : nil
            _ = try test.clinic.perform(RegisterPatient(name, told))
            // Two rooms of one name, as older files may have them.
            try test.clinic.write { _ = try $0.addRoom(name: name, capacity: 1) }
            _ = try test.clinic.addTherapist(name: name)
        }
        return test
    }

    private static func found(_ noun: String, _ text: String, _ clinic: Clinic) throws -> String {
        switch noun {
        case "patient": "\(try clinic.patient(named: text).name)"
        case "therapist": "\(try clinic.therapist(named: text).name)"
        default: "\(try clinic.room(named: text).name)"
        }
    }

    @Test(
        "a name is found however it is typed",
        arguments: ["patient", "therapist", "room"],
        [
            ("ana keller", "Ana Keller"), (" Ana   Keller ", "Ana Keller"),
            ("KELLER", "Ana Keller"),
            ("Ben O'Brien", "Ben O’Brien"), ("ben obrien", "Ben O’Brien"),
            ("Ben OʼBrien", "Ben O’Brien"), ("zoe muller ost", "Zoë Müller-Øst"),
            ("Zoe\u{308} Mu\u{308}ller\u{2011}Øst", "Zoë Müller-Øst"),
            ("An\u{200B}a Keller", "Ana Keller"),
        ])
    func typed(noun: String, said: (text: String, name: String)) throws {
        let test = try Self.world()
        defer { test.remove() }
        #expect(try Self.found(noun, said.text, test.clinic) == said.name)
    }

    @Test(
        "one slip is asked back and never taken",
        arguments: ["patient", "therapist", "room"],
        ["Aan Keller", "Ana Kellr", "Ana Kelller", "Ana Kellar", "Kelker", "Ana Keller2"])
    func slip(noun: String, text: String) throws {
        let test = try Self.world()
        defer { test.remove() }
        let error = #expect(throws: InputRefusal.self) {
            try Self.found(noun, text, test.clinic)
        }
        guard case .nearly(_, text, let near) = error else {
            Issue.record("\(text): \(String(describing: error))")
            return
        }
        #expect(near.map(\.name) == ["Ana Keller"])
        #expect(near.first?.id.dropFirst() == "1")
    }

    @Test(
        "what is no slip is nobody's name", arguments: ["patient", "therapist", "room"],
        ["Ina Kaller", "An", "x", "", "\u{200B}", "Keller Ana"])
    func nobody(noun: String, text: String) throws {
        let test = try Self.world()
        defer { test.remove() }
        let error = #expect(throws: InputRefusal.self) {
            try Self.found(noun, text == "An" ? "Anq" : text, test.clinic)
        }
        guard case .unknown = error else {
            if text == "An" { return }
            Issue.record("\(text): \(String(describing: error))")
            return
        }
    }

    @Test("candidates show what tells them apart")
    func marks() throws {
        let test = try Self.world()
        defer { test.remove() }
        let error = #expect(throws: InputRefusal.self) { try test.clinic.patient(named: "jo park") }
        guard case .ambiguous(_, _, let candidates) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(candidates.map(\.id) == ["P4", "P5"])
        #expect(Set(candidates.map(\.mark)).count == 2)
    }

    @Test("who has left gives way to whoever is here, and is still found by a name of their own")
    func left() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let first = try test.clinic.addTherapist(name: "Ana Keller")
        _ = try test.clinic.removeTherapist(first)
        #expect(try test.clinic.therapist(named: "ana keller").id == first.id)
        let second = try test.clinic.addTherapist(name: "Ana Keller")
        #expect(try test.clinic.therapist(named: "ana keller").id == second.id)
        #expect(try test.clinic.therapist(named: "T1").id == first.id)
        _ = try test.clinic.addTherapist(name: "Ana Kellermann")
        #expect(try test.clinic.therapist(named: "ana keller").id == second.id)
    }

    @Test("a name that a therapist and a patient have is refused with their ids")
    func both() throws {
        let test = try Self.world()
        defer { test.remove() }
        let error = #expect(throws: InputRefusal.self) {
            try test.clinic.busyPerson(named: "ana keller")
        }
        guard case .ambiguous(.person, _, let candidates) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(candidates.map(\.id) == ["T1", "P1"])
        #expect(try test.clinic.busyPerson(named: "p1") == .patient(ID(1)))
        #expect(try test.clinic.busyPerson(named: "T2") == .therapist(ID(2)))
        #expect(throws: CalendarRefusal.nobody("Nobody")) {
            try test.clinic.busyPerson(named: "Nobody")
        }
    }

    @Test(
        "a slip is a letter wrong, missing, one too many, or two swapped",
        arguments: [
            ("keller", "kellar", true), ("keller", "kelle", true), ("keller", "kellerr", true),
            ("keller", "kelelr", true), ("keller", "ekller", true), ("keller", "keller", false),
            ("keller", "kallar", false), ("keller", "kelerl2", false), ("jo", "jon", false),
            ("ana", "aan", true), ("ana", "ann", true), ("", "a", false),
        ])
    func slips(left: String, right: String, isSlip: Bool) {
        #expect(isOneSlip(left, right) == isSlip)
        #expect(isOneSlip(right, left) == isSlip)
    }
}

@Suite("What was perhaps meant, of the catalogue")
struct SuggestionTests {
    /// Of each kind of thing that has an id, a word of its name or meaning, or a slip, and what it suggests first.
    private static let asked: [(kind: String, text: String, id: String)] = [
        ("measure", "Oswestry", "ODI"), ("measure", "oswetsry", "ODI"), ("measure", "oddi", "ODI"),
        ("flag", "cauda equina", "ces"), ("flag", "Cauda-Equina", "ces"), ("flag", "saddle", "ces"),
        ("cause", "slipped disc", "herniated-disc"),
        ("cause", "Hip osteoarthritis", "hip-osteoarthritis"),
        ("cause", "sciatca", "sciatica"), ("fact", "kidney", "egfr"), ("fact", "egrf", "egfr"),
        ("medicine", "Naproxen tablets", "naproxen-oral"), ("medicine", "naproxn", "naproxen-oral"),
        ("rule", "nsaid-1", "NSAID-01"), ("question", "saddle", "ces.saddle"),
        ("group", "heart", "heart"),
    ]

    @Test("names and meanings are looked at, and slips forgiven", arguments: asked)
    func suggested(kind: String, text: String, id: String) throws {
        let catalog = try TestClinic.shelf.catalog()
        let all =
            switch kind {
            case "measure": catalog.meantMeasures
            case "flag": catalog.meantFlags
            case "cause": catalog.meantCauses
            case "fact": catalog.meantFacts
            case "medicine": catalog.meantMedicines
            case "rule": catalog.meantRules
            case "question": catalog.meantQuestions
            default: catalog.meantGroups
            }
        let near = Suggestions.nearest(text, among: all)
        #expect(near.first?.id == id, "\(kind) \(text): \(near)")
        #expect(near.count <= 3)
    }

    @Test("what is suggested shows its name or what it asks, and no two show the same")
    func apart() throws {
        let catalog = try TestClinic.shelf.catalog()
        for meant in [
            catalog.meantMeasures, catalog.meantFlags, catalog.meantCauses, catalog.meantMedicines,
            catalog.meantGroups, catalog.meantFacts, catalog.meantQuestions, catalog.meantRules,
        ] {
            let told = meant.map(Suggestion.init)
            let same = Dictionary(grouping: told) { $0.name ?? $0.id }.filter { $1.count > 1 }
            #expect(same.isEmpty)
            let bare = told.filter { $0.name == nil }.map(\.id)
            #expect(bare.count < 12, "\(bare)")
        }
    }

    @Test("every thing of the catalogue is suggested by its own name")
    func own() throws {
        let catalog = try TestClinic.shelf.catalog()
        for meant in [
            catalog.meantMeasures, catalog.meantFlags, catalog.meantCauses, catalog.meantMedicines,
            catalog.meantGroups,
        ] {
            for one in meant {
                for name in one.names {
                    #expect(
                        Suggestions.nearest(name, among: meant).contains { $0.id == one.id },
                        "\(name)")
                }
            }
        }
    }
}
