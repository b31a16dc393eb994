package import Scheduler

/// Something in which a plan that was placed is not as it was wished.
package enum Shortfall: Unworded, Hashable {
    case wish(UnmetWish)
    /// A session, by its number, has fewer minutes than what is done in it needs.
    case tooShort(session: Int, minutes: Int, needed: Int)
}
