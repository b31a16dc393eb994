package import Clinic
import Planner
import Scheduler

extension TimetableLoss: Remark {
    package var said: Advice {
        switch self {
        case .startsLater(let days): "it starts \(counted(days, "day")) later"
        case .endsLater(let days): "it ends \(counted(days, "day")) later"
        case .otherTherapist(let visits, let of):
            visits == of
                ? "another therapist"
                : "\(visits) of \(counted(of, "visit")) with another therapist"
        case .wish(let kind, let more): Advice(kind.words(more))
        case .shortfall(let shortfall): shortfall.said
        }
    }
}

extension UnmetWish.Kind {
    /// So many more than beside another timetable.
    fileprivate func words(_ more: Int) -> String {
        switch self {
        case .extraTherapist: Self.more(more, "therapist")
        case .extraVisit: Self.more(more, "contact") + " without treatment"
        case .notPreferredTherapist:
            Self.more(more, "session") + " not with the preferred therapist"
        case .startDelay: "\(counted(more, "day")) later"
        case .outsidePreferredTime:
            Self.more(more, "visit") + " outside the preferred time of day"
        case .offUsualSlot:
            Self.more(more, "session") + " not on the usual weekday and time"
        case .shortIdleGap: Self.more(more, "short gap") + " in a therapist's day"
        }
    }

    /// `1 more visit`, `3 more visits`.
    private static func more(_ count: Int, _ noun: String) -> String {
        "\(count) more \(noun)\(count == 1 ? "" : "s")"
    }
}
