import BuiltInPlans
import CivilTime
import PlanFiles
import Planner
import Testing

/// A country without a problem, from which each case changes one thing.
private let sound = """
    country: XX
    name: Nowhere
    source: https://nowhere.example
    checked: [2020, 2030]
    zones: [Europe/Nowhere]
    regions:
      - {id: A, name: Aye}
      - {id: B, name: Bee, zones: [Europe/Bee]}
    holidays:
      - {name: First, date: 01-01, also: {sun: 1}, in: [A]}
      - {name: Feast, date: easter +1, from: 2021, until: 2029, not: [2025]}
      - {name: Once, dates: [2026-06-15], not-in: [B]}

    """

private func load(_ text: String, as path: String = "holidays/xx.yaml") -> (Catalog, [String]) {
    let file = PlanFiles.File(path: path, bytes: Array(text.utf8))
    let (catalog, problems) = PlanFiles.load(folders: [("own", [file])])
    return (catalog, problems.map(\.description))
}

@Suite("A file of public holidays")
struct HolidayFileTests {
    @Test("adds a country to those that are known")
    func added() throws {
        let (catalog, problems) = load(sound)
        #expect(problems == [])
        let place = try #require(catalog.holidayPlace("XX-A"))
        let year = try Day(parsing: "2026-01-01")...Day(parsing: "2026-12-31")
        #expect(
            place.holidays(in: year).map { "\($0.day) \($0.name)" }
                == ["2026-01-01 First", "2026-04-06 Feast", "2026-06-15 Once"])
        #expect(catalog.holidayPlace("XX-B")?.holidays(in: year).map(\.name) == ["Feast"])
        #expect(catalog.holidayPlace(inZone: "Europe/Bee")?.code == "XX-B")
        #expect(catalog.holidayPlace("GB-ENG") != nil)
    }

    @Test("takes the place of the built-in one of its country")
    func overridden() {
        let (catalog, problems) = load(sound.replacing("XX", with: "GB"))
        #expect(problems == [])
        #expect(catalog.holidayPlace("GB")?.name == "Nowhere")
        #expect(catalog.holidayPlace("GB-ENG") == nil)
    }

    @Test(
        "is reported with its line, its column and what to do",
        arguments: [
            ("in: [A]", "in: [AA]", "10:53: There is no region 'AA'. Did you mean 'A'?"),
            ("in: [A]", "in: [Zoo]", "10:53: There is no region 'Zoo'. Name it under 'regions'."),
            (
                "in: [A]}", "in: [A], not-in: [B]}",
                "10:5: A holiday has 'in' or 'not-in'. Name where it is kept, or where not."
            ),
            (
                "01-01", "02-30",
                "10:25: '02-30' is no date of a year. Write 12-25, first mon of 05, last mon of 08, "
                    + "mon from 05-18, easter or easter -2."
            ),
            (
                "date: 01-01", "date: 01-01, dates: [2026-01-01]",
                "10:25: A holiday has 'date' or 'dates'. Write 12-25, first mon of 05, last mon of 08, "
                    + "mon from 05-18, easter or easter -2."
            ),
            (
                "date: 01-01, ", "", "10:5: 'date' is missing. Add a line 'date: …' here."
            ),
            (
                "2026-06-15", "2026-06-31",
                "12:26: '2026-06-31' is no date. Write it like 2026-06-15."
            ),
            (
                "until: 2029", "until: 2019",
                "11:5: 'until' lies before 'from'. Write the first year and the last."
            ),
            (
                "{sun: 1}", "{sun: 9}",
                "10:44: 'sun' is 9; it goes from -6 to 6. Correct the figure."
            ),
            ("{sun: 1}", "{sunn: 1}", "10:39: 'sunn' is not a key here. Did you mean 'sun'?"),
            (
                "in: [A]", "only-on: [monk]",
                "10:58: 'monk' is no weekday. Write mon, tue, wed, thu, fri, sat or sun."
            ),
            (
                "  - {id: B", "  - {id: A, name: Aye}\n  - {id: B",
                "1:1: There are two regions 'A'. Remove one of the two."
            ),
        ])
    func broken(_ from: String, _ to: String, _ expected: String) {
        let (_, problems) = load(sound.replacing(from, with: to))
        #expect(problems == ["own/holidays/xx.yaml:" + expected])
    }
}
