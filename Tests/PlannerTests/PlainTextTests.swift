import Testing

@testable import Planner

@Suite("One line as its writer meant it")
struct PlainTextTests {
    static let lines: [(written: String, kept: String)] = [
        ("  Jo   Park ", "Jo Park"), ("Eve\nMallory", "Eve Mallory"),
        ("a\r\nb\tc\u{A0}d", "a b c d"),
        ("Red\u{1B}[31m Alert", "Red Alert"), ("\u{1B}]0;title\u{7}Ana", "Ana"),
        ("\u{1B}]8;;http://x\u{1B}\\Ana", "Ana"), ("\u{9B}2JAna", "Ana"), ("\u{1B}(BAna", "Ana"),
        ("\u{1B}Maria", "Maria"), ("\u{1B}]no end", "no end"), ("\u{1B}[", ""), ("\u{1B}", ""),
        ("A\u{0}\u{7}\u{7F}\u{85}B", "A B"), ("A\u{202E}B\u{2066}C\u{200E}D", "ABCD"),
        ("An\u{200B}a\u{FEFF}\u{AD}\u{2060}", "Ana"), ("A\u{200D}na", "Ana"),
        ("A\u{FE0F}na", "Ana"),
        ("\u{200B}\u{3164}", ""), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩🏽‍⚕️ Ann 🦴", "👩🏽‍⚕️ Ann 🦴"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("क्\u{200D}ष", "क्\u{200D}ष"), ("葛\u{E0100}城", "葛\u{E0100}城"),
        ("محمد عبد الله", "محمد عبد الله"), ("O’Brien-Şahin", "O’Brien-Şahin"), ("", ""),
    ]

    @Test("is kept without what nobody sees", arguments: lines)
    func line(written: String, kept: String) {
        #expect(Array(written.plainLine.unicodeScalars) == Array(kept.unicodeScalars))
        #expect(kept.plainLine == kept)
        #expect(!written.plainLine.holdsCommand())
    }

    @Test("a note keeps its lines")
    func note() {
        #expect("\n a  b\r\n\nc\u{1B}[0m\n ".plainLines == "a b\n\nc")
    }

    @Test("what is quoted as it stands is shown as a program has it")
    func shown() {
        #expect("a\u{1B}[1m\nb\u{202E}".showingCommands == #"a\u{1B}[1m\nb\u{202E}"#)
        #expect("a\nb\tc".showingCommands(but: ["\n", "\t"]) == "a\nb\tc")
        #expect("Zoë 👩🏽‍⚕️".showingCommands == "Zoë 👩🏽‍⚕️")
    }
}
