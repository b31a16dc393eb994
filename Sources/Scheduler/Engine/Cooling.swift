/// How much dearer a change may be, from the first iteration to the last.
struct Cooling: Sendable {
    private let hot: Double
    /// Logarithm of the last temperature over the first.
    private let fall: Double

    init(hot: Double, halvings: Double) {
        self.hot = hot
        fall = -halvings * 0.693_147_180_559_945_3
    }

    /// `part` of the way, 0 to 1.
    func temperature(_ part: Double) -> Double { hot * exponential(fall * min(1, part)) }
}
