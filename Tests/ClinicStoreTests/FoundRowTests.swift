import Testing

@testable import ClinicStore

@Suite("A row that was found")
struct FoundRowTests {
    private let row = FoundRow(
        columns: ["id", "name", "hours"], values: [7.stored, .null, 3.stored])

    @Test("what should be there and is not is said with its column and row, and stops nothing else")
    func missing() throws {
        #expect(throws: StoreError.unreadable(field: "name", row: 7)) { try row["name"] as String }
        #expect(throws: StoreError.unreadable(field: "hours", row: 7)) { try row[2] as String }
        #expect(row["name"] as String? == nil && row["hours"] as String? == nil)
    }
}
