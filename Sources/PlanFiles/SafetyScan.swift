/// Looks through a file's bytes before they are parsed, and stops at the first thing that could
/// exhaust the parser or that plan files do without: depth, number of values, anchors, aliases, tags.
///
/// It need not understand YAML: it finds where values start well enough that nothing deep or
/// multiplied gets past, and leaves every other judgement to the parser.
struct SafetyScan {
    private let file: String
    private let bytes: [UInt8]
    private var line = 1
    private var column = 1
    private var values = 0
    /// Columns at which the block lists and maps around the place start.
    private var blocks: [Int] = []
    private var flowDepth = 0
    /// Lines indented more than this belong to a block of text.
    private var textIndent: Int?
    private var quote: UInt8?

    private init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    /// What must not reach the parser; nil where nothing does.
    static func problem(in bytes: [UInt8], file: String) -> PlanFiles.Problem? {
        if bytes.count > PlanFileLimits.bytes {
            return PlanFiles.Problem(
                file: file, line: 0, column: 0,
                problem: "The file has \(bytes.count) bytes; \(PlanFileLimits.bytes) are allowed.",
                remedy: "Split it into several files.")
        }
        var scan = SafetyScan(file: file, bytes: bytes)
        return scan.run()
    }

    private mutating func run() -> PlanFiles.Problem? {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let problem = scanLine(bytes[start..<end]) { return problem }
            start = end + 1
            line += 1
        }
        return nil
    }

    private mutating func scanLine(_ text: ArraySlice<UInt8>) -> PlanFiles.Problem? {
        let indent = text.prefix { $0 == UInt8(ascii: " ") }.count
        let isBlank = text.dropFirst(indent).allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
        if isBlank { return nil }
        if let limit = textIndent {
            if indent > limit { return nil }
            textIndent = nil
        }
        if quote == nil, flowDepth == 0 { blocks.removeAll { $0 > indent } }
        var walk = LineWalk(text: text, at: text.startIndex + indent, startsValue: quote == nil)
        while walk.index < text.endIndex {
            column = walk.index - text.startIndex + 1
            if let problem = step(&walk) { return problem }
        }
        return nil
    }

    private struct LineWalk {
        let text: ArraySlice<UInt8>
        var index: Int
        /// Whether a value may start here, so that `[`, `&` or `- ` mean something.
        var startsValue: Bool

        init(text: ArraySlice<UInt8>, at index: Int, startsValue: Bool) {
            self.text = text
            self.index = index
            self.startsValue = startsValue
        }

        var byte: UInt8 { text[index] }
        var next: UInt8? { index + 1 < text.endIndex ? text[index + 1] : nil }
        var isBeforeGap: Bool { next == nil || next == 0x20 || next == 0x09 || next == 0x0D }
    }

    private mutating func step(_ walk: inout LineWalk) -> PlanFiles.Problem? {
        let byte = walk.byte
        if let open = quote {
            if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { walk.index += 1 }
            if byte == open { quote = nil }
            walk.index += 1
            return nil
        }
        if byte == 0x20 || byte == 0x09 {
            walk.index += 1
            return nil
        }
        if byte == UInt8(ascii: "#"), walk.startsValue || walk.text[walk.index - 1] == 0x20 {
            walk.index = walk.text.endIndex
            return nil
        }
        if walk.startsValue { return startOfValue(&walk) }
        if byte == UInt8(ascii: ":"), walk.isBeforeGap || flowDepth > 0 { walk.startsValue = true }
        if flowDepth > 0 { inFlow(byte, &walk) }
        walk.index += 1
        return nil
    }

    private mutating func inFlow(_ byte: UInt8, _ walk: inout LineWalk) {
        switch byte {
        case UInt8(ascii: ","): walk.startsValue = true
        case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth -= 1
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowDepth += 1
            walk.startsValue = true
        default: break
        }
    }

    private mutating func startOfValue(_ walk: inout LineWalk) -> PlanFiles.Problem? {
        let byte = walk.byte
        values += 1
        if values > PlanFileLimits.values {
            return refuse(
                "The file holds more than \(PlanFileLimits.values) values.",
                "Split it into several files.")
        }
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            return refuse(
                "Anchors (&), aliases (*) and tags (!) are not used in plan files.",
                "Write the value out, or put it in \"quotes\" if it is text.")
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowDepth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            flowDepth = max(0, flowDepth - 1)
            walk.startsValue = flowDepth > 0
        case UInt8(ascii: "-") where walk.isBeforeGap, UInt8(ascii: "?") where walk.isBeforeGap:
            open(walk)
        case UInt8(ascii: ","): break
        default:
            startOfScalar(&walk)
        }
        walk.index += 1
        guard blocks.count + flowDepth > PlanFileLimits.depth else { return nil }
        return refuse(
            "Lists and maps are nested more than \(PlanFileLimits.depth) deep.",
            "Plan files need far less: look for a bracket that is never closed.")
    }

    private mutating func startOfScalar(_ walk: inout LineWalk) {
        let byte = walk.byte
        if flowDepth == 0, !blocks.contains(column - 1) { open(walk) }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">"), flowDepth == 0 {
            textIndent = walk.text.prefix { $0 == 0x20 }.count
        }
        walk.startsValue = false
    }

    private mutating func open(_ walk: LineWalk) {
        let place = walk.index - walk.text.startIndex
        let isFirst = !walk.text[walk.text.startIndex..<walk.index].contains(UInt8(ascii: ":"))
        if isFirst, flowDepth == 0, !blocks.contains(place) { blocks.append(place) }
    }

    private func refuse(_ problem: String, _ remedy: String) -> PlanFiles.Problem {
        PlanFiles.Problem(
            file: file, line: line, column: column, problem: problem, remedy: remedy)
    }
}
