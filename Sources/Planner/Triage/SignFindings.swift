/// What a clinician found; what stands in neither set is unknown and never counts as absent.
package struct SignFindings: Hashable, Sendable {
    /// Ids of signs.
    package var present: Set<String>
    /// Looked for and not found.
    package var absent: Set<String>
    package var ageYears: Int
    package var sex: PatientDetails.Sex?
    /// Id of the setting the patient is seen in; one that is not known changes nothing.
    package var setting: String?

    package init(
        present: Set<String> = [], absent: Set<String> = [], ageYears: Int,
        sex: PatientDetails.Sex? = nil,
        setting: String? = nil
    ) {
        self.present = present
        self.absent = absent
        self.ageYears = ageYears
        self.sex = sex
        self.setting = setting
    }

    /// With what is on record, where nobody told the sign. That a list does not name an illness denies
    /// nothing: only what a sign names as its denial does.
    package func with(_ facts: FactSheet, _ signs: [TriageSign]) -> SignFindings {
        var findings = self
        for sign in signs where !present.contains(sign.id) && !absent.contains(sign.id) {
            if sign.facts?.truth(for: facts) == .yes {
                findings.present.insert(sign.id)
            } else if sign.deniedBy?.truth(for: facts) == .yes {
                findings.absent.insert(sign.id)
            }
        }
        return findings
    }
}
