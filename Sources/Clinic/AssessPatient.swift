import CivilTime
import ClinicStore
package import Planner

/// An assessment as it was made and kept.
package struct MadeAssessment: Sendable {
    package let patient: Patient
    package let findings: SignFindings
    package let assessment: Assessment
    package let stored: StoredAssessment
    /// Red flags that are open.
    package let openFlags: [ScreenedFlag]
}

extension Clinic {
    /// Ranks the causes for the signs found and not found, and keeps what came of it; a plan made later
    /// is linked to it. It suggests; the clinician decides.
    package func assessPatient(
        _ patient: Patient, present: [String], absent: [String]
    ) throws -> MadeAssessment {
        let catalog = try shelf.catalog()
        let found = SignFindings(
            present: try signs(present, catalog), absent: try signs(absent, catalog),
            ageYears: patient.details.age(on: today))
        if let both = found.present.intersection(found.absent).sorted().first {
            throw Failure(
                .badData, "'\(both)' is said to be present and absent.",
                remedy: "Name each sign once; leave out what was not looked for.")
        }
        guard !found.present.isEmpty || !found.absent.isEmpty else {
            throw Failure(
                .usage, "No sign was named.",
                remedy: "Say what was found and what was looked for and not found: --present SIGN"
                    + " --absent SIGN; 'physio sign list' has them.")
        }
        let answer = assess(found, with: catalog)
        let details = AssessmentDetails(
            present: found.present.sorted(), absent: found.absent.sorted(), origin: answer.origin,
            ranking: answer.causes.map {
                AssessmentDetails.Ranked(
                    cause: $0.id, probability: ($0.probability * 1000).rounded() / 1000)
            })
        return try write { writing in
            let stored = try writing.addAssessment(of: patient.id, on: today, details)
            let open = try writing.now.screenings(of: patient.id).flatMap(\.stopping)
            return MadeAssessment(
                patient: patient, findings: found, assessment: answer, stored: stored,
                openFlags: open)
        }
    }

    private func signs(_ ids: [String], _ catalog: Catalog) throws -> Set<String> {
        let known = catalog.signs.map(\.id) + catalog.triageItems.map(\.id)
        return try Set(
            ids.map { id in
                guard known.contains(id.lowercased()) else {
                    throw Failure(
                        .badData, "There is no sign '\(id)'.",
                        remedy: "See all with 'physio sign list'.",
                        details: Suggestions.near(id.lowercased(), among: known))
                }
                return id.lowercased()
            })
    }
}

extension MadeAssessment {
    package var json: JSON {
        func rounded(_ share: Double) -> JSON { .number((share * 1000).rounded() / 1000) }
        return [
            "assessment": .text(stored.id), "patient": .text(patient.id),
            "origin": .string(assessment.origin),
            "origins": .array(
                assessment.origins.map {
                    ["origin": .string($0.origin.rawValue), "share": rounded($0.share)]
                }),
            "causes": .array(
                assessment.causes.map { cause in
                    [
                        "id": .string(cause.id), "name": .string(cause.name),
                        "origin": .string(cause.origin.rawValue),
                        "probability": rounded(cause.probability),
                        "low": rounded(cause.range.lowerBound),
                        "high": rounded(cause.range.upperBound),
                        "reasons": .array(cause.reasons.map(\.json)),
                    ]
                }),
            "ask": .array(
                assessment.ask.map {
                    ["id": .string($0.id), "sign": .string($0.name), "why": .string($0.why)]
                }),
            "redFlags": .array(
                openFlags.map {
                    ["id": .string($0.flag), "action": .string($0.action.rawValue)]
                }),
        ]
    }
}

extension TriageReason {
    fileprivate var json: JSON {
        [
            "id": .string(id), "name": .string(name), "kind": .string(isRule ? "rule" : "sign"),
            "for": .bool(ratio >= 1), "likelihoodRatio": .number((ratio * 100).rounded() / 100),
            "counts": .bool(counts), "evidence": .string(evidence),
        ]
    }
}
