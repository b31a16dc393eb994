package import Clinic
import Scheduler

extension Shortfall: Remark {
    package var said: Advice {
        switch self {
        case .wish(let wish): Advice(wish.description)
        case .tooShort(let session, let minutes, let needed):
            "session \(session) has \(minutes) minutes for what takes \(needed)"
        }
    }
}
