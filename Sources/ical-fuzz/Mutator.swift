/// Random numbers that are the same for the same seed.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 to `limit` - 1, quickly.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
}

/// Damages calendars: octets, lines, numbers, and pieces of other calendars.
struct Mutator {
    private let corpus: [[UInt8]]
    private let lines: [[UInt8]]
    private static let longest = 20_000

    /// `corpus` holds at least one file.
    init(corpus: [[UInt8]]) {
        self.corpus = corpus
        lines = corpus.flatMap { file in
            file.split(separator: 10).map { Array($0) + [10] }
        }
    }

    /// The case of a seed; always the same for the same corpus.
    func input(_ seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var bytes = corpus[random.below(corpus.count)]
        for _ in 0...random.below(6) { mutate(&bytes, &random) }
        return Array(bytes.prefix(Self.longest))
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return bytes = corpus[0] }
        let place = random.below(bytes.count)
        switch random.below(10) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] ^= 1 << UInt8(random.below(8))
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(Self.telling[random.below(Self.telling.count)], at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.below(80)))
        case 5:
            bytes.insert(contentsOf: lines[random.below(lines.count)], at: lineStart(bytes, place))
        case 6: bytes.insert(contentsOf: Self.words[random.below(Self.words.count)].utf8, at: place)
        case 7: changeNumber(&bytes, place, &random)
        case 8:
            let end = min(bytes.count, place + random.below(200))
            bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count))
        default: bytes.removeLast(random.below(min(bytes.count, 200)))
        }
    }

    private func lineStart(_ bytes: [UInt8], _ place: Int) -> Int {
        bytes[place...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    }

    /// The next digit after `place` becomes another one, or many.
    private func changeNumber(_ bytes: inout [UInt8], _ place: Int, _ random: inout SplitMix64) {
        guard let digit = bytes[place...].firstIndex(where: { (48...57).contains($0) }) else {
            return
        }
        if random.below(4) == 0 {
            bytes.insert(contentsOf: Array(repeating: 57, count: random.below(30)), at: digit)
        } else {
            bytes[digit] = UInt8(48 + random.below(10))
        }
    }

    private static let telling = Array(":;,=\"^\\\r\n \t\0-+/TZP\u{7F}".utf8) + [0x80, 0xC3, 0xFF]
    private static let words = [
        "\nRRULE:FREQ=SECONDLY\n", "\nRRULE:FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2\n",
        ";BYSETPOS=-366", ";BYDAY=-53MO,53SU", ";BYWEEKNO=53,-53", ";COUNT=2147483647",
        ";BYHOUR=0,23",
        ";UNTIL=99991231T235959Z", ";INTERVAL=999999999", ";BYSECOND=60", ";BYYEARDAY=-366,366",
        "\nDURATION:P99999D\n", "\nDTSTART:00010101T000000Z\n", "\nDTEND:99991231T235959Z\n",
        "\nRDATE;VALUE=PERIOD:20260101T000000Z/P1D\n", "\nEXDATE:20260101\n",
        ";RANGE=THISANDFUTURE",
        ";TZID=Nowhere/Land", "\nRECURRENCE-ID:20260101T090000Z\n", "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "\nFREEBUSY:20260101T000000Z/PT99999999H\n", "FREQ=MINUTELY;", "FREQ=HOURLY;",
        "99999999999999999999",
    ]
}
