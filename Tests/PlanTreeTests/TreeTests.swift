import Testing

@testable import PlanTree

@Suite("A plan file as a tree")
struct TreeTests {
    @Test("contentHash is SHA-256 (FIPS 180-4: the empty text, 'abc', a million 'a')")
    func hashes() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(contentHash([]) == empty)
        #expect(contentHash(Array("abc".utf8)) == abc)
        #expect(
            contentHash([UInt8](repeating: 0x61, count: 1_000_000)).hasPrefix("cdc76e5c9914fb92"))
    }

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
