import Testing

@testable import PlanFiles
@testable import Planner

/// The triage of the program, made once for all tests.
enum Triage {
    static let content = BuiltInCatalog.catalog.triage
    static let model = TriageModel(content, causes: BuiltInCatalog.catalog.causes)

    static func assess(
        _ present: Set<String>, _ absent: Set<String> = [], age: Int = 50
    ) throws -> Assessment {
        try #require(model).assess(
            SignFindings(present: present, absent: absent, ageYears: age), asking: false)
    }
}

@Suite("Triage")
struct TriageTests {
    @Test("the probabilities of all causes and of everything else add up to 1")
    func sum() throws {
        for age in [3, 17, 22, 40, 58, 70, 92] {
            let answer = try Triage.assess(["groin-pain", "limp"], ["slump"], age: age)
            let sum = answer.causes.reduce(answer.other) { $0 + $1.probability }
            #expect(abs(sum - 1) < 1e-12)
        }
    }

    @Test("every cause that findings can point to is ranked, an operation is not")
    func everyCause() throws {
        let answer = try Triage.assess(["groin-pain"])
        let wanted = BuiltInCatalog.catalog.causes.filter(\.isFoundBySigns).map(\.id)
        #expect(answer.causes.map(\.id).sorted() == wanted.sorted())
        #expect(wanted.count == 18)
        #expect(!answer.causes.contains { $0.id == CauseProfile.somethingElse })
    }

    @Test("every weight, rule, prior and flag says where it comes from")
    func marks() {
        let content = Triage.content
        let weights = content.profiles.flatMap(\.weights)
        #expect(weights.count > 900 && content.signs.count > 140)
        #expect(weights.allSatisfy { !$0.evidence.citations.isEmpty })
        for weight in weights where weight.kind == .measured {
            let isRead = weight.evidence.citations.contains { $0.mark != .custom }
            #expect(isRead || weight.note != nil, "\(weight.sign) is said to be measured")
        }
        for weight in weights where weight.kind == .typical {
            #expect((0.5...2).contains(weight.ratio.present), "\(weight.sign)")
            #expect((0.5...2).contains(weight.ratio.absent), "\(weight.sign)")
        }
        #expect(content.flagRules.allSatisfy { !$0.evidence.citations.isEmpty })
    }

    @Test("what a source says is shrunk towards 1, never stretched without a reason")
    func shrunk() {
        for weight in Triage.content.profiles.flatMap(\.weights) {
            guard let positive = weight.published?.positive, positive > 1 else { continue }
            let isShrunk = weight.ratio.present <= positive + 1e-9
            #expect(isShrunk || weight.note != nil, "\(weight.sign)")
        }
    }

    @Test("every sign has a question of its own and a group that is shown")
    func questions() {
        let content = Triage.content
        let groups = Set(content.groups.map(\.id))
        #expect(content.signs.allSatisfy { groups.contains($0.group) })
        #expect(Set(content.signs.map(\.question)).count == content.signs.count)
        #expect(content.signs.allSatisfy { $0.question.hasSuffix("?") })
        #expect(groups == Set(content.signs.map(\.group)))
    }

    @Test("a young adult with groin pain has no osteoarthritis")
    func young() throws {
        let answer = try Triage.assess(["groin-pain", "worse-sitting"], age: 22)
        #expect(!answer.causes.prefix(6).contains { $0.id == "hip-osteoarthritis" })
    }

    @Test("a fuller picture never ranks below a thin one")
    func fuller() throws {
        let thin: Set = ["groin-pain", "pain-dressing-leg", "limp"]
        let full = thin.union([
            "internal-rotation-under-15", "flexion-up-to-115", "morning-stiffness-up-to-30-min",
        ])
        func share(_ signs: Set<String>) throws -> Double {
            try Triage.assess(signs, age: 68).causes
                .first { $0.id == "hip-osteoarthritis" }?.probability ?? 0
        }
        #expect(try share(full) > share(thin))
    }

    @Test("each published rule rules in, rules out, and waits while findings are missing")
    func rules() throws {
        let model = try #require(Triage.model)
        for rule in Triage.content.rules {
            let counting = CountingRule(rule, model.numbers)
            func decision(_ yes: Set<String>, _ no: Set<String>, _ age: Int) -> Truth {
                counting.decision(
                    KnownSigns(
                        SignFindings(present: yes, absent: no, ageYears: age), model.numbers))
            }
            var yes: Set<String> = []
            var no: Set<String> = []
            for item in rule.count.items {
                switch item {
                case .present(let sign): yes.insert(sign)
                case .absent(let sign): no.insert(sign)
                case .olderThan: break
                }
            }
            #expect(decision([], [], 50) == .unknown, "\(rule.id)")
            #expect(decision(yes, no.subtracting(yes), 90) == .yes, "\(rule.id)")
            #expect(decision(no.subtracting(yes), yes, 30) == .no, "\(rule.id)")
        }
    }

    @Test("five tests of one joint count little more than the strongest")
    func correlated() throws {
        let model = try #require(Triage.model)
        func sum(_ signs: Set<String>) -> Double {
            let known = KnownSigns(SignFindings(present: signs, ageYears: 50), model.numbers)
            let scale = model.scales.first { $0.profile.cause == "herniated-disc" }
            return scale?.tally(known, placeNotNamed: nil, model.limits).sum(model.limits) ?? 0
        }
        let one = sum(["slump"])
        let three = sum(["slump", "straight-leg-raise", "crossed-straight-leg-raise"])
        #expect(one > 0.5 && three > one && three < 2 * one)
    }

    @Test("a finding that was measured between two causes moves only these two")
    func pairs() throws {
        let model = try #require(Triage.model)
        func sums(_ sign: String) -> [String: Double] {
            let known = KnownSigns(SignFindings(present: [sign], ageYears: 50), model.numbers)
            return Dictionary(
                uniqueKeysWithValues: model.scales.map {
                    let tally = $0.tally(known, placeNotNamed: nil, model.limits)
                    return ($0.profile.cause, tally.sum(model.limits))
                })
        }
        let sums = sums("eases-as-walking-continues")
        #expect((sums["hip-osteoarthritis"] ?? 0) > 0)
        #expect((sums["spinal-stenosis"] ?? 0) < 0)
        #expect(sums["femoroacetabular-impingement"] == 0)
    }

    @Test("nothing is told as likely without findings, and a danger comes before any cause")
    func verdicts() throws {
        #expect(try Triage.assess(["groin-pain"], age: 60).verdict == .unclear)
        let red = try Triage.assess(["lower-lumbar-pain", "saddle-numbness"], age: 40)
        #expect(red.verdict == .referFirst)
        #expect(red.redFlags.first?.rule.flag == "ces")
        #expect(red.redFlags.first?.because == ["saddle-numbness"])
    }

    @Test("what is asked next is not known yet, and settles a danger first")
    func asks() throws {
        let model = try #require(Triage.model)
        let findings = SignFindings(
            present: ["lower-lumbar-pain", "night-pain"], absent: ["slump"], ageYears: 52)
        let answer = model.assess(findings)
        #expect(answer.ask.prefix(3) == ["cancer-history", "weight-loss", "fever"])
        #expect(answer.ask.count > 3)
        #expect(answer.ask.allSatisfy { !findings.present.contains($0) })
        #expect(Set(answer.ask).count == answer.ask.count)
    }

    @Test("facts on record find signs; the silence of a list denies none")
    func facts() {
        var sheet = FactSheet()
        sheet["conditions"] = .set(FactSet(["malignancy"]))
        sheet["alcohol_units_week"] = .number(12)
        sheet["current_classes"] = .set(FactSet(["corticosteroid_systemic"]))
        let found = SignFindings(present: ["groin-pain"], ageYears: 50)
            .with(sheet, Triage.content.signs)
        #expect(found.present == ["groin-pain", "cancer-history", "steroid-use"])
        #expect(found.absent == ["heavy-alcohol"])
        let told = SignFindings(absent: ["steroid-use"], ageYears: 50)
            .with(sheet, Triage.content.signs)
        #expect(told.absent.contains("steroid-use"), "what was told stands")
    }

    @Test("logarithm and exponential agree with known values", arguments: [0.01, 0.5, 1, 2.5, 40])
    func numbers(value: Double) {
        #expect(abs(exponential(logarithm(value)) - value) < 1e-12 * max(value, 1))
        #expect(abs(logarithm(2.718281828459045) - 1) < 1e-14)
        #expect(abs(exponential(1) - 2.718281828459045) < 1e-14)
    }
}

@Suite("What is asked next")
struct NextQuestionTests {
    @Test(
        "the question that everybody asks first is never left out",
        arguments: [
            (["lower-lumbar-pain", "worse-bending-forward"], 28, "pain-below-the-knee"),
            (["lower-lumbar-pain"], 28, "pain-below-the-knee"),
            (["buttock-pain"], 60, "pain-below-the-knee"),
            (["groin-pain"], 25, "lower-lumbar-pain"),
            (["lateral-hip-pain"], 55, "lower-lumbar-pain"),
        ])
    func first(present: [String], age: Int, asked: String) throws {
        let model = try #require(Triage.model)
        let denied: Set = ["leg-numbness", "morning-stiffness-over-30-min", "straight-leg-raise"]
        let open = model.assess(
            SignFindings(present: Set(present), absent: denied, ageYears: age))
        #expect(open.ask.contains(asked), "\(open.ask)")
        #expect(open.ask.count > 3 && Set(open.ask).count == open.ask.count)
        let told = model.assess(
            SignFindings(present: Set(present), absent: denied.union([asked]), ageYears: age))
        #expect(!told.ask.contains(asked))
    }

    @Test("no two of a family are told apart, and there are two to tell apart at least")
    func between() throws {
        let model = try #require(Triage.model)
        let families = model.combining.families
        for vignette in try VignetteTests.sets.flatMap(Vignette.file) {
            let between = model.assess(vignette.findings, asking: false).between
            #expect(between.count >= 2, "\(vignette)")
            for family in families {
                #expect(between.count(where: family.contains) <= 1, "\(vignette): \(between)")
            }
        }
    }

    @Test(
        "whole percents add up as the shares do",
        arguments: [
            ([0.335, 0.335, 0.33], [34, 33, 33]), ([1], [100]), ([0.005, 0.995], [1, 99]),
            ([0.51, 0.245, 0.245], [51, 25, 24]), ([], []),
        ])
    func percents(shares: [Double], whole: [Int]) {
        #expect(wholePercents(shares) == whole)
    }
}
