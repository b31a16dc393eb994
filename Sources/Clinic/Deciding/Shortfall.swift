package import Scheduler

/// Something in which a plan that was placed is not as it was wished.
package enum Shortfall: Unworded, Hashable {
    case wish(UnmetWish)
    /// Another dose than the template's.
    case dose(DoseLoss)
    /// Weeks that it leaves out.
    case gap(PlanGap)
    /// A session, by its number, has fewer minutes than what is done in it needs.
    case tooShort(session: Int, minutes: Int, needed: Int)
}
