/// Slots of one day on the diary's grid, one bit each; slot 0 starts at midnight.
struct SlotSet: Hashable, Sendable {
    private var words: SIMD8<UInt64>

    static let empty = SlotSet(words: .zero)

    private init(words: SIMD8<UInt64>) { self.words = words }

    /// The slots in `range`, held inside 0 ..< 512.
    init(_ range: Range<Int>) {
        words = .zero
        for word in 0..<8 {
            let low = max(range.lowerBound - word * 64, 0)
            let high = min(range.upperBound - word * 64, 64)
            guard low < high else { continue }
            let upTo: UInt64 = high == 64 ? .max : (1 << UInt64(high)) - 1
            words[word] = upTo & ~((1 << UInt64(low)) - 1)
        }
    }

    var isEmpty: Bool { words == .zero }

    func contains(_ slot: Int) -> Bool {
        slot >= 0 && slot < 512 && words[slot >> 6] >> UInt64(slot & 63) & 1 == 1
    }

    func and(_ other: SlotSet) -> SlotSet { SlotSet(words: words & other.words) }
    func or(_ other: SlotSet) -> SlotSet { SlotSet(words: words | other.words) }
    func without(_ other: SlotSet) -> SlotSet { SlotSet(words: words & ~other.words) }

    /// Each slot moved `count` slots earlier; those before midnight fall away.
    func earlier(by count: Int) -> SlotSet {
        var result = SIMD8<UInt64>.zero
        let skip = count >> 6
        let bits = UInt64(count & 63)
        for word in 0..<max(0, 8 - skip) {
            var value = words[word + skip] >> bits
            if bits > 0 && word + skip + 1 < 8 { value |= words[word + skip + 1] << (64 - bits) }
            result[word] = value
        }
        return SlotSet(words: result)
    }

    /// Each slot moved `count` slots later.
    func later(by count: Int) -> SlotSet {
        var result = SIMD8<UInt64>.zero
        let skip = count >> 6
        let bits = UInt64(count & 63)
        for word in min(skip, 8)..<8 {
            var value = words[word - skip] << bits
            if bits > 0 && word - skip >= 1 { value |= words[word - skip - 1] >> (64 - bits) }
            result[word] = value
        }
        return SlotSet(words: result)
    }

    /// The slots from which `length` slots in a row are all in this set.
    func starts(ofLength length: Int) -> SlotSet {
        var result = self
        var have = 1
        while have < length && !result.isEmpty {
            let step = min(have, length - have)
            result = result.and(result.earlier(by: step))
            have += step
        }
        return result
    }

    var first: Int? {
        for word in 0..<8 where words[word] != 0 {
            return word * 64 + words[word].trailingZeroBitCount
        }
        return nil
    }

    /// Calls `body` with each slot, earliest first.
    func forEach(_ body: (Int) -> Void) {
        for word in 0..<8 {
            var bits = words[word]
            while bits != 0 {
                body(word * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }

    /// Earliest first.
    var all: [Int] {
        var result: [Int] = []
        forEach { result.append($0) }
        return result
    }
}
