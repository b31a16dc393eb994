/// Puts folded lines together again, from chunks of any size (RFC 5545 section 3.1).
///
/// CRLF, LF and CR end a line; empty lines are skipped, so that `CR CR LF` does no harm. Fold marks are
/// taken out octet by octet, so a letter that was cut in two is whole again.
struct LineAssembler {
    /// The line that `next` completed, without its end.
    private(set) var line: [UInt8] = []
    /// Where that line begins in the file, from 1.
    private(set) var number = 1
    /// Whether octets of that line were left out because it is longer than the limit.
    private(set) var isCut = false

    private let limit: Int
    private var physicalLines = 1
    private var isAtStart = true
    private var isOpen = false
    private var afterReturn = false
    private var isComplete = false

    init(limit: Int) {
        self.limit = limit
        line.reserveCapacity(1024)
    }

    /// The lines of the file that were seen so far.
    var linesSeen: Int { physicalLines }

    /// Goes on at `position`; true when `line` is complete, false when the chunk is used up.
    mutating func next(_ chunk: [UInt8], _ position: inout Int) -> Bool {
        if isComplete { clear() }
        while position < chunk.count {
            if isAtStart, startsNewLine(chunk, &position) { return true }
            let start = position
            while position < chunk.count, chunk[position] != 10, chunk[position] != 13 {
                position += 1
            }
            if start < position { append(chunk[start..<position]) }
            if position < chunk.count { endPhysicalLine(chunk[position], &position) }
        }
        return false
    }

    /// Whether the file ends with a line that `next` has not completed yet.
    mutating func finish() -> Bool {
        if isComplete { clear() }
        isComplete = isOpen
        isOpen = false
        return isComplete
    }

    private mutating func clear() {
        line.removeAll(keepingCapacity: true)
        isComplete = false
        isCut = false
    }

    /// True when the octet at `position` begins another line than the open one.
    private mutating func startsNewLine(_ chunk: [UInt8], _ position: inout Int) -> Bool {
        let byte = chunk[position]
        if byte == 10 || byte == 13 {
            return false
        }
        afterReturn = false
        if isOpen, byte == 32 || byte == 9 {
            position += 1
            isAtStart = false
            return false
        }
        guard !isOpen else {
            isComplete = true
            isOpen = false
            return true
        }
        isAtStart = false
        isOpen = true
        number = physicalLines
        return false
    }

    private mutating func endPhysicalLine(_ byte: UInt8, _ position: inout Int) {
        if byte == 10, afterReturn { physicalLines -= 1 }
        afterReturn = byte == 13
        physicalLines += 1
        isAtStart = true
        position += 1
    }

    private mutating func append(_ part: ArraySlice<UInt8>) {
        afterReturn = false
        let room = limit - line.count
        isCut = isCut || part.count > room
        line += part.prefix(room)
    }
}
