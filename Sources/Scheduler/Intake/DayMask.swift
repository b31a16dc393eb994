/// The slots of one day as bits, as many as the grid needs: `UInt64` for 64 slots, `Mask256` for more.
package protocol DayMask: Equatable, Sendable {
    static var none: Self { get }
    static var capacity: Int { get }
    var isEmpty: Bool { get }
    /// The lowest slot; undefined when empty.
    var first: Int { get }
    var count: Int { get }
    func contains(_ slot: Int) -> Bool
    func earlier(_ count: Int) -> Self
    func later(_ count: Int) -> Self
    static func & (left: Self, right: Self) -> Self
    static func | (left: Self, right: Self) -> Self
    static func ^ (left: Self, right: Self) -> Self
    static prefix func ~ (mask: Self) -> Self
    init(_ range: Range<Int>)
}

extension DayMask {
    /// The slots from which `length` slots in a row are set.
    @inline(__always)
    func starts(_ length: Int) -> Self {
        var result = self
        var have = 1
        while have < length {
            let step = min(have, length - have)
            result = result & result.earlier(step)
            have += step
        }
        return result
    }
}

extension DayMask {
    func forEachSlot(_ body: (Int) -> Void) {
        var left = self
        while !left.isEmpty {
            let slot = left.first
            body(slot)
            left = left & ~Self(slot..<(slot + 1))
        }
    }
}

extension UInt64: DayMask {
    package static var none: UInt64 { 0 }
    package static var capacity: Int { 64 }
    package var isEmpty: Bool { self == 0 }
    package var first: Int { trailingZeroBitCount }
    package var count: Int { nonzeroBitCount }
    package func contains(_ slot: Int) -> Bool { self >> UInt64(slot) & 1 == 1 }
    package func earlier(_ count: Int) -> UInt64 { self >> UInt64(count) }
    package func later(_ count: Int) -> UInt64 { self << UInt64(count) }
    package init(_ range: Range<Int>) {
        let low = range.lowerBound
        let high = Swift.min(range.upperBound, 64)
        guard low < high else {
            self = 0
            return
        }
        let upTo: UInt64 = high == 64 ? .max : (1 << UInt64(high)) - 1
        self = upTo & ~((1 << UInt64(low)) - 1)
    }
}

/// Up to 256 slots: a day on a grid of 5 minutes from 21 hours on fits.
package struct Mask256: DayMask {
    private var words: SIMD4<UInt64>

    package static var none: Mask256 { Mask256(words: .zero) }
    package static var capacity: Int { 256 }

    private init(words: SIMD4<UInt64>) { self.words = words }

    package init(_ range: Range<Int>) {
        words = .zero
        for word in 0..<4 {
            let low = max(range.lowerBound - word * 64, 0)
            let high = min(range.upperBound - word * 64, 64)
            if low < high { words[word] = UInt64(low..<high) }
        }
    }

    package var isEmpty: Bool { words == .zero }
    package var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }
    package var first: Int {
        for word in 0..<4 where words[word] != 0 {
            return word * 64 + words[word].trailingZeroBitCount
        }
        return 256
    }
    package func contains(_ slot: Int) -> Bool { words[slot >> 6].contains(slot & 63) }
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
