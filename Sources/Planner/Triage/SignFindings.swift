/// What a clinician found. A sign that is in neither set is unknown, and never counts as absent.
package struct SignFindings: Hashable, Sendable {
    /// Ids of signs.
    package var present: Set<String>
    /// Ids of signs that were looked for and not found.
    package var absent: Set<String>
    package var ageYears: Int
    package var sex: PatientDetails.Sex?
    /// Id of the setting in which the patient is seen; one that is not known changes nothing.
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

    /// The findings with what is recorded, for signs that nobody gave.
    ///
    /// That a list does not name an illness does not make its sign absent; only what the sign itself names as
    /// its denial does.
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
