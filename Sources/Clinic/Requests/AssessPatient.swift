import CivilTime
import ClinicStore
package import Planner

/// Ranks the causes for the signs found and not found, and keeps what came of it; a plan made later
/// is linked to it. It suggests; the clinician decides. `setting` is where the patient is seen, an
/// id of the catalogue's settings.
package struct AssessPatient: Request {
    let patient: ID<Patient>
    let present: [String]
    let absent: [String]
    let setting: String?

    package init(
        _ patient: ID<Patient>, present: [String], absent: [String], setting: String? = nil
    ) {
        self.patient = patient
        self.present = present
        self.absent = absent
        self.setting = setting
    }

    package func carryOut(_ act: Act) throws -> MadeAssessment {
        let patient = try act.reading.patient(patient)
        let catalog = try act.shelf.catalog()
        let told = try toldFindings(of: patient, present, absent, setting, catalog, act)
        let sheet = FactSheet(of: patient.details, on: act.today, catalog)
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
        let stored = try act.writing.addAssessment(of: patient.id, on: act.today, details)
        let open = try act.reading.screenings(of: patient.id).flatMap(\.stopping)
        return MadeAssessment(
            patient: patient, findings: findings,
            fromRecord: known.subtracting(told.findings.present)
                .subtracting(told.findings.absent).sorted(),
            retired: told.retired, assessment: answer, stored: stored, openFlags: open,
            catalog: catalog)
    }

    private func toldFindings(
        of patient: Patient, _ present: [String], _ absent: [String], _ setting: String?,
        _ catalog: Catalog, _ act: Act
    ) throws -> (findings: SignFindings, retired: [RetiredSign]) {
        guard let age = patient.details.age(on: act.today) else {
            throw Failure(
                .refused,
                "The age of \(patient.id) is not known, and the same signs mean other things at 9, 35 and 80.",
                remedy: "Ask for the date of birth and record it: \(do: .birth(of: patient.id))")
        }
        let found = try signs(present, catalog)
        let missing = try signs(absent, catalog)
        guard !(found.ids.isEmpty && missing.ids.isEmpty) else {
            throw Failure(
                .usage, "No sign was named.",
                remedy: """
                    Say what was found and what was looked for and not found: \
                    \(say: [.present: .blank(.sign), .absent: .blank(.sign)]); '\(do: .list(.signs))' has them.
                    """)
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
                        ? "See all with '\(do: .list(.signs))'."
                        : "Name the one that is meant; '\(do: .list(.signs))' has all.",
                    details: near.map { "\($0.id): \($0.name)" })
            }
        }
        return (ids, retired)
    }
}
