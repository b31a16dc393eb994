import Foundation
import Testing

@testable import physio_bench

@Suite("The demo's full clinic")
struct FirstFitTests {
    @Test("plan create finds plans that first fit refuses, and refuses none that first fit finds")
    func beatsFirstFit() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-full-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let answers = try FullClinic(in: folder.path).answers(for: 30)
        #expect(answers.contains { !$0.firstFit && $0.planCreate })
        #expect(!answers.contains { $0.firstFit && !$0.planCreate })
        for answer in answers where !answer.firstFit && answer.planCreate {
            print("First fit refuses \(answer.name), \(answer.cause); plan create finds a place.")
        }
    }
}
