import CivilTime
import Clinic
import Planner

extension HolidayPlaceList: Drawn {
    func lines(width: Int?) -> [String] {
        places.map { place in
            place.region == nil
                ? "\(place.code)  \(place.name.oneLine)"
                : "  \(place.code.padded(to: 6))  \(place.name.oneLine)"
        }
    }
}

extension HolidayYear: Drawn {
    func lines(width: Int?) -> [String] {
        let calendar = place.calendar
        let country = place.region == nil ? "" : ", \(calendar.name.oneLine)"
        let (first, last) = (calendar.checked.lowerBound, calendar.checked.upperBound)
        return ["\(place.code)  \(place.name.oneLine)\(country): public holidays of \(year)"]
            + holidays.map { "  \($0.line)" }
            + (calendar.checked.contains(year)
                ? [] : ["Compared with another table for \(first) to \(last) only."])
            + ["Source: \(calendar.source.oneLine)"]
    }
}

extension HolidayOutlook {
    /// What stands behind `holidays` where the clinic is shown: a place, and what comes next.
    var lines: [String] {
        ["\(code), \(name?.oneLine ?? "which no plan file tells")"]
            + next.map { "\($0.holiday.line)\($0.opening)" }
    }
}

extension HolidayOutlook.Entry {
    /// `, open` for all day; `, open 09:00-12:00`.
    fileprivate var opening: String {
        guard !open.isEmpty else { return "" }
        if open == [Interval(holiday.day)] { return ", open" }
        return ", open \(open.map(\.hours).joined(separator: ", "))"
    }
}

extension Holiday {
    fileprivate var line: String { "\(day.weekday.shortName) \(day)  \(name.oneLine)" }
}
