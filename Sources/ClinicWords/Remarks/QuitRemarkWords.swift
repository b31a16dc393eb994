import CivilTime
package import Clinic
import Planner

extension QuitRemark: Remark {
    package var said: Advice {
        switch self {
        case .stillDated(let planned, let plan):
            """
            \(planned.name) is still dated by the old quit date, from \(planned.firstDay) \
            on: a prescriber sets new dates, \
            \(do: .confirmMedicine(plan, planned.medicine), [.prescriber: .blank(.name), .from: .blank(.date)]).
            """
        case .runs(let planned, let product):
            """
            \(planned.name) runs, in steps that go by the old quit date: a prescriber decides \
            whether it goes on, and by which dates\(Self.again(product)) [\(product.evidence.text)].
            """
        }
    }

    private static func again(_ product: QuitProduct) -> String {
        product.retryAfterMonths.map {
            "; it may be tried again after \($0.lowerBound) to \($0.upperBound) months"
        } ?? ""
    }
}
