import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClinicCapacity: Drawn {
    var tellsStops: Bool { false }

    func lines(width: Int?) -> [String] {
        let cause = "\(template.name.oneLine) (\(template.id))"
        guard let first = fits.min(by: { $0.start < $1.start }) else {
            return ["No plan of \(cause) fits with a start from \(span)."] + reasons
        }
        var table = Table("WEEK OF", "PLANS")
        for week in weeks { table.add("\(week.monday)", "\(week.plans)") }
        let book = "physio plan create PATIENT --cause \(template.id) --start \(fits[0].from)"
        return [
            "\(cause), started from \(span):",
            "\(isMost ? "at least " : "")\(counted(fits.count, "new plan")), the first from \(first.start)"
                + (first.name.map { " with \($0.oneLine)" } ?? ""), "",
            table.text(width: width), "",
        ] + reasons + ["Book: \(book)"]
    }

    private var span: String { "\(starts.lowerBound) to \(starts.upperBound)" }

    private var reasons: [String] {
        (obstacles.isEmpty
            ? [] : ["In the way of one more: \(obstacles.joined(separator: "; "))."])
            + eased.map(told)
    }

    /// `With one more evening a week (Tue 17:00-20:00, Ana): 7 plans instead of 5`.
    private func told(_ eased: Eased) -> String {
        let change = eased.change.said.told
        let plans = counted(eased.plans, "plan")
        let result =
            switch eased.plans {
            case ...fits.count: "\(plans), no more"
            case _ where eased.isMost: "at least \(plans) instead of \(fits.count)"
            default: "\(plans) instead of \(fits.count)"
            }
        return change.prefix(1).uppercased() + change.dropFirst() + ": " + result
    }
}
