/// Up to 256 slots: 21 hours on a grid of 5 minutes.
package struct Mask256: DayMask {
    private var words: SIMD4<UInt64>

    package static var none: Mask256 { Mask256(words: .zero) }
    package static var capacity: Int { 256 }

    private init(words: SIMD4<UInt64>) { self.words = words }

    package init(_ range: Range<Int>) {
        words = .zero
        for word in 0..<4 {
            words[word] = UInt64((range.lowerBound - word * 64)..<(range.upperBound - word * 64))
        }
    }

    package init(firstOf day: SlotSet) { self = day.firstHalf }

    var firstWord: UInt64 { words[0] }

    package var isEmpty: Bool { words == .zero }
    package var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }
    package var first: Int {
        for word in 0..<4 where words[word] != 0 {
            return word * 64 + words[word].trailingZeroBitCount
        }
        return 256
    }
    package func contains(_ slot: Int) -> Bool {
        slot >= 0 && slot < 256 && words[slot >> 6].contains(slot & 63)
    }
    package func earlier(_ count: Int) -> Mask256 {
        var result = SIMD4<UInt64>.zero
        let (skip, bits) = (count >> 6, UInt64(count & 63))
        for word in 0..<max(0, 4 - skip) {
            result[word] = words[word + skip] >> bits
            if bits > 0, word + skip + 1 < 4 {
                result[word] |= words[word + skip + 1] << (64 - bits)
            }
        }
        return Mask256(words: result)
    }
    package func later(_ count: Int) -> Mask256 {
        var result = SIMD4<UInt64>.zero
        let (skip, bits) = (count >> 6, UInt64(count & 63))
        for word in min(skip, 4)..<4 {
            result[word] = words[word - skip] << bits
            if bits > 0, word - skip >= 1 { result[word] |= words[word - skip - 1] >> (64 - bits) }
        }
        return Mask256(words: result)
    }
    package static func & (left: Mask256, right: Mask256) -> Mask256 {
        Mask256(words: left.words & right.words)
    }
    package static func | (left: Mask256, right: Mask256) -> Mask256 {
        Mask256(words: left.words | right.words)
    }
    package static func ^ (left: Mask256, right: Mask256) -> Mask256 {
        Mask256(words: left.words ^ right.words)
    }
    package static prefix func ~ (mask: Mask256) -> Mask256 { Mask256(words: ~mask.words) }
}
