import CivilTime
import Planner

extension Entry {
    /// The public holidays of a country: `holidays/gb.yaml`.
    func holidayCalendar() -> HolidayCalendar {
        let id = text("country")
        let regions = each("regions") { $0.holidayRegion() }
        let known = [id] + regions.map(\.id)
        for (index, region) in regions.enumerated() where known[...index].contains(region.id) {
            place.report("There are two regions '\(region.id)'.", "Remove one of the two.")
        }
        return HolidayCalendar(
            id: id, name: text("name"), source: text("source"),
            checked: range("checked", Self.anyYear), zones: texts("zones"), regions: regions,
            rules: each("holidays", required: true) { $0.holidayRule(known) })
    }

    private static var anyYear: ClosedRange<Int> { 1...9999 }

    private func holidayRegion() -> HolidayRegion {
        HolidayRegion(id: text("id"), name: text("name"), zones: texts("zones"))
    }

    private func holidayRule(_ known: [String]) -> HolidayRule {
        HolidayRule(
            name: text("name"), date: holidayDate(), years: holidayYears(),
            every: optionalInteger("every", 1...400) ?? 1,
            omitted: value("not", required: false) == nil ? [] : integers("not", Self.anyYear),
            weekdays: holidayWeekdays(), moved: dayShifts("moved"), also: dayShifts("also"),
            places: holidayPlaces(known))
    }

    private func holidayYears() -> ClosedRange<Int> {
        let first = optionalInteger("from", Self.anyYear) ?? Self.anyYear.lowerBound
        let last = optionalInteger("until", Self.anyYear) ?? Self.anyYear.upperBound
        guard first <= last else {
            place.report("'until' lies before 'from'.", "Write the first year and the last.")
            return first...first
        }
        return first...last
    }

    private func holidayDate() -> HolidayDate {
        let dates = list("dates").compactMap { place -> Day? in
            guard let text = place.text("A date") else { return nil }
            if let day = try? Day(parsing: text) { return day }
            place.report("'\(text)' is no date.", "Write it like 2026-06-15.")
            return nil
        }
        let isListed = value("dates", required: false) != nil
        guard let place = value("date", required: !isListed), let text = place.text("'date'")
        else { return .listed(dates) }
        if let date = HolidayDate(written: text), !isListed { return date }
        place.report(
            isListed
                ? "A holiday has 'date' or 'dates'." : "'\(text)' is no date of a year.",
            "Write 12-25, first mon of 05, last mon of 08, mon from 05-18, easter or easter -2.")
        return .listed(dates)
    }

    private func holidayWeekdays() -> Set<Weekday> {
        let (only, never) = (weekdays("only-on"), weekdays("never-on"))
        return (only.isEmpty ? Set(Weekday.allCases) : only).subtracting(never)
    }

    private func weekdays(_ key: String) -> Set<Weekday> {
        Set(
            list(key).compactMap { place in
                guard let text = place.text("A weekday") else { return nil }
                if let weekday = Weekday(parsing: text) { return weekday }
                place.report(
                    "'\(text)' is no weekday.", "Write mon, tue, wed, thu, fri, sat or sun.")
                return nil
            })
    }

    /// `{sat: 2, sun: 1}`
    private func dayShifts(_ key: String) -> [Weekday: Int] {
        inside(key, required: false) { entry in
            Weekday.allCases.reduce(into: [:]) { shifts, weekday in
                shifts[weekday] = entry.optionalInteger(
                    weekday.shortName.lowercased(), -6...6)
            }
        } ?? [:]
    }

    private func holidayPlaces(_ known: [String]) -> HolidayPlaces {
        let (only, allBut) = (places("in", known), places("not-in", known))
        if !only.isEmpty, !allBut.isEmpty {
            place.report("A holiday has 'in' or 'not-in'.", "Name where it is kept, or where not.")
        }
        if only.isEmpty, allBut.isEmpty { return .everywhere }
        return only.isEmpty ? .allBut(allBut) : .only(only)
    }

    private func places(_ key: String, _ known: [String]) -> Set<String> {
        Set(
            list(key).compactMap { place in
                guard let id = place.text("A region") else { return nil }
                if known.contains(id) { return id }
                place.report(
                    "There is no region '\(id)'.",
                    nearest(to: id, among: known).map { "Did you mean '\($0)'?" }
                        ?? "Name it under 'regions'.")
                return nil
            })
    }
}

extension HolidayDate {
    private static let ordinals = ["first", "second", "third", "fourth"]

    /// `12-25`, `first mon of 05`, `last mon of 08`, `mon from 05-18`, `easter`, `easter -2`.
    init?(written text: String) {
        let words = text.split(separator: " ").map(String.init)
        if let date = Self.monthDay(text) {
            self = .fixed(month: date.month, day: date.day)
        } else if words.first == "easter", words.count < 3 {
            guard let days = words.count == 1 ? 0 : Int(words[1]), abs(days) < 100 else {
                return nil
            }
            self = .easter(days: days)
        } else if words.count == 3, words[1] == "from", let weekday = Weekday(parsing: words[0]),
            let date = Self.monthDay(words[2])
        {
            self = .weekday(weekday, month: date.month, day: date.day)
        } else if words.count == 4, words[2] == "of", let weekday = Weekday(parsing: words[1]),
            let month = Int(words[3]), (1...12).contains(month)
        {
            self.init(words[0], weekday, of: month)
        } else {
            return nil
        }
    }

    private init?(_ ordinal: String, _ weekday: Weekday, of month: Int) {
        if ordinal == "last" {
            self = .last(weekday, month: month)
        } else if let weeks = Self.ordinals.firstIndex(of: ordinal) {
            self = .weekday(weekday, month: month, day: 7 * weeks + 1)
        } else {
            return nil
        }
    }

    /// A date that some year has.
    private static func monthDay(_ text: String) -> (month: Int, day: Int)? {
        guard text.utf8.count == 5, let day = try? Day(parsing: "2024-" + text) else { return nil }
        return (day.month, day.day)
    }
}
