/// Random numbers that are the same in each run (SplitMix64).
struct IntakeRandom: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to `bound`, which is not reached.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
    }

    mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

/// e to the power of `value`, which is 0 or less.
func exponential(_ value: Double) -> Double {
    guard value > -40 else { return 0 }
    var base = 1 + value / 1_048_576
    for _ in 0..<20 { base *= base }
    return base
}

/// The natural logarithm of a number above 0.
func logarithm(_ value: Double) -> Double {
    let ratio = (value.significand - 1) / (value.significand + 1)
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, to: 40, by: 2) {
        sum += term / odd
        term *= ratio * ratio
    }
    return Double(value.exponent) * 0.693_147_180_559_945_3 + 2 * sum
}
