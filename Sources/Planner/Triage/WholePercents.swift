/// Shares (each 0 to 1) in whole percent that add up as the shares do: what is lost by rounding down goes to
/// the largest remainders.
package func wholePercents(_ shares: [Double]) -> [Int] {
    let exact = shares.map { $0 * 100 }
    var whole = exact.map { Int($0.rounded(.down)) }
    let sum = Int(exact.reduce(0, +).rounded())
    let order = exact.indices.sorted {
        (Double(whole[$0]) - exact[$0], $0) < (Double(whole[$1]) - exact[$1], $1)
    }
    for index in order.prefix(max(sum - whole.reduce(0, +), 0)) { whole[index] += 1 }
    return whole
}
