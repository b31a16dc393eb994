/// Findings that point to a red flag.
package struct FlagRule: Hashable, Sendable {
    /// How urgent that is, the most urgent first.
    package enum Urgency: String, Hashable, Sendable, CaseIterable, Comparable {
        case emergency, urgent
        /// A danger that a few questions settle.
        case ask
        /// It only brings its questions to the front, and is not shown.
        case hint
        /// A referral that can wait.
        case routine

        package static func < (left: Urgency, right: Urgency) -> Bool {
            let order = allCases
            return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
        }
    }

    /// One of the things that a rule asks for.
    package indirect enum Item: Hashable, Sendable {
        /// A sign that was found, by its id.
        case present(String)
        /// A sign that was looked for and not found, by its id.
        case denied(String)
        /// One sign of a set, by the id of the set.
        case anyOf(String)
        /// All of these.
        case both([Item])

        /// Ids of the signs and sets that it refers to.
        package var names: (signs: [String], sets: [String]) {
            switch self {
            case .present(let sign), .denied(let sign): ([sign], [])
            case .anyOf(let set): ([], [set])
            case .both(let items):
                items.map(\.names).reduce(into: ([], [])) {
                    $0.signs += $1.signs
                    $0.sets += $1.sets
                }
            }
        }
    }

    package let id: String
    /// Id of the red flag; `nil` for a referral that none describes.
    package let flag: String?
    package let urgency: Urgency
    /// Why it points to the flag, in plain words.
    package let why: String
    /// All of these must hold.
    package let all: [Item]
    /// At least `atLeast` of these must hold, if there are any.
    package let any: [Item]
    /// How many of `any` must hold.
    package let atLeast: Int
    /// None of these may hold.
    package let none: [Item]
    /// Only at these ages, in whole years; `nil` for all.
    package let ages: ClosedRange<Int>?
    /// Whether it counts only if nothing mechanical was found.
    package let nothingMechanical: Bool
    /// Id of the cause that the flag itself describes, and which it therefore does not hold back.
    package let pointsTo: String?
    /// Ids of signs that settle it once all of them are absent.
    package let clearedBy: [String]
    package let evidence: Evidence

    package init(
        id: String, flag: String?, urgency: Urgency, why: String, all: [Item] = [],
        any: [Item] = [], atLeast: Int = 1, none: [Item] = [], ages: ClosedRange<Int>? = nil,
        nothingMechanical: Bool = false, pointsTo: String? = nil, clearedBy: [String] = [],
        evidence: Evidence
    ) {
        self.id = id
        self.flag = flag
        self.urgency = urgency
        self.why = why
        self.all = all
        self.any = any
        self.atLeast = atLeast
        self.none = none
        self.ages = ages
        self.nothingMechanical = nothingMechanical
        self.pointsTo = pointsTo
        self.clearedBy = clearedBy
        self.evidence = evidence
    }
}
