/// Numbers from 0 to 63.
struct NumberSet {
    private let bits: UInt64

    init(_ numbers: [Int]) { bits = numbers.reduce(0) { $0 | 1 << UInt64($1) } }

    var isEmpty: Bool { bits == 0 }
    func contains(_ number: Int) -> Bool { bits >> UInt64(number) & 1 == 1 }
    /// Whether the number is in the set, or the set is empty and asks for nothing.
    func allows(_ number: Int) -> Bool { bits == 0 || contains(number) }
    var sorted: [Int] { (0..<64).filter(contains) }
}
