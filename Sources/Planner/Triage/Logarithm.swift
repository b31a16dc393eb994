/// The natural logarithm of a positive number, by the series of artanh after halving or doubling into
/// 0.7 to 1.4: this module works without Foundation.
func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
    let halvings = Int(value.exponent)
    var part = value.significand
    var steps = Double(halvings)
    if part > 1.4 {
        part /= 2
        steps += 1
    }
    let ratio = (part - 1) / (part + 1)
    var term = ratio
    var sum = 0.0
    for power in stride(from: 1.0, through: 31, by: 2) {
        sum += term / power
        term *= ratio * ratio
    }
    return 2 * sum + steps * 0.693147180559945309
}

/// e to the power of `value`, by its series after halving into a small range.
func exponential(_ value: Double) -> Double {
    let steps = (value / 0.693147180559945309).rounded()
    let rest = value - steps * 0.693147180559945309
    var term = 1.0
    var sum = 1.0
    for step in 1...18 {
        term *= rest / Double(step)
        sum += term
    }
    return Double(sign: .plus, exponent: Int(min(max(steps, -1000), 1000)), significand: sum)
}
