import CivilTime

/// Octets that are appended one after the other, fast.
struct OctetBuffer {
    private var storage = [UInt8](repeating: 0, count: 256)
    private(set) var count = 0

    var octets: [UInt8] { Array(storage[..<count]) }

    mutating func reserve(_ count: Int) {
        guard count > storage.count else { return }
        storage.append(contentsOf: repeatElement(0, count: count - storage.count))
    }

    mutating func removeAll() { count = 0 }

    /// Takes back what was appended after the first `count` octets.
    mutating func remove(after count: Int) { self.count = min(count, self.count) }

    @inline(__always)
    private mutating func makeRoom(for more: Int) {
        if count + more > storage.count { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) { reserve(max(storage.count * 2, count + more)) }

    mutating func append(_ octet: UInt8) {
        makeRoom(for: 1)
        storage[count] = octet
        count += 1
    }

    mutating func append(_ first: UInt8, _ second: UInt8) {
        makeRoom(for: 2)
        storage[count] = first
        storage[count + 1] = second
        count += 2
    }

    mutating func append(_ octets: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: octets.count)
        storage.withUnsafeMutableBytes { target in
            UnsafeMutableRawBufferPointer(rebasing: target[count...])
                .copyMemory(from: UnsafeRawBufferPointer(octets))
        }
        count += octets.count
    }

    /// `20261201T093000`.
    mutating func append(_ time: DateTime) {
        makeRoom(for: 15)
        let (year, month, day) = time.day.components
        let second = time.secondOfDay
        let start = count
        storage.withUnsafeMutableBufferPointer { target in
            Self.set(&target, start, year / 100)
            Self.set(&target, start + 2, year % 100)
            Self.set(&target, start + 4, month)
            Self.set(&target, start + 6, day)
            target[start + 8] = UInt8(ascii: "T")
            Self.set(&target, start + 9, second / 3600)
            Self.set(&target, start + 11, second / 60 % 60)
            Self.set(&target, start + 13, second % 60)
        }
        count += 15
    }

    private static func set(
        _ target: inout UnsafeMutableBufferPointer<UInt8>, _ index: Int, _ number: Int
    ) {
        let tens = number / 10
        target[index] = UInt8(truncatingIfNeeded: 48 + tens)
        target[index + 1] = UInt8(truncatingIfNeeded: 48 + number - tens * 10)
    }
}
