import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

@Suite("An assessment")
struct AssessTests {
    private func patient(_ test: TestClinic, born: String?) throws -> Patient {
        try test.clinic.registerPatient("Jo Park", PatientInput(born: born))
    }

    private func refusal<Value>(_ body: () throws -> Value) -> String {
        do {
            _ = try body()
            return "done"
        } catch let refusal as any ClinicRefusal { return refusal.said.description } catch {
            return "\(error)"
        }
    }

    @Test("asks for the date of birth first, with the command that records it")
    func age() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, born: nil)
        let refused = refusal {
            try test.clinic.assessPatient(patient, present: ["groin-pain"], absent: [])
        }
        #expect(refused.contains("physio patient set P1 --born"))
    }

    @Test("prints probabilities that add up to 1, what is undecided and what to ask")
    func json() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, born: "1958-01-15")
        let made = try test.clinic.assessPatient(
            patient, present: ["groin-pain", "socks and shoes", "LIMP"], absent: ["slump"])
        let text = made.json.text
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let causes = try #require(json["causes"] as? [[String: Any]])
        let other = try #require((json["other"] as? [String: Any])?["probability"] as? Double)
        let sum = causes.compactMap { $0["probability"] as? Double }.reduce(other, +)
        #expect(abs(sum - 1) < 1e-9)
        #expect(causes.first?["id"] as? String == "hip-osteoarthritis")
        let known = Set(made.catalog.causes.map(\.id))
        #expect(causes.allSatisfy { known.contains($0["id"] as? String ?? "") })
        #expect(json["origin"] as? String == "hip")
        let undecided = try #require(json["undecided"] as? [String: Any])
        #expect((undecided["between"] as? [String])?.contains("hip-osteoarthritis") == true)
        #expect((undecided["ask"] as? [String])?.isEmpty == false)
        #expect((json["redFlags"] as? [Any])?.isEmpty == true)
    }

    @Test("counts what is on record without asking again: a cancer makes back pain a red flag")
    func facts() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let ill = try test.clinic.registerPatient(
            "Ann Bell", PatientInput(born: "1960-01-15", conditions: ["malignancy"]))
        let told = try test.clinic.assessPatient(ill, present: ["lower-lumbar-pain"], absent: [])
        #expect(told.fromRecord == ["cancer-history"])
        let flag = try #require(told.assessment.redFlags.first)
        #expect(flag.rule.flag == "malignancy")
        #expect(flag.because.contains("cancer-history"))
        let well = try patient(test, born: "1960-01-15")
        let calm = try test.clinic.assessPatient(well, present: ["lower-lumbar-pain"], absent: [])
        #expect(calm.assessment.redFlags.isEmpty && calm.fromRecord.isEmpty)
    }

    @Test(
        "warns about every child, and firmly about a limp or hip pain", arguments: [3, 9, 15, 17])
    func children(age: Int) throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, born: "\(2026 - age)-01-15")
        let limp = try test.clinic.assessPatient(patient, present: ["limp"], absent: [])
        #expect(limp.assessment.redFlags.first?.rule.flag == "scfe-child")
        #expect(limp.assessment.redFlags.first?.rule.urgency == .emergency)
        let back = try test.clinic.assessPatient(
            patient, present: ["lower-lumbar-pain"], absent: [])
        #expect(back.assessment.redFlags.contains { $0.rule.flag == "scfe-child" })
    }

    @Test("keeps a recorded flag in sight, and understands words of earlier versions")
    func recorded() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, born: "1980-01-15")
        _ = try test.clinic.screen(patient, flags: ["ces"])
        let made = try test.clinic.assessPatient(
            patient, present: ["groin-pain", "age-over-60"], absent: ["age-45-to-60"])
        #expect(made.retired.map(\.id) == ["age-over-60", "age-45-to-60"])
        #expect(made.json.text.contains("recorded and open"))
    }

    @Test("refuses a word that is no sign, with the signs that may be meant")
    func names() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, born: "1980-01-15")
        let refused = refusal {
            try test.clinic.assessPatient(patient, present: ["groin pian"], absent: [])
        }
        #expect(refused.contains("groin-pain: Groin pain"))
        let both = refusal {
            try test.clinic.assessPatient(patient, present: ["limp"], absent: ["Limp"])
        }
        #expect(both.contains("present and absent"))
        let none = refusal { try test.clinic.assessPatient(patient, present: [], absent: []) }
        #expect(none.contains("No sign was named"))
    }
}
