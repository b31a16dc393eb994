package import Planner
package import Scheduler

/// Why a session changes in a repair, or cannot.
package enum RepairReason: Unworded, Documented, Hashable {
    /// It is in trouble where it stands.
    case hit([Trouble])
    /// It makes room for one that was hit.
    case makesRoom
    /// There is no place for it: its trouble, the rules that bind, and the days in which what it holds is held.
    case noPlace([Trouble], because: [RuleViolation], windows: [ContactWindow])
    /// Another place cures none of it, or it has begun: it stays until somebody decides.
    case undecided([Trouble])
    /// It is a seat in a class, whose meeting goes elsewhere or is cancelled.
    case inClass([Trouble], ID<GroupClass>)
}
