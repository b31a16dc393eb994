import Foundation
import Testing

@testable import Planner

/// Random patients; more of them where PHYSIO_LONG_TESTS is set.
@Suite("Triage of random patients")
struct TriagePropertyTests {
    private let model = Triage.model
    private let ids = Triage.content.signs.map(\.id)
    private static var isLong: Bool {
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    }
    private static var count: Int { isLong ? 4_000 : 80 }

    private func patient(_ random: inout SplitMix64) -> SignFindings {
        let some = ids.shuffled(using: &random)
        let found = Int.random(in: 0...12, using: &random)
        let denied = Int.random(in: 0...8, using: &random)
        return SignFindings(
            present: Set(some.prefix(found)), absent: Set(some.dropFirst(found).prefix(denied)),
            ageYears: Int.random(in: 0...95, using: &random))
    }

    @Test("shares add up to 1, each is a share, and the same findings give the same answer")
    func shares() throws {
        let model = try #require(model)
        var random = SplitMix64(seed: 3)
        for _ in 0..<Self.count {
            let patient = patient(&random)
            let answer = model.assess(patient, asking: false)
            let sum = answer.causes.reduce(answer.other) { $0 + $1.probability }
            #expect(abs(sum - 1) < 1e-9)
            #expect(answer.causes.allSatisfy { (0...1).contains($0.probability) })
            let turned = SignFindings(
                present: Set(patient.present.sorted().reversed()),
                absent: Set(patient.absent.sorted().reversed()), ageYears: patient.ageYears)
            #expect(answer == model.assess(turned, asking: false))
        }
    }

    @Test(
        "nothing is over a half on fewer than three groups of findings, or while a danger is open")
    func confidence() throws {
        let model = try #require(model)
        var random = SplitMix64(seed: 4)
        for _ in 0..<Self.count {
            let answer = model.assess(patient(&random), asking: false)
            let first = try #require(answer.causes.first)
            guard first.probability >= 0.5 else { continue }
            #expect(first.support >= 3)
            #expect((answer.redFlags + answer.hints).allSatisfy { $0.rule.pointsTo == first.id })
        }
    }

    @Test("one more finding for a cause never lowers what speaks for it, places of pain aside")
    func moreForACause() throws {
        let model = try #require(model)
        var random = SplitMix64(seed: 5)
        var compared = 0
        for _ in 0..<Self.count * 4 {
            let known = KnownSigns(patient(&random), model.numbers)
            let sign = Int.random(in: 0..<ids.count, using: &random)
            let scale = try #require(model.scales.randomElement(using: &random))
            guard known.isUnknown(sign), Triage.content.signs[sign].kind != .place else { continue }
            let more = known.telling(sign, .yes, model.numbers)
            let changed = more.truths.indices.count { more.truths[$0] != known.truths[$0] }
            let alone = KnownSigns(
                SignFindings(present: [ids[sign]], ageYears: 50), model.numbers)
            guard changed == 1,
                scale.tally(alone, placeNotNamed: nil, model.limits).entries
                    .contains(where: { $0.sign == sign && $0.log > 0 })
            else { continue }
            func sum(_ known: KnownSigns) -> Double {
                scale.tally(known, placeNotNamed: 0.5, model.limits).sum(model.limits)
            }
            compared += 1
            #expect(sum(more) >= sum(known) - 1e-9, "\(scale.profile.cause) \(ids[sign])")
        }
        #expect(compared > Self.count / 10)
    }

    @Test("what is not named stays neutral: a sign nobody asked for changes nothing")
    func unknown() throws {
        let model = try #require(model)
        let findings = SignFindings(present: ["groin-pain", "limp"], ageYears: 60)
        let known = KnownSigns(findings, model.numbers)
        #expect(known.truths.count { $0 != .unknown } == 2)
        let nothing = model.assess(SignFindings(ageYears: 60), asking: false)
        #expect(nothing.causes.allSatisfy { $0.reasons.isEmpty && $0.probability < 0.5 })
        #expect(nothing.verdict == .unclear && nothing.redFlags.isEmpty)
    }

    /// Groups of findings that can only be a danger.
    private static let dangers: Set = [
        "general-illness", "cancer", "infection-risk", "fracture-risk", "bleeding", "cauda-equina",
        "cord", "visceral", "vascular", "clot", "eye", "avn-risk", "severity",
    ]

    @Test("one more danger never silences a red flag or makes it less urgent")
    func dangersAddUp() throws {
        let model = try #require(model)
        let dangers = Triage.content.signs.filter { Self.dangers.contains($0.group) }.map(\.id)
        var random = SplitMix64(seed: 6)
        for _ in 0..<Self.count * 2 {
            let patient = patient(&random)
            let danger = try #require(dangers.randomElement(using: &random))
            guard !patient.absent.contains(danger) else { continue }
            var more = patient
            more.present.insert(danger)
            let before = model.assess(patient, asking: false).redFlags
            let after = model.assess(more, asking: false).redFlags
            for flag in before {
                let still = after.first { $0.rule.flag == flag.rule.flag }
                #expect(
                    still.map { $0.rule.urgency <= flag.rule.urgency } ?? false,
                    "\(flag.rule.id) and \(danger)")
            }
        }
    }

    @Test(
        "fewer findings: dropped at random and one false one added, hardly ever wrong and confident"
    )
    func robust() throws {
        let model = try #require(model)
        let all = try VignetteTests.sets.flatMap(Vignette.file)
        let vignettes =
            Self.isLong ? all : all.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        let pool = Triage.content.signs.filter { $0.kind != .background }.map(\.id)
        var random = SplitMix64(seed: 7)
        for (keep, adds, three, red) in [
            (0.8, false, 0.85, 0.75), (0.6, false, 0.75, 0.55), (1, true, 0.85, 0.9),
        ] {
            let told = (0..<(Self.isLong ? 6 : 1)).flatMap { _ in
                vignettes.map { $0.keeping(keep, adds ? pool : [], &random) }
            }
            let figures = Figures(told) { model.assess($0.findings, asking: false) }
            let inThree = Double(figures.inFirstThree) / Double(figures.inCatalogue)
            let warned = Double(figures.warned) / Double(figures.red)
            let wrong = Double(figures.wrongAndConfident.count) / Double(told.count)
            #expect(inThree >= three && warned >= red, "\(keep): \(inThree), \(warned)")
            #expect(wrong <= 0.01, "\(figures.wrongAndConfident)")
            if Self.isLong {
                print(
                    "keep \(keep), false finding \(adds): three \(inThree), red \(warned), wrong \(wrong)"
                )
            }
        }
    }
}

extension Vignette {
    /// With some findings left out, and a false one added.
    fileprivate func keeping(
        _ share: Double, _ false: [String], _ random: inout SplitMix64
    ) -> Vignette {
        func kept(_ signs: [String]) -> [String] {
            signs.filter { _ in Double.random(in: 0..<1, using: &random) < share }
        }
        var found = kept(present)
        if found.isEmpty { found = Array(present.prefix(1)) }
        let others = `false`.filter { !present.contains($0) && !absent.contains($0) }
        if let wrong = others.randomElement(using: &random) { found.append(wrong) }
        return Vignette(self, present: found, absent: kept(absent))
    }
}
