/// The signs by number, so that findings are arrays.
struct SignNumbers: Sendable {
    let signs: [TriageSign]
    let numbers: [String: Int]
    /// By sign.
    let groups: [Int]
    let implies: [[Int]]
    let denies: [[Int]]
    let groupNumbers: [String: Int]

    init(_ content: TriageContent) {
        signs = content.signs
        let numbers = Dictionary(
            content.signs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let groupNumbers = Dictionary(
            content.groups.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }
        )
        groups = content.signs.map { groupNumbers[$0.group] ?? -1 }
        implies = content.signs.map { $0.implies.compactMap { numbers[$0] } }
        denies = content.signs.map { $0.denies.compactMap { numbers[$0] } }
        self.numbers = numbers
        self.groupNumbers = groupNumbers
    }

    func all(_ ids: [String]) -> [Int] { ids.compactMap { numbers[$0] } }
}

/// What is known of each sign, with what follows from it. What was given never yields to what follows.
struct KnownSigns: Hashable, Sendable {
    /// By number of the sign.
    private(set) var truths: [Truth]
    let ageYears: Int

    init(_ findings: SignFindings, _ signs: SignNumbers) {
        ageYears = findings.ageYears
        truths = signs.signs.map { sign in
            if findings.present.contains(sign.id) { return .yes }
            if findings.absent.contains(sign.id) { return .no }
            return sign.ages?.contains(findings.ageYears) == true ? .yes : .unknown
        }
        follow(truths.indices.filter { truths[$0] == .yes }, signs)
    }

    func isFound(_ sign: Int) -> Bool { truths[sign] == .yes }
    func isDenied(_ sign: Int) -> Bool { truths[sign] == .no }
    func isUnknown(_ sign: Int) -> Bool { truths[sign] == .unknown }

    /// Whether it could still be found beside what was found.
    func isOpen(_ sign: Int, _ signs: SignNumbers) -> Bool {
        isUnknown(sign) && !signs.denies[sign].contains(where: isFound)
    }

    /// What would be known if the sign were found or not.
    func telling(_ sign: Int, _ truth: Truth, _ signs: SignNumbers) -> KnownSigns {
        var known = self
        known.truths[sign] = truth
        known.follow(truth == .yes ? [sign] : [], signs)
        return known
    }

    private mutating func follow(_ found: [Int], _ signs: SignNumbers) {
        var todo = found
        while let sign = todo.popLast() {
            for next in signs.implies[sign] where truths[next] == .unknown {
                truths[next] = .yes
                todo.append(next)
            }
            for next in signs.denies[sign] where truths[next] == .unknown { truths[next] = .no }
        }
        // What would imply something denied is denied.
        var changed = true
        while changed {
            changed = false
            for sign in truths.indices where truths[sign] == .unknown {
                guard signs.implies[sign].contains(where: { truths[$0] == .no }) else { continue }
                truths[sign] = .no
                changed = true
            }
        }
    }
}
