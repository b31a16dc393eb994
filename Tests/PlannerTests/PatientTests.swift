import CivilTime
import Planner
import Testing

@Suite("Patient")
struct PatientTests {
    @Test(
        "age counts whole years and turns on the birthday",
        arguments: [("2026-02-28", 25), ("2026-03-01", 26), ("2000-02-29", 0), ("1999-12-31", nil)])
    func age(day: String, expected: Int?) throws {
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "2000-02-29")
        #expect(details.age(on: try Day(parsing: day)) == expected)
    }

    @Test("BMI needs both height and weight")
    func bmi() {
        var details = PatientDetails(name: "A")
        details.heightCm = 200
        #expect(details.bmi == nil)
        details.weightKg = 100
        #expect(details.bmi == 25)
    }
}
