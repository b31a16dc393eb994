import Testing

@Suite("Nothing of the evidence is lost", .disabled(if: Content.isAbsent, "no ../shared here"))
struct EvidenceTests {
    private static let causes = Result { try EvidenceOfCauses.differences() }
    private static let lists = Result { try EvidenceOfLists.differences() }

    @Test("in the causes: every dose, review, option and sentence, in its order")
    func causes() throws {
        for difference in try Self.causes.get() where !difference.isKnown {
            Issue.record("\(difference)")
        }
    }

    @Test("in the shared lists, programmes, sources, rules and facts: every value")
    func lists() throws {
        for difference in try Self.lists.get() where !difference.isKnown {
            Issue.record("\(difference)")
        }
    }

    @Test("a departure from it differs still, and names its source")
    func departures() throws {
        let found = try Self.causes.get() + Self.lists.get()
        for (entries, isShown) in [(Departures.shown, true), (Departures.inText, false)] {
            for entry in entries {
                let differs = found.contains {
                    $0.isShown == isShown && $0.what == entry.what && $0.held == entry.held
                }
                #expect(differs, "\(entry.what) is \(entry.held): no difference any more")
                #expect(!entry.source.isEmpty, "\(entry.what): its source is missing")
            }
        }
    }
}
