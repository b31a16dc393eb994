import CivilTime
import ClinicStore
package import Planner

/// An assessment as it was made and kept.
package struct MadeAssessment: Sendable {
    package let patient: Patient
    /// With what is on record.
    package let findings: SignFindings
    /// Ids of the signs that the record answered, sorted.
    package let fromRecord: [String]
    /// Words that were said and count no more, with what answers them now.
    package let retired: [RetiredSign]
    package let assessment: Assessment
    package let stored: StoredAssessment
    /// Red flags that were recorded and are open.
    package let openFlags: [ScreenedFlag]
    package let catalog: Catalog
}

extension Clinic {
    /// Ranks the causes for the signs found and not found, and keeps what came of it; a plan made later
    /// is linked to it. It suggests; the clinician decides. `setting` is where the patient is seen, an
    /// id of the catalogue's settings.
    package func assessPatient(
        _ patient: Patient, present: [String], absent: [String], setting: String? = nil
    ) throws -> MadeAssessment {
        let catalog = try shelf.catalog()
        let told = try toldFindings(of: patient, present, absent, setting, catalog)
        let sheet = FactSheet(of: patient.details, on: today, catalog)
        let findings = told.findings.with(sheet, catalog.triage.signs)
        guard let answer = assess(findings, with: catalog) else {
            throw Failure(
                .badData, "The catalogue holds nothing that tells causes apart.",
                remedy: "Give the folder of templates its triage/combining.yaml.")
        }
        let known = findings.present.union(findings.absent)
        let details = AssessmentDetails(
            present: findings.present.sorted(), absent: findings.absent.sorted(),
            origin: answer.origin,
            ranking: answer.causes.map {
                AssessmentDetails.Ranked(
                    cause: $0.id, probability: ($0.probability * 1000).rounded() / 1000)
            })
        return try write { writing in
            let stored = try writing.addAssessment(of: patient.id, on: today, details)
            let open = try writing.now.screenings(of: patient.id).flatMap(\.stopping)
            return MadeAssessment(
                patient: patient, findings: findings,
                fromRecord: known.subtracting(told.findings.present)
                    .subtracting(told.findings.absent).sorted(),
                retired: told.retired, assessment: answer, stored: stored, openFlags: open,
                catalog: catalog)
        }
    }

    private func toldFindings(
        of patient: Patient, _ present: [String], _ absent: [String], _ setting: String?,
        _ catalog: Catalog
    ) throws -> (findings: SignFindings, retired: [RetiredSign]) {
        guard let age = patient.details.age(on: today) else {
            throw Failure(
                .refused,
                "The age of \(patient.id) is not known, and the same signs mean other things at 9, 35 and 80.",
                remedy: "Ask for the date of birth and record it:"
                    + " physio patient set \(patient.id) --born YYYY-MM-DD")
        }
        let found = try signs(present, catalog)
        let missing = try signs(absent, catalog)
        guard !(found.ids.isEmpty && missing.ids.isEmpty) else {
            throw Failure(
                .usage, "No sign was named.",
                remedy: "Say what was found and what was looked for and not found: --present SIGN"
                    + " --absent SIGN; 'physio sign list' has them.")
        }
        if let both = found.ids.intersection(missing.ids).sorted().first {
            throw Failure(
                .badData, "'\(both)' is said to be present and absent.",
                remedy: "Name each sign once; leave out what was not looked for.")
        }
        if let setting, !catalog.triage.settings.contains(where: { $0.id == setting }) {
            let known = catalog.triage.settings.map { "\($0.id): \($0.name)" }
            throw Failure(
                .badData, "There is no setting '\(setting)'.", remedy: "Choose one of these.",
                details: known)
        }
        let findings = SignFindings(
            present: found.ids, absent: missing.ids, ageYears: age, sex: patient.details.sex,
            setting: setting)
        return (findings, found.retired + missing.retired)
    }

    private func signs(
        _ names: [String], _ catalog: Catalog
    ) throws(Failure) -> (ids: Set<String>, retired: [RetiredSign]) {
        var ids: Set<String> = []
        var retired: [RetiredSign] = []
        for name in names {
            if let old = catalog.triage.retired.first(where: { $0.id == name.lowercased() }) {
                retired.append(old)
                continue
            }
            switch catalog.triage.sign(named: name) {
            case .one(let sign): ids.insert(sign.id)
            case .several(let near):
                throw Failure(
                    .badData, "There is no sign '\(name)'.",
                    remedy: near.isEmpty
                        ? "See all with 'physio sign list'."
                        : "Name the one that is meant; 'physio sign list' has all.",
                    details: near.map { "\($0.id): \($0.name)" })
            }
        }
        return (ids, retired)
    }
}
