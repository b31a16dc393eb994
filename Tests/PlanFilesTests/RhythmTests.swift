import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// How the catalogue's medicines are taken.
@Suite("The rhythm of each medicine")
struct RhythmTests {
    private let catalog = BuiltInCatalog.catalog

    private func medicine(_ id: String) throws -> Medicine { try #require(catalog.medicine(id)) }

    private func problem(_ id: String, _ text: String) throws -> String? {
        let medicine = try medicine(id)
        let schedule = try DoseSchedule(
            parsing: text, usual: medicine.rhythm.usual.steps.first?.dose)
        return medicine.problem(with: medicine.rhythm.timed(schedule))
    }

    /// What the sources make of each course, counted by hand: the days and the doses in them.
    private static let counted: [(id: String, days: Int, doses: Int)] = [
        ("ibuprofen-oral", 7, 21), ("naproxen-oral", 14, 28), ("diclofenac-oral", 7, 14),
        ("celecoxib-oral", 14, 14), ("etoricoxib-oral", 14, 14), ("diclofenac-gel", 7, 21),
        ("ibuprofen-gel", 7, 21), ("capsaicin-cream", 28, 112), ("paracetamol-oral", 7, 21),
        ("codeine-oral", 3, 0), ("tramadol-oral", 5, 0), ("diazepam-short", 5, 5),
        ("cyclobenzaprine-er", 7, 7), ("methocarbamol-oral", 7, 21), ("amitriptyline-low", 56, 56),
        ("duloxetine-oral", 56, 56), ("ppi-gastroprotection", 14, 14),
        ("lansoprazole-gastroprotection", 14, 14), ("zoledronate-iv", 1, 1),
        ("risedronate-paget", 60, 60), ("alendronate-avn", 364, 52), ("calcium-vitd", 14, 28),
        ("tnf-inhibitor", 84, 6), ("il17-inhibitor", 112, 7), ("jak-inhibitor", 112, 112),
        ("steroid-injection", 1, 1), ("nrt-patch-24h", 70, 70), ("nrt-patch-16h", 84, 84),
        ("nrt-gum", 84, 0), ("nrt-lozenge", 84, 0), ("varenicline", 84, 165),
        ("bupropion", 63, 120), ("cytisinicline", 25, 100), ("semaglutide-wm", 112, 16),
        ("orlistat", 84, 252),
    ]

    @Test(
        "each medicine's usual course has the doses that its sources make, no more",
        arguments: counted)
    func expanded(_ row: (id: String, days: Int, doses: Int)) throws {
        let first = try Day(parsing: "2026-12-01")
        let schedule = try medicine(row.id).rhythm.usual
        let doses = schedule.doses(from: first, through: first.last(ofDays: row.days))
        #expect(doses.count == row.doses)
        #expect(try DoseSchedule(parsing: "\(schedule)") == schedule)
    }

    @Test("every medicine is among those counted")
    func all() {
        #expect(Set(Self.counted.map(\.id)) == Set(catalog.medicines.map(\.id)))
    }

    @Test(
        "a dose that contradicts the rhythm, or breaks a limit, is refused and says why",
        arguments: [
            ("alendronate-avn", "70 mg once a day", "contradicts"),
            ("alendronate-avn", "70 mg twice a day", "contradicts"),
            ("alendronate-avn", "70 mg every 2 weeks", "contradicts"),
            ("alendronate-avn", "70 mg twice a week on Monday and Thursday", "contradicts"),
            ("alendronate-avn", "70 mg as needed, up to once a day", "contradicts"),
            ("alendronate-avn", "140 mg once a week", "one dose"),
            ("semaglutide-wm", "0.25 mg once a day", "contradicts"),
            ("semaglutide-wm", "7.2 mg once a week", "one dose"),
            ("tnf-inhibitor", "40 mg once a week", "contradicts"),
            ("tnf-inhibitor", "40 mg once a day", "contradicts"),
            ("il17-inhibitor", "150 mg every day", "contradicts"),
            ("zoledronate-iv", "5 mg once a day", "contradicts"),
            ("zoledronate-iv", "5 mg once a month", "contradicts"),
            ("zoledronate-iv", "5 mg on 2026-12-01 and 2027-01-01", "within 365 days"),
            ("steroid-injection", "1 injection on 2026-12-01 and 2027-01-15", "within 84 days"),
            ("naproxen-oral", "500 mg once a week", "contradicts"),
            ("naproxen-oral", "900 mg twice a day", "ceiling"),
            ("naproxen-oral", "500 mg 3 times a day", "ceiling"),
            ("naproxen-oral", "250 mg 3 times a day", "hours"),
            ("ibuprofen-oral", "400 mg 3 times a day at 08:00, 10:00 and 12:00", "hours"),
            ("ibuprofen-oral", "0.4 mg 3 times a day", "less than"),
            ("ibuprofen-oral", "400 g 3 times a day", "dosed in"),
            ("paracetamol-oral", "500 mg 5 times a day", "at most"),
            ("paracetamol-oral", "1000 mg every 4 hours", "ceiling"),
            ("codeine-oral", "30 mg as needed, up to 6 times a day", "hours"),
            (
                "codeine-oral", "30 mg as needed, up to 4 times a day, at least 2 hours apart",
                "hours"
            ),
            ("amitriptyline-low", "10 mg as needed, up to once a day", "contradicts"),
            ("cytisinicline", "3 mg 6 times a day", "ceiling"),
        ])
    func refused(_ id: String, _ text: String, _ why: String) throws {
        let problem = try problem(id, text)
        #expect(
            problem?.contains(why) == true || problem?.contains("one dose") == true,
            "\(problem ?? "allowed")")
    }

    @Test(
        "a dose in the medicine's own rhythm and limits is allowed",
        arguments: [
            ("alendronate-avn", "70 mg once weekly on Mondays"), ("alendronate-avn", "once a week"),
            ("alendronate-avn", "70 mg every 7 days"),
            ("tnf-inhibitor", "40 mg every 2 weeks on Thursday"),
            ("il17-inhibitor", "150 mg once a month"), ("il17-inhibitor", "150 mg every 4 weeks"),
            ("zoledronate-iv", "5 mg once"), ("zoledronate-iv", "5 mg on 2026-12-01"),
            ("steroid-injection", "1 injection on 2026-12-01 and 2027-03-01"),
            ("ibuprofen-oral", "400 mg 3 times a day"), ("ibuprofen-oral", "600 mg 3 times a day"),
            ("ibuprofen-oral", "400 mg every 6 hours"),
            ("ibuprofen-oral", "400 mg as needed, up to 3 times a day"),
            ("paracetamol-oral", "1000 mg 4 times a day"), ("codeine-oral", "30 mg 4 times a day"),
            ("semaglutide-wm", "0.25 mg once a week for 4 weeks, then 0.5 mg once a week"),
            ("nrt-patch-24h", "14 mg once a day for 6 weeks, then 7 mg once a day for 2 weeks"),
            ("orlistat", "120 mg 3 times a day with meals"),
        ])
    func allowed(_ id: String, _ text: String) throws {
        #expect(try problem(id, text) == nil)
    }

    @Test("the steps of a stop-smoking medicine are steps of the programme too")
    func programme() throws {
        let products = try #require(catalog.smoking).products
        for product in products {
            for id in product.medicines {
                let usual = try medicine(id).rhythm.usual
                guard usual.isStepped else { continue }
                let programme = product.schedules.map { schedule in
                    schedule.steps.flatMap { step in step.days.map { _ in step.mg ?? 1.5 } }
                }
                let own = usual.steps.flatMap { step in
                    Array(repeating: step.dose.amount.upperBound, count: step.days ?? 0)
                }
                #expect(programme.contains { $0.starts(with: own) }, "\(id)")
            }
        }
    }
}
