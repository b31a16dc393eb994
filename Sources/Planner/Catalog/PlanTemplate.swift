/// What is normally done about one cause. Each template is one YAML file with a version and its sources.
package struct PlanTemplate: Hashable, Sendable {
    /// Whether the cause is treated here.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case standard
        /// It is, once somebody else has looked and cleared the patient.
        case afterReferral = "after-referral"
        /// The patient is referred, and treated only if somebody else has looked and cleared them.
        case referralOnly = "referral-only"
    }
    /// Where the pain comes from.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case hip, spine, sacroiliac, systemic, either
    }
    /// Where the file was found.
    package enum Place: Hashable, Sendable {
        case builtIn
        /// In a clinic's own folder, by its path.
        case folder(String)
    }

    /// In kebab-case; never changes.
    package var id: String
    /// 1 or more.
    package var version: Int
    package var name: String
    package var type: Kind
    package var origin: Origin
    /// What part physiotherapy plays, like `first-line`.
    package var role: String
    /// Remarks on that.
    package var roleNote: [Statement]
    /// The ages, in whole years, for which it is made; `nil` for the usual ages.
    package var ages: ClosedRange<Int>?
    /// Codes of diagnoses for the cause.
    package var codes: [DiagnosisCode]
    /// Remarks on the codes.
    package var codesNote: [Statement]
    /// Whether triage may suggest it.
    package var isFoundBySigns: Bool = true
    /// What speaks for the cause, in words.
    package var signsFor: [Statement]
    /// What speaks against the cause, in words.
    package var signsAgainst: [Statement]
    /// Ids of the red flags that matter for it.
    package var redFlags: [String]
    /// In the order in which they are treated; never empty.
    package var phases: [Phase]
    /// How weeks count from an operation; `nil` if they count from the start of the plan.
    package var clock: OperationClock?
    /// How the plan differs for some patients, in words.
    package var variants: [Statement]
    /// Weeks after the start of the plan, in order. They may lie after the last phase.
    package var reviewWeeks: [Int]
    /// Ids of outcome measures.
    package var outcomeMeasures: [String]
    /// What to be careful about.
    package var cautions: [Statement]
    /// When treatment can end.
    package var discharge: [Statement]
    /// How the cause usually develops.
    package var expectedCourse: [Statement]
    /// When to refer the patient, or to ask somebody else.
    package var escalation: [Statement]
    /// Medicines for the cause; `nil` if none is proposed.
    package var medication: Medication?
    /// Ids of the programmes that may be part of the plan.
    package var programmes: [String]
    /// Ids of its sources.
    package var sources: [String]
    /// Where the file was found.
    package var place: Place
    /// SHA-256 of the bytes of the file, in hexadecimal.
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

    /// Whether red flags are asked about again in each session, as for the spine (G10).
    package var rechecksRedFlags: Bool { origin == .spine }
    /// The medicines that are tried first; empty without `medication`.
    package var firstLine: [MedicineOption] { medication?.firstLine ?? [] }
    /// The medicines that are tried next; empty without `medication`.
    package var secondLine: [MedicineOption] { medication?.secondLine ?? [] }
}

/// A code of ICD-10-CM.
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
