import Clinic
import Planner

extension CauseList: Drawn {
    func lines(width: Int?) -> [String] {
        var table = Table("ID", "CAUSE", "ORIGIN", "WEEKS", "SESSIONS", "TYPE")
        for cause in causes {
            let booked = cause.phases.filter { !$0.optional }
            table.add(
                cause.id, cause.name, cause.origin.rawValue,
                "\(booked.reduce(0) { $0 + $1.weeks })",
                "\(booked.reduce(0) { $0 + $1.sessions })", cause.type.rawValue)
        }
        return [table.text(width: width)]
    }
}

extension FactList: Drawn {
    func lines(width: Int?) -> [String] {
        var table = Table("FACT", "TYPE", "RANGE", "ASKED AGAIN", "WHAT")
        for fact in facts {
            table.add(
                fact.name, fact.kind.rawValue, fact.told,
                fact.staleAfterDays.map { "after \($0) d" } ?? "–", fact.ask)
        }
        let lists = words.flatMap { name, list in
            ["", name] + list.map { "  \($0.id): \($0.name)" }
        }
        return [table.text(width: width)] + (showsWords ? lists : [])
    }
}

extension Fact {
    fileprivate var told: String {
        if origin == .plan { return "from the plan" }
        if !values.isEmpty { return values.joined(separator: "|") }
        let limits = range.map { "\(plain($0.lowerBound))–\(plain($0.upperBound))" } ?? ""
        return [limits, unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension MedicineList: Drawn {
    func lines(width: Int?) -> [String] {
        var table = Table("ID", "NAME", "USUAL DOSE", "CEILING A DAY")
        for medicine in medicines {
            table.add(
                medicine.id, medicine.name, medicine.doseText,
                medicine.dailyCeiling.map { "\(plain($0)) \(medicine.maxPerDayUnit)" } ?? "–")
        }
        return [table.text(width: width)]
    }
}
