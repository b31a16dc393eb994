/// Reads a calendar file chunk by chunk and hands over each component as soon as it is whole.
///
/// What lies directly inside VCALENDAR (an event with its alarms, a time zone) is handed over and let
/// go, so that memory is bounded by the largest of them. Unknown names are kept as they are.
public struct ComponentReader: Sendable {
    /// What a file holds, in its order.
    public enum Part: Hashable, Sendable {
        /// `BEGIN:VCALENDAR`.
        case begin(line: Int)
        /// A property of the calendar itself.
        case property(Property)
        /// A component of the calendar, or one that stands in no calendar.
        case component(Component)
        /// `END:VCALENDAR`.
        case end
    }

    private let limits: ReadLimits
    private var assembler: LineAssembler
    private var tree: ComponentTree
    private var log: ProblemLog
    private var bytesSeen = 0
    /// The first octets of the file, until it is known whether they are a byte order mark.
    private var head: [UInt8]? = []
    private var hasEnded = false

    /// A reader at the beginning of a file, of which it takes in no more than `limits`.
    public init(limits: ReadLimits = .standard) {
        self.limits = limits
        assembler = LineAssembler(limit: limits.lineLength)
        tree = ComponentTree(limits: limits)
        log = ProblemLog(limit: limits.problems)
    }

    /// The problems met so far, in the order of the file.
    public var problems: [ReadProblem] { log.all }

    /// Takes in the next octets of the file, and calls `each` for every part that they complete.
    ///
    /// - Returns: false when a fatal problem has ended the reading; then nothing more is read.
    /// - Throws: what `each` throws, and nothing else.
    @discardableResult
    public mutating func read(_ chunk: [UInt8], _ each: (Part) throws -> Void) rethrows -> Bool {
        guard !hasEnded else { return false }
        bytesSeen += chunk.count
        guard bytesSeen <= limits.bytes else {
            stop("the file is longer than \(limits.bytes) bytes")
            return false
        }
        if let head {
            let whole = head + chunk
            if whole.count < 3 {
                self.head = whole
                return true
            }
            self.head = nil
            return try readLines(withoutMark(whole), each)
        }
        return try readLines(chunk, each)
    }

    /// Ends the file. Components that are still open are a problem, and handed over as they are.
    ///
    /// - Throws: what `each` throws, and nothing else.
    public mutating func finish(_ each: (Part) throws -> Void) rethrows {
        if let head {
            self.head = nil
            try readLines(withoutMark(head), each)
        }
        guard !hasEnded else { return }
        if assembler.finish() { try readLine(each) }
        guard !hasEnded else { return }
        hasEnded = true
        for part in tree.finish(line: assembler.linesSeen, log: &log) { try each(part) }
    }

    @discardableResult
    private mutating func readLines(
        _ chunk: [UInt8], _ each: (Part) throws -> Void
    ) rethrows -> Bool {
        var position = 0
        while !hasEnded, assembler.next(chunk, &position) {
            try readLine(each)
            if assembler.linesSeen > limits.lines {
                stop("the file has more than \(limits.lines) lines")
            }
        }
        return !hasEnded
    }

    private mutating func readLine(_ each: (Part) throws -> Void) rethrows {
        let number = assembler.number
        guard !assembler.isCut else {
            let reason = "the line is longer than \(limits.lineLength) bytes; it was left out"
            let (severity, kind) = tree.lose(line: assembler.line)
            return log.add(ReadProblem(line: number, severity, reason, kind))
        }
        guard !isPadding(assembler.line) else { return }
        guard
            let property = PropertyParser.property(
                assembler.line, number: number, parameters: limits.parameters, log: &log)
        else {
            let reason = "this is no property (NAME:value); it was left out"
            let (severity, kind) = tree.lose(line: assembler.line)
            return log.add(ReadProblem(line: number, severity, reason, kind))
        }
        if let part = tree.add(property, log: &log) { try each(part) }
        if let fatal = tree.fatal { stop(fatal) }
    }

    /// Blanks, NUL and the end-of-file letter of old systems.
    private func isPadding(_ line: [UInt8]) -> Bool {
        line.allSatisfy { $0 == 32 || $0 == 9 || $0 == 0 || $0 == 26 }
    }

    private mutating func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            stop("the file is UTF-16; save it as UTF-8")
        }
        return bytes
    }

    private mutating func stop(_ reason: String) {
        hasEnded = true
        log.add(assembler.number, .fatal, reason)
    }
}
