/// Findings that point to a red flag.
package struct FlagRule: Hashable, Sendable {
    package enum Urgency: String, Hashable, Sendable, CaseIterable, Comparable {
        case emergency, urgent
        /// A danger that some questions settle.
        case ask
        /// Puts its questions first, and is not told.
        case hint
        /// A referral that can wait.
        case routine

        package static func < (left: Urgency, right: Urgency) -> Bool {
            let order = allCases
            return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
        }
    }

    /// Part of a rule.
    package indirect enum Item: Hashable, Sendable {
        case present(String)
        /// Looked for and not found.
        case denied(String)
        /// A sign of a set, by the set's id.
        case anyOf(String)
        case both([Item])

        /// The signs and sets it names.
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
    /// In plain words.
    package let why: String
    package let all: [Item]
    package let any: [Item]
    /// How many of `any` must hold.
    package let atLeast: Int
    /// None of these may hold.
    package let none: [Item]
    /// Only at these ages, in years.
    package let ages: ClosedRange<Int>?
    /// Only where nothing mechanical is found.
    package let nothingMechanical: Bool
    /// The cause that the flag itself describes, and so does not hold back.
    package let pointsTo: String?
    /// Signs that settle it once all of them are denied.
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
