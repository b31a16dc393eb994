import BuiltInPlans
import CivilTime
import Foundation
import PlanFiles
import Planner
import Testing

@Suite("Public holidays")
struct HolidayTests {
    static let catalog = PlanFiles.builtInCatalog()

    private static func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
        try Day(parsing: first)...Day(parsing: last)
    }

    /// The dates of one rule in some years.
    private static func dates(
        of rule: HolidayRule, in region: String? = nil, _ years: ClosedRange<Int>
    ) throws -> [String] {
        let calendar = HolidayCalendar(
            id: "XX", name: "Nowhere", source: "", checked: years, zones: [],
            regions: [HolidayRegion(id: "A", name: "A", zones: [])], rules: [rule])
        var catalog = Catalog()
        catalog.holidays = [calendar]
        let code = region.map { "XX-\($0)" } ?? "XX"
        let place = try #require(catalog.holidayPlace(code))
        let first = try Day(year: years.lowerBound, month: 1, day: 1)
        let span = try first...Day(year: years.upperBound, month: 12, day: 31)
        return place.holidays(in: span).map { "\($0.day)" }
    }

    @Test(
        "a date is found by each kind of rule",
        arguments: [
            (HolidayDate.fixed(month: 12, day: 25), "2026-12-25"),
            (.weekday(.monday, month: 5, day: 1), "2026-05-04"),
            (.weekday(.thursday, month: 11, day: 22), "2026-11-26"),
            (.weekday(.monday, month: 5, day: 18), "2026-05-18"),
            (.last(.monday, month: 8), "2026-08-31"), (.last(.sunday, month: 2), "2026-02-22"),
            (.easter(days: 0), "2026-04-05"), (.easter(days: -47), "2026-02-17"),
        ])
    func kinds(_ date: HolidayDate, _ expected: String) throws {
        #expect(try Self.dates(of: HolidayRule(name: "H", date: date), 2026...2026) == [expected])
    }

    @Test("29 February is kept in leap years, a listed day in its year only")
    func sparse() throws {
        let leap = HolidayRule(name: "H", date: .fixed(month: 2, day: 29))
        #expect(try Self.dates(of: leap, 2026...2033) == ["2028-02-29", "2032-02-29"])
        let once = HolidayRule(name: "H", date: .listed([try Day(parsing: "2026-06-15")]))
        #expect(try Self.dates(of: once, 2020...2040) == ["2026-06-15"])
    }

    @Test("years from, until, every so many and left out")
    func years() throws {
        let rule = HolidayRule(
            name: "H", date: .fixed(month: 1, day: 20), years: 2021...2037, every: 4,
            omitted: [2029])
        #expect(
            try Self.dates(of: rule, 2017...2041)
                == ["2021-01-20", "2025-01-20", "2033-01-20", "2037-01-20"])
    }

    @Test(
        "a day is moved away from a weekday, or another is kept beside it, also over the year's end"
    )
    func shifted() throws {
        let date = HolidayDate.fixed(month: 1, day: 1)
        let moved = HolidayRule(name: "H", date: date, moved: [.saturday: 2, .sunday: 1])
        #expect(
            try Self.dates(of: moved, 2022...2024) == ["2022-01-03", "2023-01-02", "2024-01-01"])
        let also = HolidayRule(name: "H", date: date, also: [.saturday: -1])
        #expect(
            try Self.dates(of: also, 2027...2028) == ["2027-01-01", "2027-12-31", "2028-01-01"])
        #expect(try Self.dates(of: also, 2027...2027) == ["2027-01-01", "2027-12-31"])
    }

    @Test("only or never on some weekdays; only in some regions, or in all but some")
    func narrowed() throws {
        let date = HolidayDate.fixed(month: 11, day: 1)
        let never = HolidayRule(
            name: "H", date: date, weekdays: Set(Weekday.allCases).subtracting([.sunday]))
        #expect(try Self.dates(of: never, 2025...2026) == ["2025-11-01"])
        let here = HolidayRule(name: "H", date: date, places: .only(["A"]))
        #expect(try Self.dates(of: here, in: "A", 2026...2026) == ["2026-11-01"])
        #expect(try Self.dates(of: here, 2026...2026) == [])
        let elsewhere = HolidayRule(name: "H", date: date, places: .allBut(["A"]))
        #expect(try Self.dates(of: elsewhere, in: "A", 2026...2026) == [])
        #expect(try Self.dates(of: elsewhere, 2026...2026) == ["2026-11-01"])
    }

    @Test("two holidays on one day are one day with both names")
    func together() throws {
        let place = try #require(Self.catalog.holidayPlace("AU-VIC"))
        let day = try Self.days("2038-04-25", "2038-04-25")
        #expect(place.holidays(in: day).map(\.name) == ["Easter Sunday, ANZAC Day"])
    }

    @Test("a code is that of a country or of a region of it, and nothing else")
    func codes() {
        #expect(Self.catalog.holidayPlace("GB-ENG")?.name == "England")
        #expect(Self.catalog.holidayPlace("US")?.name == "United States")
        for code in ["", "GB-", "GB-XXX", "ENG", "-ENG", "gb", "GB-ENG-X", "FR"] {
            #expect(Self.catalog.holidayPlace(code) == nil, "\(code)")
        }
        let places = Self.catalog.holidayPlaces
        #expect(places.allSatisfy { Self.catalog.holidayPlace($0.code) == $0 })
        #expect(places.map(\.code) == places.map(\.code).sorted())
    }

    @Test(
        "a clinic of a zone is told the place whose own it is",
        arguments: [
            ("Europe/London", "GB-ENG"), ("Europe/Dublin", "IE"), ("Europe/Berlin", "DE"),
            ("Australia/Perth", "AU-WA"), ("America/Chicago", "US"), ("Asia/Kathmandu", nil),
        ])
    func zones(_ zone: String, _ code: String?) {
        #expect(Self.catalog.holidayPlace(inZone: zone)?.code == code)
    }

    @Test("the days of nine places are those that another program finds, with their names")
    func golden() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("golden.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let expected = Dictionary(grouping: lines.filter { !$0.hasPrefix("#") }) {
            String($0.prefix { $0 != " " })
        }
        #expect(expected.count == 9)
        let span = try Self.days("2026-01-01", "2029-12-31")
        for (code, days) in expected {
            let place = try #require(Self.catalog.holidayPlace(code))
            let told = place.holidays(in: span).map { holiday in
                let names = holiday.name.components(separatedBy: ", ").sorted()
                return "\(code) \(holiday.day) \(names.joined(separator: ", "))"
            }
            #expect(told == days.map(String.init), "\(code)")
        }
    }
}

@Suite(
    "Public holidays beside PyPI's holidays",
    .enabled(
        if: OutsideHolidays.isHere || OutsideHolidays.mustRun,
        "needs PHYSIO_ICS_PYTHON with holidays"))
struct OutsideHolidayTests {
    @Test("every place has the same days from 2020 to 2040, and no first-level region is missing")
    func days() throws {
        try #require(OutsideHolidays.isHere, "CI=true, but PHYSIO_ICS_PYTHON is missing")
        let lines = try HolidayTests.catalog.holidayPlaces.map { place in
            let years = place.calendar.checked
            let (first, last) = (years.lowerBound, years.upperBound)
            #expect(first == 2020 && last == 2040, "\(place.code)")
            let span = try Day(year: first, month: 1, day: 1)...Day(year: last, month: 12, day: 31)
            let days = place.holidays(in: span).map { "\($0.day)" }.joined(separator: ",")
            return "\(place.code)\t\(first)\t\(last)\t\(days)\n"
        }
        #expect(lines.count > 120)
        let (status, told) = try OutsideHolidays.compare(lines.joined())
        #expect(status == 0, "\(told)")
    }
}

/// The package that nobody here wrote.
private enum OutsideHolidays {
    static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("compare.py")
    static var python: String { ProcessInfo.processInfo.environment["PHYSIO_ICS_PYTHON"] ?? "" }
    static var isHere: Bool { FileManager.default.isExecutableFile(atPath: python) }
    /// In CI it must be there, and the test fails where it is not.
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    static func compare(_ places: String) throws -> (status: Int32, told: String) {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-holidays-\(UUID().uuidString)")
        try places.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let told = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: told, as: UTF8.self))
    }
}
