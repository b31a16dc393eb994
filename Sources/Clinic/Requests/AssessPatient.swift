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
            throw AssessmentRefusal.noCombining
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
    ) throws(AssessmentRefusal) -> (findings: SignFindings, retired: [RetiredSign]) {
        guard let age = patient.details.age(on: act.today) else { throw .ageUnknown(patient.id) }
        let found = try signs(present, catalog)
        let missing = try signs(absent, catalog)
        guard !(found.ids.isEmpty && missing.ids.isEmpty) else { throw .noSign }
        if let both = found.ids.intersection(missing.ids).sorted().first {
            throw .presentAndAbsent(both)
        }
        if let setting, !catalog.triage.settings.contains(where: { $0.id == setting }) {
            throw .noSuchSetting(setting, known: catalog.triage.settings)
        }
        let findings = SignFindings(
            present: found.ids, absent: missing.ids, ageYears: age, sex: patient.details.sex,
            setting: setting)
        return (findings, found.retired + missing.retired)
    }

    private func signs(
        _ names: [String], _ catalog: Catalog
    ) throws(AssessmentRefusal) -> (ids: Set<String>, retired: [RetiredSign]) {
        var ids: Set<String> = []
        var retired: [RetiredSign] = []
        for name in names {
            if let old = catalog.triage.retired.first(where: { $0.id == name.lowercased() }) {
                retired.append(old)
                continue
            }
            switch catalog.triage.sign(named: name) {
            case .one(let sign): ids.insert(sign.id)
            case .several(let near): throw .noSuchSign(name, near: near)
            }
        }
        return (ids, retired)
    }
}
