import Testing

@testable import PlanFiles
@testable import Planner

@Suite("Triage")
struct TriageTests {
    private let catalog = BuiltInCatalog.catalog

    struct Vignette: Sendable, CustomTestStringConvertible {
        let cause: String
        let origin: String
        let age: Int
        let present: [String]
        let absent: [String]
        var testDescription: String { cause }
    }

    @Test(
        "classic patients rank the right cause first, and the right origin",
        arguments: [
            Vignette(
                cause: "hip-osteoarthritis", origin: "hip", age: 68,
                present: [
                    "groin-pain", "pain-getting-into-car", "pain-dressing-leg",
                    "passive-adduction-reduced", "limp", "morning-stiffness-up-to-30-min",
                ], absent: ["pain-below-the-knee", "leg-numbness", "straight-leg-raise"]),
            Vignette(
                cause: "spinal-stenosis", origin: "spine", age: 72,
                present: [
                    "bilateral-symptoms", "leg-pain-worse-than-back-pain", "relief-on-sitting",
                    "worse-standing-or-walking", "better-bending-forward-or-sitting",
                ], absent: ["groin-pain", "worse-sitting"]),
            Vignette(
                cause: "herniated-disc", origin: "spine", age: 38,
                present: [
                    "lower-lumbar-pain", "pain-below-the-knee", "slump",
                    "crossed-straight-leg-raise", "achilles-reflex-reduced", "worse-coughing",
                ], absent: ["groin-pain", "hip-internal-rotation-restricted"]),
            Vignette(
                cause: "sacroiliac-joint-dysfunction", origin: "sacroiliac", age: 34,
                present: [
                    "lower-lumbar-pain", "sij-distraction", "sij-thigh-thrust", "gaenslen",
                    "sij-compression",
                ], absent: ["slump", "groin-pain"]),
            Vignette(
                cause: "hip-bursitis", origin: "hip", age: 55,
                present: [
                    "lateral-hip-pain", "trochanter-tenderness", "resisted-abduction-pain",
                    "single-leg-stance-pain",
                ], absent: ["groin-pain", "slump"]),
            Vignette(
                cause: "ankylosing-spondylitis", origin: "systemic", age: 29,
                present: [
                    "age-under-45-at-onset", "onset-before-40", "insidious-onset",
                    "improves-with-activity", "no-improvement-with-rest", "night-pain",
                    "morning-stiffness-over-30-min",
                ], absent: ["slump", "groin-pain"]),
            Vignette(
                cause: "femoroacetabular-impingement", origin: "hip", age: 26,
                present: ["hip-internal-rotation-restricted", "fadir", "c-sign"],
                absent: [
                    "passive-adduction-reduced", "slump", "pain-getting-into-car",
                    "resisted-abduction-pain",
                ]),
        ])
    func classics(vignette: Vignette) {
        let assessment = assess(
            SignFindings(
                present: Set(vignette.present), absent: Set(vignette.absent),
                ageYears: vignette.age), with: catalog)
        #expect(assessment.causes.first?.id == vignette.cause, "\(told(assessment))")
        #expect(assessment.origin == vignette.origin, "\(told(assessment))")
        #expect(assessment.causes.first?.reasons.isEmpty == false)
    }

    @Test("each rule in use rules in, rules out, and waits while items are unknown")
    func eachRule() {
        for rule in catalog.triageRules {
            guard let count = rule.count else {
                #expect(rule.notUsed != nil, "\(rule.id) says why it is not used")
                continue
            }
            #expect(!rule.causes.isEmpty && rule.accuracy.positiveRatio != nil)
            let nothing = RuleOutcomes(count, SignFindings())
            #expect(nothing.rulesIn && nothing.rulesOut, "\(rule.id)")
            var yes = SignFindings(ageYears: 90)
            var no = SignFindings(ageYears: 10)
            for item in count.items {
                switch item.what {
                case .present(let sign):
                    yes.present.insert(sign)
                    no.absent.insert(sign)
                case .absent(let sign):
                    yes.absent.insert(sign)
                    no.present.insert(sign)
                case .olderThan: break
                }
            }
            // A sign that one cluster wants and another does not is left to the first.
            yes.absent.subtract(yes.present)
            no.present.subtract(no.absent)
            let ruledIn = RuleOutcomes(count, yes)
            #expect(ruledIn.rulesIn && !ruledIn.rulesOut, "\(rule.id)")
            let ruledOut = RuleOutcomes(count, no)
            #expect(!ruledOut.rulesIn && ruledOut.rulesOut, "\(rule.id)")
        }
    }

    @Test("signs of one group do not add up: five tests of one joint count as one rule or sign")
    func correlated() throws {
        let one = SignFindings(present: ["slump"])
        let many = SignFindings(present: ["slump", "straight-leg-raise", "worse-coughing"])
        let (first, second) = (assess(one, with: catalog), assess(many, with: catalog))
        let disc = try #require(first.causes.first { $0.id == "herniated-disc" })
        let more = try #require(second.causes.first { $0.id == "herniated-disc" })
        #expect(disc.probability == more.probability)
        #expect(more.reasons.count > disc.reasons.count, "what does not count is still told")
    }

    @Test("what is learnt only narrows the range, and the estimate lies in it")
    func unknownWidens() throws {
        var random = SplitMix64(seed: 54)
        let all = catalog.signs.filter { $0.ages == nil }.map(\.id) + catalog.triageItems.map(\.id)
        for _ in 0..<25 {
            var findings = SignFindings()
            if Bool.random(using: &random) {
                findings.ageYears = Int.random(in: 18..<90, using: &random)
            }
            var before: [String: ClosedRange<Double>] = [:]
            for sign in all.shuffled(using: &random).prefix(30) {
                if Bool.random(using: &random) {
                    findings.present.insert(sign)
                } else {
                    findings.absent.insert(sign)
                }
                for cause in assess(findings, with: catalog).causes {
                    #expect(cause.range.contains(cause.probability))
                    if let old = before[cause.id] {
                        #expect(
                            old.lowerBound <= cause.range.lowerBound + 1e-9, "\(cause.id) \(sign)")
                        #expect(
                            old.upperBound >= cause.range.upperBound - 1e-9, "\(cause.id) \(sign)")
                    }
                    before[cause.id] = cause.range
                }
            }
        }
    }

    @Test("all 54 signs speak for something, and the same findings give the same answer")
    func everySign() {
        #expect(catalog.signs.count == 54)
        #expect(catalog.triageRules.count == 22)
        let counted = Set(
            catalog.triageRules.compactMap(\.count).flatMap(\.items).compactMap(\.sign))
        for sign in catalog.signs {
            let isUsed =
                sign.evidence.contains { !$0.causes.isEmpty } || counted.contains(sign.id)
                || ["hip", "lateral hip", "spine", "si", "systemic"].contains(sign.pointsTo)
                || !sign.text.isEmpty
            #expect(isUsed, "\(sign.id)")
        }
        let findings = SignFindings(present: ["groin-pain", "limp"], absent: ["slump"])
        let answer = assess(findings, with: catalog)
        #expect(answer == assess(findings, with: catalog))
        #expect((2...3).contains(answer.ask.count))
        #expect(answer.ask.allSatisfy { findings[$0.id] == .unknown })
    }

    @Test("nothing found says nothing: the origin is unclear and the ranges are wide")
    func nothing() {
        let answer = assess(SignFindings(), with: catalog)
        #expect(answer.causes.allSatisfy { $0.reasons.isEmpty })
        #expect(answer.causes.count == 18, "an operation is no diagnosis")
    }

    @Test("logarithm and exponential agree with known values", arguments: [0.01, 0.5, 1, 2.5, 40])
    func numbers(value: Double) {
        #expect(abs(exponential(logarithm(value)) - value) < 1e-12 * max(value, 1))
        #expect(abs(logarithm(2.718281828459045) - 1) < 1e-14)
        #expect(abs(exponential(1) - 2.718281828459045) < 1e-14)
    }

    private func told(_ assessment: Assessment) -> String {
        assessment.causes.prefix(4).map { "\($0.id) \(($0.probability * 100).rounded())" }
            .joined(separator: ", ")
            + " | "
            + assessment.origins.map { "\($0.origin) \(($0.share * 100).rounded())" }
            .joined(separator: ", ")
    }
}
