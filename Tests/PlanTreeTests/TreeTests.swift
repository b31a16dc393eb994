import Testing

@testable import PlanTree

@Suite("A plan file as a tree")
struct TreeTests {
    @Test("what YAML holds, quoted or plain, nested and beyond ASCII, is written and read back")
    func roundTrip() throws {
        let tree = try Node(yaml: "a: [\"1 2\", µ ]\nb:\n   c: []\n")
        var reader = TreeReader("m1 1 1 s1 1 4 äßl1 5 2 q1 6 3 1 2s1 13 2 µ")
        let read = reader.node().treeText
        #expect(try read == Node(yaml: "äß: [\"1 2\", µ]").treeText)
        #expect(tree.mapping?.map(\.key.text) == ["a", "b"])
        #expect(tree.mapping?.first?.value.sequence?.map(\.plainText) == [nil, "µ"])
    }

    @Test("what is no YAML is a problem with its place")
    func problems() {
        #expect(throws: TreeProblem.self) { _ = try Node(yaml: "a: [1\nb: 2") }
        #expect(throws: TreeProblem(kind: .empty, line: 0, column: 0)) { _ = try Node(yaml: "") }
        #expect(throws: TreeProblem.self) { _ = try Node(yaml: "a: 1\na: 2") }
    }
}
