import Testing

@testable import CalDAV

@Suite("Markup")
struct MarkupTests {
    private func read(_ text: String) throws -> Markup { try MarkupReader.read(Array(text.utf8)) }

    @Test("names are resolved by the namespaces that hold where they stand")
    func namespaces() throws {
        let root = try read(
            """
            <?xml version="1.0"?><!-- note --><a xmlns="DAV:" xmlns:x='urn:x'>
            <x:b/><b xmlns="urn:y"><c/></b><d x:e="1">t</d></a>
            """)
        #expect(root.name == .dav("a"))
        #expect(root.children.map(\.name.space) == ["urn:x", "urn:y", "DAV:"])
        #expect(root.children[1].children[0].name == Markup.Name("urn:y", "c"))
        #expect(root.children[2].text == "t")
        #expect(root.children[2].attributes == ["x:e": "1"] && root.attributes.isEmpty)
    }

    @Test("text holds entities, characters by number and CDATA; comments are no text")
    func text() throws {
        let root = try read("<a>&lt;&#65;&#x1F9B5;&quot;<!-- no -->&amp;<![CDATA[<b>&]]></a>")
        #expect(root.text == "<A🦵\"&<b>&")
        #expect(try read("<a> \n x y \t</a>").word == "x y")
    }

    @Test(
        "what is not well formed is refused, with its line",
        arguments: [
            "", "text", "<a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a", "<a b>", "<a b=c/>",
            "<a b=\"<\"/>", "<a b=\"1/>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
            "<a>&amp</a>", "<x:a/>", "<1a/>", "<a><!-- </a>", "<a><![CDATA[ </a>", "</a>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a></a>x",
        ])
    func broken(_ text: String) {
        #expect(throws: MarkupError.self) { try read(text) }
        #expect(throws: MarkupError.self) { try MarkupReader.read([0x3C, 0x61, 0x3E, 0xFF]) }
    }

    @Test("elements within elements end at a depth, not at the end of the stack")
    func depth() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: MarkupError.self) { try read(deep) }
        let fine = String(repeating: "<a>", count: 60) + String(repeating: "</a>", count: 60)
        #expect(try read(fine).children.count == 1)
    }

    @Test("an error names its line")
    func line() {
        #expect(throws: MarkupError(problem: "no end of 'b'", line: 3)) {
            try read("<a>\n<b>\n</a>")
        }
    }

    @Test("bytes at random never crash the reader")
    func random() {
        var random = SplitMix64(state: 7)
        let sound = Array(
            "<?xml version=\"1.0\"?><D:m xmlns:D=\"DAV:\"><D:r>&amp;<![CDATA[x]]></D:r></D:m>".utf8)
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.insert(contentsOf: sound.dropFirst(index).prefix(5), at: index)
                }
            }
            _ = try? MarkupReader.read(bytes)
        }
    }
}

/// Small and well mixed; the same seed gives the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
