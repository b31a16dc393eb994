/// A whole day on any grid of 5 minutes or more; slot 0 starts at midnight.
package struct SlotSet: DayMask {
    private(set) var firstHalf: Mask256
    private var secondHalf: Mask256

    package static var none: SlotSet { SlotSet(.none, .none) }
    package static var capacity: Int { 512 }

    private init(_ first: Mask256, _ second: Mask256) { (firstHalf, secondHalf) = (first, second) }

    package init(_ range: Range<Int>) {
        firstHalf = Mask256(range)
        secondHalf = Mask256((range.lowerBound - 256)..<(range.upperBound - 256))
    }

    package init(firstOf day: SlotSet) { self = day }

    package var isEmpty: Bool { firstHalf.isEmpty && secondHalf.isEmpty }
    package var count: Int { firstHalf.count + secondHalf.count }
    package var first: Int { firstHalf.isEmpty ? 256 + secondHalf.first : firstHalf.first }
    package func contains(_ slot: Int) -> Bool {
        firstHalf.contains(slot) || secondHalf.contains(slot - 256)
    }
    package func earlier(_ count: Int) -> SlotSet {
        count < 256
            ? SlotSet(
                firstHalf.earlier(count) | secondHalf.later(256 - count),
                secondHalf.earlier(count))
            : SlotSet(secondHalf.earlier(count - 256), .none)
    }
    package func later(_ count: Int) -> SlotSet {
        count < 256
            ? SlotSet(
                firstHalf.later(count), secondHalf.later(count) | firstHalf.earlier(256 - count))
            : SlotSet(.none, firstHalf.later(count - 256))
    }
    package static func & (left: SlotSet, right: SlotSet) -> SlotSet {
        SlotSet(left.firstHalf & right.firstHalf, left.secondHalf & right.secondHalf)
    }
    package static func | (left: SlotSet, right: SlotSet) -> SlotSet {
        SlotSet(left.firstHalf | right.firstHalf, left.secondHalf | right.secondHalf)
    }
    package static func ^ (left: SlotSet, right: SlotSet) -> SlotSet {
        SlotSet(left.firstHalf ^ right.firstHalf, left.secondHalf ^ right.secondHalf)
    }
    package static prefix func ~ (mask: SlotSet) -> SlotSet {
        SlotSet(~mask.firstHalf, ~mask.secondHalf)
    }
}
