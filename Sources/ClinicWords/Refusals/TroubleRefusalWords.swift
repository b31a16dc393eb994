import CivilTime
package import Clinic
import Planner

extension TroubleRefusal: Worded {
    package var said: Failure {
        Failure(
            kind,
            "\(session.id) on \(session.details.start) cannot be held as it is booked; it is not confirmed.",
            remedy: remedy, details: troubles.map(\.words))
    }

    private var remedy: Advice {
        if isMovable { return anew }
        return troubles.unauthorised.map {
            "Record what is allowed (\(do: .authorising($0))). \(instead)"
        }
            ?? instead
    }

    private var anew: Advice {
        """
        See free places with '\(do: .options(session.id))' and move it: \(do: .moving(session.id)). \
        Whatever cannot be held is placed anew with '\(do: .repair)'.
        """
    }

    private var instead: Advice {
        let reason: Inputs = [.reason: "clinic", .only: .bare]
        return
            "See it with '\(do: .showSession(session.id))', or cancel it: \(do: .cancelSession(session.id), reason)"
    }
}
