import Testing

@testable import Planner

@Suite("Flag rules")
struct FlagRuleTests {
    private let content = Triage.content

    /// Findings that are just enough for a rule.
    private struct Enough {
        var present: Set<String> = []
        var absent: Set<String> = []

        mutating func add(_ item: FlagRule.Item, _ content: TriageContent) {
            switch item {
            case .present(let sign): present.insert(sign)
            case .denied(let sign): absent.insert(sign)
            case .anyOf(let id):
                let signs = content.sets.first { $0.id == id }?.signs ?? []
                if present.isDisjoint(with: signs), let first = signs.first {
                    present.insert(first)
                }
            case .both(let items): for item in items { add(item, content) }
            }
        }
    }

    private func enough(for rule: FlagRule) -> Enough {
        var enough = Enough()
        for item in rule.all { enough.add(item, content) }
        for item in rule.any.prefix(rule.atLeast) { enough.add(item, content) }
        if rule.nothingMechanical, let mechanical = content.combining?.mechanical {
            let signs = content.sets.first { $0.id == mechanical.set }?.signs ?? []
            enough.absent.formUnion(signs.prefix(mechanical.denied))
        }
        return enough
    }

    @Test("each can fire, at both ends of its ages and at neither side of them")
    func eachFires() throws {
        let model = try #require(Triage.model)
        for rule in content.flagRules {
            let enough = enough(for: rule)
            func fires(_ age: Int) -> Bool {
                let known = KnownSigns(
                    SignFindings(
                        present: enough.present, absent: enough.absent, ageYears: age),
                    model.numbers)
                let nothing = model.isNothingMechanical(known)
                return model.flags.fired(known, nothingMechanical: nothing)
                    .contains { $0.rule.id == rule.id }
            }
            guard let ages = rule.ages else {
                #expect(fires(50), "\(rule.id)")
                continue
            }
            #expect(fires(ages.lowerBound) && fires(ages.upperBound), "\(rule.id)")
            if ages.lowerBound > 0 { #expect(!fires(ages.lowerBound - 1), "\(rule.id)") }
            #expect(!fires(ages.upperBound + 1), "\(rule.id)")
        }
    }

    @Test(
        "what asks falls silent once all it asks is denied; an emergency or urgent one never does")
    func clearing() throws {
        let model = try #require(Triage.model)
        for rule in content.flagRules where !rule.clearedBy.isEmpty {
            #expect(rule.urgency == .ask || rule.urgency == .hint, "\(rule.id)")
            var enough = enough(for: rule)
            enough.absent.formUnion(rule.clearedBy)
            let known = KnownSigns(
                SignFindings(
                    present: enough.present.subtracting(rule.clearedBy), absent: enough.absent,
                    ageYears: rule.ages?.lowerBound ?? 50), model.numbers)
            let fired = model.flags.fired(
                known, nothingMechanical: model.isNothingMechanical(known))
            #expect(!fired.contains { $0.rule.id == rule.id }, "\(rule.id)")
        }
    }

    @Test("each red flag that findings can show is warned about by some rule")
    func everyFlag() {
        let warned = Set(content.flagRules.compactMap(\.flag))
        let flags = Set(BuiltInCatalog.catalog.redFlags.map(\.id))
        #expect(flags.subtracting(warned).sorted() == [])
    }

    @Test(
        "a few findings are enough",
        arguments: [
            (["lower-lumbar-pain", "fever"], 60, "spine-infection"),
            (["saddle-numbness"], 33, "ces"), (["lower-lumbar-pain", "bladder-change"], 40, "ces"),
            (["night-pain", "cancer-history"], 59, "malignancy"),
            (["steroid-use", "sudden-onset-lifting"], 68, "spine-fracture"),
            (["steroid-use", "severe-pain"], 55, "spine-fracture"), (["limp"], 6, "scfe-child"),
            (["groin-pain"], 17, "scfe-child"), (["groin-pain", "fever"], 47, "septic-hip"),
            (["sudden-onset-fall"], 84, "hip-fracture"),
            (["pain-over-the-knee", "cannot-bear-weight"], 90, "hip-fracture"),
            (["lower-lumbar-pain", "pulsatile-mass"], 72, "aaa"),
            (["groin-pain", "groin-lump"], 34, "visceral"),
            (["groin-pain", "steroid-use"], 40, "avn-suspect"),
            (["groin-pain", "heavy-alcohol"], 45, "avn-suspect"),
            (["lateral-hip-pain", "hop-pain"], 29, "stress-fracture"),
            (["lower-lumbar-pain", "known-aneurysm"], 70, "aaa"),
            (["leg-weakness-worse"], 50, "neuro-prog"), (["calf-swelling"], 50, "dvt-pe"),
            (["joint-replacement", "rest-pain"], 70, "prosthesis"),
            (["anticoagulant", "leg-weakness"], 70, "psoas-bleed"),
        ])
    func few(present: [String], age: Int, flag: String) throws {
        let answer = try Triage.assess(Set(present), age: age)
        #expect(
            answer.redFlags.contains { $0.rule.flag == flag }, "\(answer.redFlags.map(\.rule.id))")
        #expect(answer.causes.allSatisfy { $0.probability < 0.5 })
    }
}

/// What explains the pain of healthy people must not hide a danger.
@Suite("A danger beside an everyday cause")
struct MaskedDangerTests {
    @Test(
        "both legs weak and numb is an emergency, wherever it hurts and whatever eases it",
        arguments: ["leg-numbness", "achilles-reflex-reduced", "romberg-abnormal"])
    func bothLegs(sign: String) throws {
        let answer = try Triage.assess(
            ["bilateral-symptoms", "leg-weakness", sign, "relief-on-sitting"],
            ["lower-lumbar-pain", "buttock-pain", "straight-leg-raise", "bladder-change"], age: 70)
        #expect(answer.redFlags.first?.rule.flag == "ces")
        #expect(answer.redFlags.first?.rule.urgency == .emergency)
    }

    @Test("a known aneurysm, a pulsing lump or a sudden severe pain warns beside any posture")
    func aneurysm() throws {
        let moved: Set = ["lower-lumbar-pain", "worse-bending-backward", "worse-coughing"]
        for (more, denied) in [
            (["known-aneurysm"], []), (["pulsatile-mass"], []),
            (["severe-pain"], ["insidious-onset"]),
        ] as [(Set<String>, Set<String>)] {
            let answer = try Triage.assess(moved.union(more), denied, age: 72)
            let flag = answer.redFlags.first { $0.rule.flag == "aaa" }
            #expect(flag?.rule.urgency == .emergency, "\(more)")
        }
    }

    @Test("a raised alkaline phosphatase silences no question about cancer")
    func phosphatase() throws {
        let night: Set = ["lower-lumbar-pain", "night-pain"]
        for more in [[], ["raised-alp"], ["raised-alp", "bone-warmth"]] as [Set<String>] {
            let answer = try Triage.assess(night.union(more), age: 66)
            #expect(answer.redFlags.contains { $0.rule.flag == "malignancy" }, "\(more)")
        }
    }

    @Test("one finding of something else silences hardly ever an emergency or an urgent warning")
    func oneMore() throws {
        let model = try #require(Triage.model)
        let told = Triage.content.signs.filter { $0.kind != .background }.map(\.id)
        func flags(_ vignette: Vignette) -> [FiredFlagRule] {
            model.assess(vignette.findings, asking: false).redFlags
        }
        var tried = 0
        var silent: [String] = []
        for vignette in try ["red", "fresh", "other", "blind2"].flatMap(Vignette.file)
        where vignette.isRed && flags(vignette).contains(where: { $0.rule.urgency <= .urgent }) {
            let known = Set(vignette.present).union(vignette.absent)
            for sign in told where !known.contains(sign) {
                let more = Vignette(
                    vignette, present: vignette.present + [sign], absent: vignette.absent)
                tried += 1
                if flags(more).isEmpty { silent.append("\(vignette.name) and \(sign)") }
            }
        }
        #expect(tried > 5_000)
        #expect(Double(silent.count) <= 0.005 * Double(tried), "\(silent)")
    }
}
