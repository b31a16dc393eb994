import CivilTime
import ClinicStore
package import Planner

/// What is asked about a plan: now, and when a medicine is confirmed.
package struct PlanQuestions: Hashable, Sendable {
    package var now: [PlanQuestion] = []
    package var later: [PlanQuestion] = []

    /// First what decides a line of care, then what the rules wait for, then what is assumed.
    init(
        lines: [OutlineQuestion] = [], _ open: [SafetyVerdict.OpenRule], _ medicines: [Medicine],
        of patient: PatientDetails, _ sheet: FactSheet, _ catalog: Catalog
    ) {
        let asked = Questionnaire(open, planned: medicines, catalog)
        let assumed = catalog.assumed(in: sheet, planned: medicines)
        now =
            lines.map { PlanQuestion($0) }
            + asked.now.map { PlanQuestion($0, medicines, catalog, of: patient) }
            + (assumed.map { [PlanQuestion($0, catalog, of: patient)] } ?? [])
        later = asked.later.map { PlanQuestion($0, medicines, catalog, of: patient) }
    }
}

extension Clinic {
    /// What today's facts leave open about a running plan.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func questions(of plan: StoredPlan) throws -> PlanQuestions {
        try read { reading in
            let catalog = try shelf.catalog()
            let open =
                try liveFindings(of: plan, reading).open
                + (exercises(of: plan, reading)?.phases.flatMap(\.open) ?? [])
            let medicines = plan.details.medicines.filter { $0.status != .stopped }
                .compactMap { catalog.medicine($0.medicine) }
            let patient = try reading.patient(plan.details.patient)
            return PlanQuestions(
                open, medicines,
                of: patient.details,
                try facts(of: patient, judging: [plan.id], by: catalog, reading).sheet, catalog)
        }
    }
}

extension PlanQuestions {
    /// What is asked, and the step that records the first answer, as a heading; a line a question of at most 100
    /// columns: what is asked, what it decides, and what answers it. Nothing where nothing is asked.
    package func told(
        for patient: ID<Patient>, _ phrasing: Phrasing
    ) -> (heading: String, lines: [String])? {
        guard !now.isEmpty || !later.isEmpty else { return nil }
        let first =
            now.first { $0.inputs?.list.first?.field == .answer } ?? now.first { $0.inputs != nil }
        let step = first?.inputs.map { phrasing.step(NextStep(.changePatient(patient), $0)) }
        return (
            "Ask, the most decisive first\(step.map { ", answered like: \($0)" } ?? "")",
            now.map { $0.line(phrasing) } + (laterLine.map { [$0] } ?? [])
        )
    }

    /// What is asked now.
    package func json(for plan: StoredPlan) -> JSON {
        .array(now.map { $0.json(for: plan.details.patient) })
    }

    /// What is asked when a medicine is confirmed, in one line; `nil` for nothing.
    private var laterLine: String? {
        guard !later.isEmpty else { return nil }
        let medicines = Set(later.flatMap(\.decides)).sorted().joined(separator: ", ")
        let asked = later.map(\.short).map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 }
        return "When \(medicines) is confirmed: \(asked.joined(separator: "; "))?".cut(98)
    }
}

extension PlanQuestion {
    /// The widest line.
    private static let columns = 98

    /// What is asked, what it decides, and what answers it.
    package func line(_ phrasing: Phrasing) -> String {
        let end = inputs.map { "  \(phrasing.inputs($0.list))" } ?? ""
        let short = inputs == nil ? short + hint.text(phrasing) : short
        let room = max(30, Self.columns - end.count)
        for count in stride(from: decides.count, to: 0, by: -1) {
            let told = decides.prefix(count).joined(separator: ", ")
            let text = "\(short) (\(told)\(count < decides.count ? " …" : ""))"
            if text.count <= room { return text + end }
        }
        return short.cut(room) + end
    }
}

extension String {
    /// At most so many letters, cut before a word.
    fileprivate func cut(_ count: Int) -> String {
        guard self.count > count else { return self }
        let head = prefix(count - 2)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + " …"
    }
}
