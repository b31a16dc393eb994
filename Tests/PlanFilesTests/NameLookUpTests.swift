import BuiltInPlans
import Foundation
import Planner
import Testing
import Yams

@testable import PlanFiles

/// The built-in names, ready to be looked up.
private enum BuiltInIndex {
    static let medicine = NameIndex(PlanFiles.builtInNames, .medicine)
    static let condition = NameIndex(PlanFiles.builtInNames, .condition)
    static let allergy = NameIndex(PlanFiles.builtInNames, .allergy)

    static func of(_ kind: NameKind) -> NameIndex {
        switch kind {
        case .medicine: medicine
        case .condition: condition
        case .allergy: allergy
        }
    }
}

/// The id of the entry that a text is taken for, with the answer told; else what is asked.
private func found(_ text: String, _ kind: NameKind) -> String {
    switch BuiltInIndex.of(kind).answer(text) {
    case .known(let name): name.kept.text
    case .denied: "denied"
    case .unknown: "unknown"
    case .doubtful(let doubt):
        switch doubt.reason {
        case .ambiguous: "ambiguous"
        case .sign: "sign"
        case .form: "form"
        case .fact(.value(let fact, let value)): "\(fact)=\(value)"
        case .fact(.number(let fact, _)): fact
        case .fact(.particular(let particular)): particular.rawValue
        case .nearly: "nearly"
        case .holds: "holds"
        case .several: "several"
        }
    }
}

private func candidates(_ text: String, _ kind: NameKind) -> [String] {
    guard case .doubtful(let doubt) = BuiltInIndex.of(kind).answer(text) else { return [] }
    return doubt.candidates.map { $0.entry?.id ?? $0.name }
}

@Suite("The names that the program carries")
struct BuiltInNamesTests {
    @Test("have no problem")
    func sound() {
        #expect(PlanFiles.plans(PlanFiles.builtIn).problems.map(\.description) == [])
    }

    @Test("mean words that the rules know, and no name means two things in silence")
    func words() {
        let problems = PlanFiles.builtInNames.problems(in: BuiltInCatalog.catalog)
        #expect(problems.map { "\($0.subject): \($0.problem)" } == [])
    }

    @Test("are at least 600 medicines, 250 conditions and 60 allergies")
    func counts() {
        let names = PlanFiles.builtInNames
        #expect(names.entries(of: .medicine).count >= 1_390)
        #expect(names.entries(of: .condition).count >= 320)
        #expect(names.entries(of: .allergy).count >= 95)
        #expect(names.confusable.count >= 200)
    }

    @Test("are YAML: a YAML reader finds the same ids, names and words")
    func yaml() throws {
        for file in PlanFiles.builtIn where PlanFiles.holdsNames(file.path) {
            let root = try Yams.compose(yaml: String(decoding: file.bytes, as: UTF8.self))
            for (key, kind) in [
                ("medicines", NameKind.medicine), ("conditions", .condition),
                ("allergies", .allergy),
            ] {
                for node in root?[key]?.sequence ?? [] {
                    func texts(_ key: String) -> [String] {
                        (node[key]?.sequence ?? []).compactMap(\.scalar?.string)
                    }
                    let id = try #require(node["id"]?.scalar?.string)
                    let entry = try #require(PlanFiles.builtInNames.entry(kind, id))
                    #expect(entry.name == node["name"]?.scalar?.string)
                    #expect(
                        entry.names == texts("names") + texts("brands") + texts("brands-read"))
                    #expect(entry.words == texts("words"))
                    #expect(entry.question?.ask == node["ask"]?.scalar?.string)
                }
            }
        }
    }

    @Test("link every medicine of the catalogue that has a substance to a name")
    func linked() {
        let linked = Set(PlanFiles.builtInNames.entries.flatMap(\.planned))
        #expect(BuiltInCatalog.catalog.medicines.map(\.id).filter { !linked.contains($0) } == [])
    }
}

@Suite("What people say is looked up")
struct NameLookUpTests {
    @Test("some 830 common medicines are known as they are said, or it is asked which one is meant")
    func common() {
        let lost = CommonMedicines.all.filter {
            !["ambiguous"].contains(found($0, .medicine))
                && BuiltInIndex.medicine.entry($0) == nil
        }
        #expect(lost == [])
    }

    @Test(
        "a medicine with its dose, form and times is the medicine",
        arguments: [
            ("ramipril 5 mg", "ramipril"), ("Ramipril tabs", "ramipril"),
            ("RAMIPRIL 2.5MG CAPSULES OD", "ramipril"), ("Tritace", "ramipril"),
            ("metformin MR 500mg bd", "metformin"), ("metformin 500 mg twice a day", "metformin"),
            ("Eliquis", "apixaban"), ("Eliquis 5mg bd", "apixaban"), ("warfarin", "warfarin"),
            ("my warfarin 3mg tablets", "warfarin"), ("co-codamol 30/500", "co-codamol"),
            ("cocodamol", "co-codamol"), ("Adcal-D3", "calcium-with-vitamin-d"),
            ("aspirin 75mg", "low-dose-aspirin"), ("75mg aspirin", "low-dose-aspirin"),
            ("aspirin 75", "low-dose-aspirin"), ("Nurofen", "ibuprofen"),
            ("Nurofen gel", "ibuprofen-gel"), ("Nurofen 400 mg when needed", "ibuprofen"),
            ("St. John’s wort", "st-johns-wort"), ("salbutamol inhaler", "salbutamol"),
            ("amitriptyline 10mg at night", "amitriptyline"), ("Panadol", "paracetamol"),
            ("acetaminophen", "paracetamol"), ("paracetamol 1g qds prn", "paracetamol"),
            ("sertraline hydrochloride 50 mg", "sertraline"), ("Clexane", "enoxaparin"),
            ("codeine with paracetamol", "co-codamol"), ("paracetamol/codeine", "co-codamol"),
            ("Ozempic once weekly", "semaglutide"), ("Humira injection", "adalimumab"),
        ])
    func dosed(told: String, id: String) { #expect(found(told, .medicine) == id) }

    @Test(
        "a condition is known in people's words",
        arguments: [
            ("high blood pressure", "high-blood-pressure"), ("hypertension", "high-blood-pressure"),
            ("sugar diabetes", "diabetes"), ("type 2 diabetes", "type-2-diabetes"),
            ("diabetes type 2", "type-2-diabetes"), ("T2DM", "type-2-diabetes"),
            ("AF", "atrial-fibrillation"), ("irregular heartbeat", "atrial-fibrillation"),
            ("heart attack", "heart-attack"), ("has had a heart attack", "heart-attack"),
            ("heart attack last month", "heart-attack: within 12 months"),
            ("heart attack 3 weeks ago", "heart-attack: within 12 months"),
            ("MI 10 years ago", "ambiguous"),
            ("heart attack ten years ago", "heart-attack: longer ago"),
            ("heart attack: longer ago", "heart-attack: longer ago"),
            ("stroke 5 years ago", "stroke: longer ago"), ("mini stroke", "tia"),
            ("mild asthma since childhood", "asthma"), ("COPD", "copd"), ("emphysema", "copd"),
            ("CKD", "chronic-kidney-disease"), ("kidney problems", "chronic-kidney-disease"),
            ("thin bones", "osteoporosis"), ("brittle bones", "osteoporosis"),
            ("depression", "depression"), ("suffers from depression", "depression"),
            ("blood clot in the leg", "deep-vein-thrombosis"), ("DVT", "deep-vein-thrombosis"),
            ("clot on the lung", "pulmonary-embolism"), ("stomach ulcer", "past-stomach-ulcer"),
            ("acid reflux", "acid-reflux"), ("heartburn", "acid-reflux"),
            ("underactive thyroid", "underactive-thyroid"),
            ("epilepsy", "epilepsy"), ("fits", "epilepsy"),
            ("rheumatoid arthritis", "rheumatoid-arthritis"),
            ("breast cancer", "breast-cancer"), ("enlarged prostate", "enlarged-prostate"),
            ("angina", "angina"), ("heart failure", "heart-failure"), ("gout", "gout"),
            ("high cholesterol", "high-cholesterol"), ("sleep apnea", "sleep-apnoea"),
            ("cirrhosis of the liver", "cirrhosis"), ("crohns", "crohns-disease"),
            ("IBS", "irritable-bowel-syndrome"), ("psoriasis", "psoriasis"), ("anaemia", "anaemia"),
            ("low iron", "anaemia"), ("hip replacement", "hip-replacement"),
            ("parkinsons", "parkinsons-disease"), ("MS", "ambiguous"), ("migraine", "migraine"),
            ("glaucoma", "glaucoma"), ("bipolar", "bipolar-disorder"),
            ("coeliac disease", "coeliac-disease"),
            ("pregnant", "pregnant=yes"), ("fibromyalgia", "fibromyalgia"), ("Lupus", "lupus"),
        ])
    func condition(told: String, id: String) { #expect(found(told, .condition) == id) }

    @Test(
        "what several things are called is asked",
        arguments: [
            ("water tablets", NameKind.medicine), ("blood thinners", .medicine),
            ("painkillers", .medicine), ("steroids", .medicine), ("inhaler", .medicine),
            ("statins", .medicine), ("my blood pressure tablets", .medicine),
            ("Anadin", .medicine), ("arthritis", .condition), ("heart problems", .condition),
            ("blood clot", .condition), ("thyroid", .condition), ("AS", .condition),
        ])
    func ambiguous(told: String, kind: NameKind) {
        #expect(found(told, kind) == "ambiguous")
        #expect(!candidates(told, kind).isEmpty)
    }

    @Test(
        "what is almost a name is asked, with all that are equally near",
        arguments: [
            ("rampril", ["ramipril"]), ("ramiprill", ["ramipril"]), ("metfromin", ["metformin"]),
            ("warfrin", ["warfarin"]), ("Elequis", ["apixaban"]), ("amlodopine", ["amlodipine"]),
            ("simvastatine", ["simvastatin"]), ("omeprozole", ["omeprazole"]),
            ("gabapentine 300mg", ["gabapentin"]), ("predisolone", ["prednisolone"]),
        ])
    func near(told: String, ids: [String]) {
        #expect(found(told, .medicine) == "nearly")
        for id in ids { #expect(candidates(told, .medicine).contains(id)) }
    }

    @Test(
        "a form that works where it is put is not left out in silence",
        arguments: ["prednisolone eye drops", "hydrocortisone lotion", "timolol eye drops"])
    func form(told: String) {
        let answer = found(told, .medicine)
        #expect(!["prednisolone", "hydrocortisone-tablets"].contains(answer))
    }

    @Test(
        "two names at once are told apart, and what is not there is not recorded",
        arguments: [
            ("ramipril and amlodipine", NameKind.medicine, "several"),
            ("asthma, COPD", .condition, "several"), ("no asthma", .condition, "denied"),
            ("family history of stroke", .condition, "denied"),
            ("mother has diabetes", .condition, "denied"),
            ("not on warfarin", .medicine, "denied"), ("Zorbaxil", .medicine, "unknown"),
            ("a purple one from the market", .medicine, "unknown"),
            ("my sister's ramipril thing", .medicine, "holds"),
        ])
    func others(told: String, kind: NameKind, answer: String) {
        #expect(found(told, kind) == answer)
    }

    @Test("names that are taken for each other are never swapped, and each tells of the other")
    func confusable() {
        for pair in PlanFiles.builtInNames.confusable {
            let index = BuiltInIndex.of(pair.kind)
            for (told, other) in [(pair.first, pair.second), (pair.second, pair.first)] {
                guard let known = index.entry(told), let wrong = index.entry(other),
                    known.entry.id != wrong.entry.id
                else { continue }
                #expect(
                    known.confusable.contains { $0.entry?.id == wrong.entry.id },
                    "\(told) does not tell of \(other)")
            }
        }
    }

    @Test(
        "a slip of one or two letters never becomes another name in silence",
        arguments: [NameKind.medicine, .condition])
    func slips(kind: NameKind) {
        var random = SplitMix64(seed: 11)
        let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
        let names = PlanFiles.builtInNames.entries(of: kind)
        for _ in 0..<(isLong ? 3_000 : 60) {
            let entry = names[Int.random(in: 0..<names.count, using: &random)]
            let name = ([entry.name] + entry.names).randomElement(using: &random) ?? entry.name
            guard name.count >= 6 else { continue }
            var slipped = Array(name)
            for _ in 0..<Int.random(in: 1...2, using: &random) { slip(&slipped, &random) }
            let told = String(slipped)
            guard NameKey(told) != NameKey(name) else { continue }
            switch BuiltInIndex.of(kind).answer(told) {
            case .known(let known):
                let all = ([known.entry.name, known.entry.id] + known.entry.names)
                let isExact = all.contains { NameKey($0) == NameKey(told) }
                #expect(
                    known.entry.id == entry.id || isExact,
                    "\(name), told \(told): \(known.entry.id)")
            case .unknown:
                Issue.record("\(told) is within two letters of \(name) and was not asked back")
            case .doubtful, .denied: break
            }
        }
    }

    @Test("a figure that is part of one name is never left out to make another")
    func misreadFigures() {
        let index = BuiltInIndex.of(.medicine)
        var tried = 0
        for entry in PlanFiles.builtInNames.entries(of: .medicine) {
            for name in [entry.name] + entry.names where name.contains(where: \.isNumber) {
                let words = NameKey(name).words.filter { $0.contains { !$0.isNumber } }
                guard case .known(let bare) = index.answer(words.joined(separator: " ")),
                    bare.entry.id != entry.id
                else { continue }
                var letters = Array(name)
                for place in letters.indices where letters[place].isNumber {
                    let right = letters[place]
                    for wrong in "0123456789" where wrong != right {
                        letters[place] = wrong
                        let told = String(letters)
                        tried += 1
                        if case .known(let known) = index.answer(told) {
                            // Or the figure is part of the other's name, too: aspirin 100 mg.
                            let figures = NameKey(told).words.filter {
                                $0.contains(where: \.isNumber)
                            }
                            let holdsFigure = known.entry.names.contains { other in
                                figures.contains { NameKey(other).words.contains($0) }
                            }
                            #expect(
                                known.entry.id == entry.id || holdsFigure,
                                "\(told), nearly \(name), is taken for \(known.entry.name)")
                        }
                    }
                    letters[place] = right
                }
            }
        }
        #expect(tried >= 27, "Zantac 360 at least")
        guard case .doubtful(let doubt) = index.answer("Zantac 630") else {
            Issue.record("Zantac 630 is taken without asking")
            return
        }
        #expect(
            Set(doubt.candidates.compactMap(\.entry?.id)).isSuperset(of: [
                "famotidine", "ranitidine",
            ]))
    }

    private func slip(_ word: inout [Character], _ random: inout SplitMix64) {
        let place = Int.random(in: 1..<(word.count - 1), using: &random)
        let letter = Character(
            UnicodeScalar(UInt8.random(in: 97...122, using: &random)))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: word[place] = letter
        case 1: word.remove(at: place)
        case 2: word.insert(letter, at: place)
        default: word.swapAt(place, place - 1)
        }
    }
}

extension NameIndex {
    /// The known name that a text says; `nil` where it is asked back.
    fileprivate func entry(_ text: String) -> KnownName? {
        if case .known(let name) = answer(text) { name } else { nil }
    }
}
