import CivilTime

extension ContentLines {
    /// A time of UTC; `head` ends with the colon.
    mutating func line(_ head: StaticString, _ moment: Moment) {
        line(head, utc: DateTime(second: moment.minute * 60))
    }

    mutating func line(_ head: StaticString, utc time: DateTime) {
        put(head)
        put(time)
        put(UInt8(ascii: "Z"))
        endLine()
    }

    mutating func line(_ head: StaticString, _ day: Day) {
        put(head)
        put(Stamp.date(day))
        endLine()
    }

    /// Wall clock in a zone; `head` ends with `TZID=`.
    mutating func line(_ head: StaticString, _ zone: String, _ time: DateTime) {
        put(head)
        put(zone)
        put(UInt8(ascii: ":"))
        put(time)
        endLine()
    }

    mutating func line(_ head: StaticString, _ number: Int) {
        put(head)
        put(number)
        endLine()
    }

    mutating func put(_ number: Int) {
        guard (0...9).contains(number) else { return put(String(number)) }
        put(UInt8(ascii: "0") + UInt8(number))
    }
}

extension ContentLines {
    mutating func put(_ duration: CalendarDuration) {
        if duration.isNegative { put(UInt8(ascii: "-")) }
        put(UInt8(ascii: "P"))
        if duration.days != 0 {
            put(abs(duration.days))
            put(UInt8(ascii: "D"))
        }
        let time = duration.clockPart
        guard time.unit != 0 else { return }
        put(UInt8(ascii: "T"))
        put(time.count)
        put(time.unit)
    }
}
