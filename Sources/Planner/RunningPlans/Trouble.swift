/// Why a booked session cannot or must not stand as it is.
package enum Trouble: Hashable, Sendable {
    /// Its patient's treatment is stopped.
    case stopped(TreatmentStop)
}
