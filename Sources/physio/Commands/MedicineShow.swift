import ArgumentParser
import Clinic
import Planner

/// One medicine of the catalogue, as those who prescribe and those who take it read it.
struct MedicineShow: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a medicine: dose, limits, when to stop, with sources.",
        discussion: "Example: physio medicine show naproxen-oral")

    @Argument(help: "The medicine's id.", completion: .medicines) var medicine: String
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try Report(MedicinePage(medicine, of: access.catalog()))
    }
}

extension MedicinePage: Drawn {
    func lines(width: Int?) -> [String] {
        var lines = [
            "\(medicine.id)  \(medicine.name), \(medicine.route), \(medicine.legal)",
            "Usual: \(medicine.doseText)",
        ]
        lines += medicine.maxPerDay.map { "At most a day, \($0.told) \(medicine.maxPerDayUnit)" }
        lines += medicine.byWeight.map {
            "Under \(plain($0.below)) kg: \($0.told(medicine.unit))  [\($0.evidence.text)]"
        }
        lines += medicine.courseDays.map { "Course in days, \($0.told)" }
        if let day = medicine.reviewDay { lines.append("Review: day \(day)") }
        if medicine.specialistOnly { lines.append("Only a specialist starts it.") }
        lines.append("Stop: \(medicine.stopRule)")
        lines += [medicine.taper].compactMap { $0 }.map {
            "Taper: after more than \(counted($0.afterDays, "day")) it is stepped down, never stopped at once"
                + "  [\($0.evidence.text)]"
        }
        lines += ["Notes: \(medicine.notes)", "Evidence"]
        lines += medicine.evidence.map { "  \($0.told)" }
        if let words {
            lines += ["For the patient", "  \(words.name)", "  \(words.how)"]
            lines += words.stops.map { "  \($0.whatToDo) \($0.signs.joined(separator: "; "))" }
            lines += words.also.map { "  \($0)" }
        }
        return lines
    }
}
