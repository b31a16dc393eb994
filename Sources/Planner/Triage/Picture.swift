/// The shares that one set of findings gives to the causes and to something else.
struct Picture: Sendable {
    /// By number of the scale, adding up to 1.
    var shares: [Double]
    let tallies: [Tally]
}

/// The whole model: scales by cause, flag rules, and the figures that put them together.
struct TriageModel: Sendable {
    let numbers: SignNumbers
    let scales: [CauseScale]
    let flags: FlagModel
    let combining: TriageCombining
    let limits: LogLimits
    let content: TriageContent
    /// The number of something else among the scales.
    let somethingElse: Int?
    private let places: [Int]
    private let mechanical: [Int]

    /// Causes without a profile are left out, as are profiles without a cause.
    init?(_ content: TriageContent, causes: [PlanTemplate]) {
        guard let combining = content.combining else { return nil }
        let numbers = SignNumbers(content)
        self.content = content
        self.combining = combining
        self.numbers = numbers
        limits = LogLimits(combining)
        scales = content.profiles.compactMap { profile in
            let cause = causes.first { $0.id == profile.cause }
            guard cause?.isFoundBySigns ?? (profile.cause == CauseProfile.somethingElse) else {
                return nil
            }
            let inverse = content.profiles.filter { $0.cause != profile.cause }
                .flatMap(\.weights).filter { $0.against == profile.cause }
            return CauseScale(
                profile, cause, inverse: inverse,
                rules: content.rules.filter { $0.cause == profile.cause }, numbers)
        }
        flags = FlagModel(content, numbers)
        somethingElse = scales.firstIndex { $0.cause == nil }
        places = content.signs.indices.filter { content.signs[$0].kind == .place }
        mechanical = numbers.all(
            content.sets.first { $0.id == combining.mechanical.set }?.signs ?? [])
    }

    /// Whether mechanical findings were looked for and none was found.
    func isNothingMechanical(_ known: KnownSigns) -> Bool {
        !mechanical.contains(where: known.isFound)
            && mechanical.count(where: known.isDenied) >= combining.mechanical.denied
    }

    /// The shares before something else gets its least part.
    func picture(_ known: KnownSigns, sex: PatientDetails.Sex?, setting: String?) -> Picture {
        let named = places.contains(where: known.isFound)
        let place = named ? combining.placeNotNamed : nil
        let times = content.settings.first { $0.id == setting }?.times ?? [:]
        var logs: [Double] = []
        var tallies: [Tally] = []
        for scale in scales {
            var tally = scale.tally(known, placeNotNamed: place, limits)
            if scale.cause == nil, isNothingMechanical(known) {
                tally.add(
                    .init(
                        id: "nothing-mechanical", log: logarithm(combining.mechanical.ratio),
                        source: .nothingMechanical), to: -2)
            }
            let prior =
                prior(scale.profile, known.ageYears, sex) * (times[scale.profile.cause] ?? 1)
            logs.append(
                combining.priorPower * logarithm(prior)
                    + limits.together.clamping(tally.sum(limits)))
            tallies.append(tally)
        }
        lendToSecondSource(&logs, tallies)
        return Picture(shares: Self.shares(logs), tallies: tallies)
    }

    private func prior(_ profile: CauseProfile, _ age: Int, _ sex: PatientDetails.Sex?) -> Double {
        let share = prior(profile.priors, at: age)
        switch sex {
        case .female: return share * (profile.sex?.female ?? 1)
        case .male: return share * (profile.sex?.male ?? 1)
        default: return share
        }
    }

    /// Between two of the ages, the logarithm of the prior changes evenly.
    private func prior(_ priors: [Double], at age: Int) -> Double {
        let ages = combining.priorAges
        guard priors.count == ages.count, let next = ages.firstIndex(where: { age <= $0 }) else {
            return priors.last ?? 1
        }
        guard next > 0 else { return priors[0] }
        let part = Double(age - ages[next - 1]) / Double(ages[next] - ages[next - 1])
        return exponential(
            (1 - part) * logarithm(priors[next - 1]) + part * logarithm(priors[next]))
    }

    private static func shares(_ logs: [Double]) -> [Double] {
        let top = logs.max() ?? 0
        let odds = logs.map { exponential($0 - top) }
        let total = odds.reduce(0, +)
        return odds.map { $0 / total }
    }
}
