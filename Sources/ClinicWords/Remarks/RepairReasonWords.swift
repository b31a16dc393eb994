package import Clinic
import Planner
import Scheduler

extension RepairReason: Remark {
    package var said: Advice {
        switch self {
        case .hit(let troubles): Advice(troubles.words)
        case .makesRoom: "It makes room for one that was hit."
        case .noPlace(let troubles, let because, let windows):
            Advice(
                (troubles.map(\.words) + because.map(\.detail) + windows.map(\.sentence))
                    .joined(separator: " "))
        case .undecided(let troubles) where troubles.areCuredElsewhere:
            Advice("\(troubles.words) It does not move any more: decide with whoever is there.")
        case .inClass(let troubles, let known):
            "\(troubles.words) Move or cancel the meeting of the class: \(do: .showClass(known))"
        case .undecided(let troubles) where troubles.unauthorised != nil:
            Advice("\(troubles.words) ") + troubles.authorising
        case .undecided(let troubles):
            Advice(
                """
                \(troubles.words) A clinician decides whether treatment goes on: cancel it, or move it when it does.
                """)
        }
    }
}

extension [Trouble] {
    /// A sentence each.
    var words: String { map(\.words).joined(separator: " ") }

    /// The plan of which whoever pays or refers has to allow more; `nil` where the treatment is stopped, too, or where
    /// nothing has to be allowed.
    var unauthorised: ID<StoredPlan>? {
        guard !contains(where: { $0.kind == .stopped }) else { return nil }
        return lazy.compactMap { trouble in
            if case .notAuthorised(_, let plan) = trouble { plan } else { nil }
        }.first
    }

    fileprivate var authorising: Advice {
        guard let plan = unauthorised else { return "" }
        return """
            Whoever pays or refers decides: cancel it, or record what they allow: \
            \(do: .authorising(plan))
            """
    }
}
