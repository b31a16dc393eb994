/// The slots of one day as bits, as many as the grid needs: `UInt64` for 64 slots, `Mask256` and `SlotSet`
/// for more.
package protocol DayMask: Hashable, Sendable {
    /// No slot.
    static var none: Self { get }
    /// How many slots it can hold.
    static var capacity: Int { get }
    var isEmpty: Bool { get }
    /// The lowest slot; undefined when empty.
    var first: Int { get }
    var count: Int { get }
    func contains(_ slot: Int) -> Bool
    /// Every slot so many earlier; what would lie before the first is lost.
    func earlier(_ count: Int) -> Self
    /// Every slot so many later; what would lie behind the last is lost.
    func later(_ count: Int) -> Self
    static func & (left: Self, right: Self) -> Self
    static func | (left: Self, right: Self) -> Self
    static func ^ (left: Self, right: Self) -> Self
    static prefix func ~ (mask: Self) -> Self
    /// The slots of a range; those outside of 0 to `capacity` are left out.
    init(_ range: Range<Int>)
    /// The first `capacity` slots of a whole day.
    init(firstOf day: SlotSet)
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

    /// With so many slots more before and after each; what would lie outside of the day is lost.
    func widened(before: Int, after: Int) -> Self {
        let earliest = (1...max(1, before)).reduce(self) { before < $1 ? $0 : $0 | earlier($1) }
        return (1...max(1, after)).reduce(earliest) { after < $1 ? $0 : $0 | later($1) }
    }

    /// Calls `body` with each slot, earliest first.
    func forEachSlot(_ body: (Int) -> Void) {
        var left = self
        while !left.isEmpty {
            let slot = left.first
            body(slot)
            left = left & ~Self(slot..<(slot + 1))
        }
    }

    /// Earliest first.
    var all: [Int] {
        var result: [Int] = []
        forEachSlot { result.append($0) }
        return result
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
        let low = Swift.max(range.lowerBound, 0)
        let high = Swift.min(range.upperBound, 64)
        guard low < high else {
            self = 0
            return
        }
        let upTo: UInt64 = high == 64 ? .max : (1 << UInt64(high)) - 1
        self = upTo & ~((1 << UInt64(low)) - 1)
    }
    package init(firstOf day: SlotSet) { self = day.firstHalf.firstWord }
}
