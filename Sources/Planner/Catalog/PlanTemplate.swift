/// What is normally done about one cause: one YAML file, versioned, with sources.
package struct PlanTemplate: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case standard
        case afterReferral = "after-referral"
        case referralOnly = "referral-only"
    }
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case hip, spine, sacroiliac, systemic, either
    }
    /// Where the file was found.
    package enum Place: Hashable, Sendable {
        case builtIn
        /// A clinic's own folder, by its path.
        case folder(String)
    }

    /// Kebab-case; never changes.
    package var id: String
    /// 1 or more.
    package var version: Int
    package var name: String
    package var type: Kind
    package var origin: Origin
    /// The part physiotherapy plays, e.g. `first-line`, and a remark on it.
    package var role: String
    package var roleNote: [Statement]
    /// Whole years of those it is made for; `nil` is whom templates are usually made for.
    package var ages: ClosedRange<Int>?
    package var codes: [DiagnosisCode]
    package var codesNote: [Statement]
    /// Whether the triage may suggest it.
    package var isFoundBySigns: Bool = true
    package var signsFor: [Statement]
    package var signsAgainst: [Statement]
    /// Ids of red flags.
    package var redFlags: [String]
    /// In the order they are treated; never empty.
    package var phases: [Phase]
    /// Where weeks count from an operation; `nil` where they count from the plan's start.
    package var clock: OperationClock?
    package var variants: [Statement]
    /// Weeks after the plan's start, ascending; may lie after the last phase.
    package var reviewWeeks: [Int]
    /// Ids of outcome measures.
    package var outcomeMeasures: [String]
    package var cautions: [Statement]
    package var discharge: [Statement]
    package var expectedCourse: [Statement]
    package var escalation: [Statement]
    /// What medicines are for this cause; `nil` proposes nothing.
    package var medication: Medication?
    /// Ids of programmes that may be part of the plan.
    package var programmes: [String]
    /// Ids of sources.
    package var sources: [String]
    package var place: Place
    /// SHA-256 of the file's bytes, hexadecimal.
    package var contentHash: String

    package init(
        id: String, version: Int, name: String, type: Kind, origin: Origin, role: String,
        roleNote: [Statement] = [], codes: [DiagnosisCode] = [], codesNote: [Statement] = [],
        signsFor: [Statement] = [], signsAgainst: [Statement] = [], redFlags: [String] = [],
        phases: [Phase], variants: [Statement] = [], reviewWeeks: [Int] = [],
        outcomeMeasures: [String] = [], cautions: [Statement] = [], discharge: [Statement] = [],
        expectedCourse: [Statement] = [], escalation: [Statement] = [],
        medication: Medication? = nil, programmes: [String] = [], sources: [String] = [],
        place: Place = .builtIn, contentHash: String = ""
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.type = type
        self.origin = origin
        self.role = role
        self.roleNote = roleNote
        self.codes = codes
        self.codesNote = codesNote
        self.signsFor = signsFor
        self.signsAgainst = signsAgainst
        self.redFlags = redFlags
        self.phases = phases
        self.variants = variants
        self.reviewWeeks = reviewWeeks
        self.outcomeMeasures = outcomeMeasures
        self.cautions = cautions
        self.discharge = discharge
        self.expectedCourse = expectedCourse
        self.escalation = escalation
        self.medication = medication
        self.programmes = programmes
        self.sources = sources
        self.place = place
        self.contentHash = contentHash
    }

    /// Sessions of a spine cause re-check the red flags each time (G10).
    package var rechecksRedFlags: Bool { origin == .spine }
    package var firstLine: [MedicineOption] { medication?.firstLine ?? [] }
    package var secondLine: [MedicineOption] { medication?.secondLine ?? [] }
}

/// An ICD-10-CM code.
package struct DiagnosisCode: Hashable, Sendable {
    package let code: String
    package let label: String
    package let evidence: Evidence

    package init(code: String, label: String, evidence: Evidence) {
        self.code = code
        self.label = label
        self.evidence = evidence
    }
}
