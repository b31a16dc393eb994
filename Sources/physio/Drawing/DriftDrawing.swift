import Clinic
import ClinicWords

extension DriftPage: Drawn {
    func lines(width: Int?) -> [String] {
        (drift.isEmpty ? ["Nothing drifts."] : drift.flatMap(\.lines)) + (waiting?.lines ?? [])
    }
}

extension DriftPage.Entry {
    fileprivate var lines: [String] {
        let plan = item.plan.map { "\($0), " } ?? ""
        return [
            "\(item.kind.risk.rawValue)  \(name) (\(item.patient)), \(plan)since \(item.since): "
                + item.problem.said.told, "    \(item.step.command)",
        ]
    }
}
