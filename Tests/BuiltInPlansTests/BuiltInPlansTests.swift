import BuiltInPlans
import Foundation
import PlanFiles
import Planner
import Testing

@Suite("The catalogue that the program carries")
struct BuiltInPlansTests {
    private static let carried = PlanFiles.builtInCatalog()
    private static let read = PlanFiles.plans(PlanFiles.builtIn)

    @Test("is, field for field, what its YAML is read as now")
    func decoded() {
        let (carried, read) = (Self.carried, Self.read.catalog)
        #expect(Self.read.problems == [])
        let told = (Mirror(reflecting: carried).children, Mirror(reflecting: read).children)
        for (own, other) in zip(told.0, told.1) {
            guard let left = own.value as? any Hashable, let right = other.value as? any Hashable
            else { continue }
            #expect(AnyHashable(left) == AnyHashable(right), "\(own.label ?? "")")
        }
        #expect(carried == read)
    }

    @Test("has the names that are read from their files now")
    func names() {
        #expect(PlanFiles.builtInNames == Self.read.catalog.names)
        #expect(Self.carried.names == PlanFiles.builtInNames)
    }

    @Test("is what a clinic's own files are read over: the files as they were parsed by the build")
    func parsed() {
        let loaded = PlanFiles.load(folders: [])
        #expect(loaded.problems == [])
        #expect(loaded.catalog == Self.carried)
    }

    @Test("was made from the files of Plans/")
    func files() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Plans").standardized
        for file in PlanFiles.builtIn {
            let data = try Data(contentsOf: folder.appendingPathComponent(file.path))
            #expect(file.bytes == Array(data), "\(file.path)")
        }
    }
}
