/// Reads zone files (TZif versions 1 to 4, RFC 9636 section 3).
extension ZoneRules {
    /// Reads a whole zone file. A damaged file is an error; nothing in it is guessed.
    ///
    /// - Throws: `CivilTimeError.badZoneFile` with what is wrong.
    public init(tzif bytes: [UInt8], identifier: String) throws(CivilTimeError) {
        var reader = ZoneFileReader(bytes)
        let first = try reader.header()
        if first.version >= 2 {
            try reader.skip(first.bodyLength(timeSize: 4))
            let second = try reader.header()
            let body = try reader.body(second, timeSize: 8)
            self.init(identifier: identifier, body: body, footer: try reader.footer())
        } else {
            self.init(
                identifier: identifier, body: try reader.body(first, timeSize: 4), footer: nil)
        }
    }

    private init(identifier: String, body: ZoneFileReader.Body, footer: PosixRule?) {
        self.identifier = identifier
        self.footer = footer
        initialOffset = body.initialOffset
        var offset = body.initialOffset
        var table: [Transition] = []
        for (second, next) in body.changes where next != offset {
            table.append(
                Transition(
                    at: Moment(minute: second.flooredDivision(by: 60)), offsetBefore: offset,
                    offsetAfter: next))
            offset = next
        }
        self.table = table
    }
}

struct ZoneFileReader {
    struct Header {
        let version: Int
        let isutCount, isstdCount, leapCount, timeCount, typeCount, charCount: Int

        func bodyLength(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4)
                + isstdCount + isutCount
        }
    }

    struct Body {
        let initialOffset: Int
        /// Seconds since 1970 and the offset from then on, in order.
        let changes: [(second: Int, offset: Int)]
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func header() throws(CivilTimeError) -> Header {
        guard bytes.count - position >= 44,
            bytes[position..<position + 4].elementsEqual("TZif".utf8)
        else { throw .badZoneFile("it does not begin with TZif") }
        let letter = bytes[position + 4]
        let version = letter == 0 ? 1 : Int(letter) - 48
        guard (1...9).contains(version) else { throw .badZoneFile("its version is not known") }
        position += 20
        var counts: [Int] = []
        for _ in 0..<6 { counts.append(try integer(4)) }
        guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[4] > 0 else {
            throw .badZoneFile("its counts are not plausible")
        }
        return Header(
            version: version, isutCount: counts[0], isstdCount: counts[1], leapCount: counts[2],
            timeCount: counts[3], typeCount: counts[4], charCount: counts[5])
    }

    mutating func skip(_ count: Int) throws(CivilTimeError) {
        guard count <= bytes.count - position else { throw .badZoneFile("it is cut short") }
        position += count
    }

    mutating func body(_ header: Header, timeSize: Int) throws(CivilTimeError) -> Body {
        guard header.bodyLength(timeSize: timeSize) <= bytes.count - position else {
            throw .badZoneFile("it is cut short")
        }
        let end = position + header.bodyLength(timeSize: timeSize)
        var seconds: [Int] = []
        for _ in 0..<header.timeCount { seconds.append(try integer(timeSize)) }
        var types: [Int] = []
        for _ in 0..<header.timeCount { types.append(try integer(1)) }
        var offsets: [Int] = []
        for _ in 0..<header.typeCount {
            offsets.append(try integer(4))
            try skip(2)
        }
        let valid = types.allSatisfy(offsets.indices.contains)
        let ascending = zip(seconds, seconds.dropFirst()).allSatisfy { $0 < $1 }
        guard valid, ascending, offsets.allSatisfy({ abs($0) < 26 * 3600 }),
            seconds.allSatisfy({ abs($0) < 1 << 60 })
        else { throw .badZoneFile("its table is damaged") }
        position = end
        return Body(
            initialOffset: offsets[0], changes: zip(seconds, types).map { ($0, offsets[$1]) })
    }

    mutating func footer() throws(CivilTimeError) -> PosixRule? {
        guard position < bytes.count, bytes[position] == 10,
            let end = bytes[(position + 1)...].firstIndex(of: 10)
        else { throw .badZoneFile("its last line is missing") }
        let text = bytes[(position + 1)..<end]
        guard !text.isEmpty else { return nil }
        var reader = PosixRuleReader(text)
        guard let rule = reader.rule() else { throw .badZoneFile("its rule is not understood") }
        return rule
    }

    /// A big-endian integer of 1, 4 or 8 bytes; with a sign, unless it has one byte.
    private mutating func integer(_ size: Int) throws(CivilTimeError) -> Int {
        guard size <= bytes.count - position else { throw .badZoneFile("it is cut short") }
        var value: UInt64 = 0
        for byte in bytes[position..<position + size] { value = value << 8 | UInt64(byte) }
        position += size
        switch size {
        case 4: return Int(Int32(truncatingIfNeeded: value))
        case 8: return Int(Int64(bitPattern: value))
        default: return Int(value)
        }
    }
}
