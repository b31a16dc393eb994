import Planner

/// Reads values that EmbedPlans wrote: only those, and in the order written; anything else stops the program.
///
/// A number is digits from `0` (48) on: five bits each, the lowest first; 32 is added while more follow. In front
/// stand the texts by their lengths, then the evidence; both are named by their place from there on.
struct CatalogReader {
    private let digits: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var texts: [String] = []
    private var evidence: [Evidence] = []

    init(_ encoded: Encoded) {
        digits = Self.bytes(encoded.digits)
        let words = Self.bytes(encoded.words)
        var start = 0
        let count = number()
        texts.reserveCapacity(count)
        for _ in 0..<count {
            let end = start + number()
            texts.append(String(decoding: words[start..<end], as: UTF8.self))
            start = end
        }
        evidence = (next() as [[Evidence.Citation]]).map { Evidence($0) }
    }

    private static func bytes(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    mutating func next<Value: Stored>() -> Value { Value(from: &self) }

    /// Up to 64 bits.
    mutating func bits() -> UInt64 {
        var value: UInt64 = 0
        var places: UInt64 = 0
        while true {
            let digit = UInt64(digits[position]) &- 48
            position += 1
            value |= (digit & 31) << places
            if digit < 32 { return value }
            places += 5
        }
    }

    /// 0 or more.
    mutating func number() -> Int { Int(truncatingIfNeeded: bits()) }

    mutating func text() -> String { texts[number()] }

    mutating func knownEvidence() -> Evidence { evidence[number()] }
}
