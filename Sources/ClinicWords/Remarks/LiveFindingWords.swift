package import Planner

extension LiveFindings.Line {
    /// `NSAID-16: NSAID with low kidney function (egfr 25 on 2026-12-01). Stop it.`
    package var sentence: String {
        "\(finding.rule): \(finding.title)" + (because.isEmpty ? "" : " (\(because))")
            + ". \(finding.action.withFullStop)"
    }

    /// What is new about it; `nil` where it is as it was decided.
    package var newsText: String? {
        switch news {
        case nil: nil
        case .new: since.map { "new since \($0)" } ?? "new since the plan was made"
        case .worse: since.map { "worse since \($0), to be decided again" } ?? "to be decided again"
        case .gone: "no longer"
        }
    }
}
