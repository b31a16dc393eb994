/// When one plan's sessions can begin: by kind, member of the team and day, first as masks of starts, then as
/// one bit a day. Scratch that is filled for each plan anew.
struct OpenStarts<Mask: DayMask>: Sendable {
    private(set) var span = 0
    private(set) var members = 0
    private var words = 0
    private var masks: [Mask] = []
    private var bits: [UInt64] = []
    /// Days on which anybody can hold a kind.
    private var anybody: [UInt64] = []
    private var base: [Mask] = []

    mutating func read(
        _ shape: PlanShape, patient: Int, from day: Int, days: ClosedRange<Int>,
        _ diary: IntakeDiary<Mask>
    ) {
        span = max(0, shape.span)
        members = shape.members.count
        words = (span + 63) / 64 + 1
        let rows = shape.kinds.count * members
        if masks.count < rows * span {
            masks = Array(repeating: .none, count: rows * span)
        }
        bits.removeAll(keepingCapacity: true)
        bits.append(contentsOf: repeatElement(0, count: rows * words))
        anybody.removeAll(keepingCapacity: true)
        anybody.append(contentsOf: repeatElement(0, count: shape.kinds.count * words))
        if base.count < span { base = Array(repeating: .none, count: span) }
        for (kind, need) in shape.kinds.enumerated() {
            diary.open(
                patient, need.pool, from: day, count: span, slots: need.slots, into: &base)
            for x in 0..<max(0, min(span, days.lowerBound - day)) { base[x] = .none }
            if days.upperBound < day + span - 1 {
                for x in max(0, days.upperBound - day + 1)..<span { base[x] = .none }
            }
            for member in 0..<members {
                let row = kind * members + member
                guard shape.skilled[member][kind] else {
                    for x in 0..<span { masks[row * span + x] = .none }
                    continue
                }
                diary.fits(
                    shape.members[member], slots: need.slots, from: day, count: span, within: base,
                    into: &masks, at: row * span, bits: &bits, bitsAt: row * words)
                for word in 0..<words { anybody[kind * words + word] |= bits[row * words + word] }
            }
        }
    }

    @inline(__always)
    func starts(_ kind: Int, _ member: Int, _ x: Int) -> Mask {
        masks[(kind * members + member) * span + x]
    }

    /// Seven days from `x` on as bits.
    @inline(__always)
    func week(_ kind: Int, _ member: Int, from x: Int) -> UInt64 {
        Self.week(bits, (kind * members + member) * words, from: x)
    }

    @inline(__always)
    func anybodysWeek(_ kind: Int, from x: Int) -> UInt64 {
        Self.week(anybody, kind * words, from: x)
    }

    @inline(__always)
    private static func week(_ bits: [UInt64], _ row: Int, from x: Int) -> UInt64 {
        let word = row + x >> 6
        let shift = UInt64(x & 63)
        var week = bits[word] >> shift
        if shift > 57 { week |= bits[word + 1] << (64 - shift) }
        return week & 127
    }

    /// Whether a member has any start on the days of a range.
    @inline(__always)
    func isOpen(_ kind: Int, _ member: Int, _ days: ClosedRange<Int>) -> Bool {
        var x = max(0, days.lowerBound)
        let last = min(span - 1, days.upperBound)
        while x <= last {
            let left = last - x + 1
            let week = week(kind, member, from: x)
            if (left >= 7 ? week : week & ((1 << UInt64(left)) - 1)) != 0 { return true }
            x += 7
        }
        return false
    }

    /// How many sessions fit when only days with a bit can be used: each as early as can be, which none
    /// can beat.
    @inline(__always)
    func count(_ shape: PlanShape, from start: Int, _ week: (_ kind: Int, _ x: Int) -> UInt64)
        -> Int
    {
        var placed = 0
        var last = -1000
        var at = start
        for need in shape.blocks {
            var left = need.sessions
            var gap = need.firstGap
            for _ in 0..<need.weeks {
                var open = left > 0 ? week(need.kind, at) : 0
                while left > 0, open != 0 {
                    let from = last + gap
                    if from > 0 { open = from > 6 ? 0 : (open >> UInt64(from)) << UInt64(from) }
                    guard open != 0 else { break }
                    last = open.trailingZeroBitCount
                    placed += 1
                    left -= 1
                    gap = need.gap
                }
                last -= 7
                at += 7
            }
        }
        return placed
    }
}
