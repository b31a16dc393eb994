/// When one plan's sessions can begin: by kind, member of the team and day, first as masks of starts, then as
/// one bit a day. Scratch that is filled for each plan anew.
struct OpenStarts<Mask: DayMask>: Sendable {
    private(set) var span = 0
    private(set) var members = 0
    private var words = 0
    private var masks: [Mask] = []
    /// By kind and member; behind the members stand anybody, and those gathered.
    private var bits: [UInt64] = []
    private var base: [Mask] = []

    mutating func read(
        _ shape: PlanShape, patient: Int, from day: Int, days: ClosedRange<Int>,
        _ diary: IntakeDiary<Mask>
    ) {
        span = max(0, shape.span)
        members = shape.members.count
        words = (span + 63) / 64 + 1
        let rows = shape.kinds.count * members
        let bitRows = shape.kinds.count * (members + 2)
        if masks.count < rows * span {
            masks = Array(repeating: .none, count: rows * span)
        }
        bits.removeAll(keepingCapacity: true)
        bits.append(contentsOf: repeatElement(0, count: bitRows * words))
        if base.count < span { base = Array(repeating: .none, count: span) }
        for (kind, need) in shape.kinds.enumerated() {
            let reach = shape.reach[kind]
            if need.group >= 0 {
                readSeats(kind, shape, patient, from: day, days, diary)
                continue
            }
            diary.open(patient, need.pool, from: day, reach, slots: need.slots, into: &base)
            for x in reach where !days.contains(day + x) { base[x] = .none }
            for member in 0..<members {
                let row = kind * members + member
                let bitRow = bitRow(kind, member)
                guard shape.skilled[member][kind] else {
                    for x in reach { masks[row * span + x] = .none }
                    continue
                }
                diary.fits(
                    shape.members[member], slots: need.slots, from: day, reach, within: base,
                    into: &masks, at: row * span, bits: &bits, bitsAt: bitRow)
                let all = self.bitRow(kind, anybody)
                for word in 0..<words { bits[all + word] |= bits[bitRow + word] }
            }
        }
    }

    /// The meetings of a class with a free seat to which the patient can come.
    private mutating func readSeats(
        _ kind: Int, _ shape: PlanShape, _ patient: Int, from day: Int, _ days: ClosedRange<Int>,
        _ diary: IntakeDiary<Mask>
    ) {
        let need = shape.kinds[kind]
        for member in 0..<members {
            let row = (kind * members + member) * span
            for x in shape.reach[kind] { masks[row + x] = .none }
        }
        diary.seats.forEachOpen(need.group, slots: need.slots) { meeting in
            let x = meeting.day - day
            guard shape.reach[kind].contains(x), days.contains(meeting.day),
                diary.canCome(patient, to: meeting),
                let member = shape.members.firstIndex(of: meeting.therapist),
                shape.skilled[member][kind]
            else { return }
            let at = (kind * members + member) * span + x
            masks[at] = masks[at] | Mask(meeting.slot..<(meeting.slot + 1))
            for row in [bitRow(kind, member), bitRow(kind, anybody)] {
                bits[row + x >> 6] |= 1 << UInt64(x & 63)
            }
        }
    }

    @inline(__always)
    func starts(_ kind: Int, _ member: Int, _ x: Int) -> Mask {
        masks[(kind * members + member) * span + x]
    }

    /// In place of a member: whoever can.
    var anybody: Int { members }

    /// In place of a member: those gathered.
    var gathered: Int { members + 1 }

    @inline(__always)
    private func bitRow(_ kind: Int, _ member: Int) -> Int {
        (kind * (members + 2) + member) * words
    }

    /// From here on `gathered` means some members.
    mutating func gather(_ team: [Int], _ shape: PlanShape) {
        for kind in shape.kinds.indices {
            let row = bitRow(kind, gathered)
            for word in 0..<words {
                var days: UInt64 = 0
                for member in team { days |= bits[bitRow(kind, member) + word] }
                bits[row + word] = days
            }
        }
    }

    /// Seven days from `x` on as bits.
    @inline(__always)
    private func week(_ row: Int, from x: Int) -> UInt64 {
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
            let week = week(bitRow(kind, member), from: x)
            if (left >= 7 ? week : week & ((1 << UInt64(left)) - 1)) != 0 { return true }
            x += 7
        }
        return false
    }

    /// How many sessions cannot be held by one or two members, when only days count: each session is as early
    /// as can be, which none can beat. More than `most` is not counted on.
    @inline(__always)
    func missing(
        _ shape: PlanShape, from start: Int, _ first: Int, _ second: Int, atMost most: Int
    ) -> Int {
        var missing = 0
        var last = -1000
        var at = start
        for need in shape.blocks {
            let row = bitRow(need.kind, first)
            let other = bitRow(need.kind, second)
            var left = need.sessions
            var gap = need.firstGap
            for _ in 0..<need.weeks {
                var open = left > 0 ? week(row, from: at) | week(other, from: at) : 0
                while left > 0, open != 0 {
                    let from = last + gap
                    if from > 0 { open = from > 6 ? 0 : (open >> UInt64(from)) << UInt64(from) }
                    guard open != 0 else { break }
                    last = open.trailingZeroBitCount
                    left -= 1
                    gap = need.gap
                }
                last -= 7
                at += 7
            }
            missing += left
            if missing > most { return missing }
        }
        return missing
    }
}
