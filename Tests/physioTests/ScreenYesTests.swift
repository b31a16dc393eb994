import CivilTime
import Foundation
import Planner
import Testing

@testable import Clinic

@Suite("A yes at the screening is never told as clear")
struct ScreenYesTests {
    /// Each question of each flag with a patient of its own, of whom it is the only one answered yes.
    private func screened(
        _ clinic: Clinic, _ catalog: Catalog
    ) throws -> [(question: String, patient: Patient)] {
        var grown = PatientParticulars()
        grown.born = try Day(parsing: "1985-01-01")
        return try catalog.redFlags.flatMap(\.questions).map { question in
            let patient = try clinic.perform(
                RegisterPatient("A \(question.id)", grown))
            var input = ScreeningInput()
            (input.answers, input.clear) = (["\(question.id)=yes"], true)
            _ = try clinic.perform(ScreenPatient(patient.id, input))
            return (question.id, patient)
        }
    }

    @Test(
        "a single yes raises a flag, or text and JSON list it as answered yes and never say clear")
    func single() throws {
        let transcript = try Transcript(jurisdiction: "UK")
        defer { transcript.remove() }
        let clinic = transcript.clinic
        let catalog = try clinic.shelf.catalog()
        for (question, patient) in try screened(clinic, catalog) {
            let screening = try #require(try clinic.screeningPage(of: patient.id).screenings.first)
            let text = transcript.answer("screen \(patient.id)").text
            #expect(!text.contains(": clear"), "\(question)")
            #expect(text.contains("answered yes: "), "\(question)")
            #expect(text.contains("(\(question))"), "\(question)")
            guard case .object(let members) = screening.json else { continue }
            func value(_ key: String) -> JSON? { members.first { $0.key == key }?.value }
            #expect(value("clear") == .bool(false), "\(question)")
            #expect(value("answeredYes") == .texts([question]), "\(question)")
            let alone = text.contains("this alone raises no flag, look at it")
            #expect(alone == screening.flags.isEmpty, "\(question)")
        }
    }
}
