import CivilTime
import Clinic
import ClinicWords
import Planner

extension WaitingList: Drawn {
    func lines(width: Int?) -> [String] {
        let people = waiting.isEmpty ? ["Nobody waits."] : waiting.flatMap(\.lines)
        let kept =
            offers.isEmpty
            ? [] : ["", "Offered, and not answered yet"] + offers.lines
        return people + kept + unplanned + (waiting.isEmpty ? [] : ["", told])
    }

    /// How many of those without a plan are named.
    private static let most = 20

    private var unplanned: [String] {
        guard !withoutPlan.isEmpty else { return [] }
        let more = withoutPlan.count - Self.most
        return ["", "Registered, without a plan, and not in the line"]
            + withoutPlan.prefix(Self.most).flatMap(\.lines)
            + (more > 0 ? ["and \(counted(more, "patient")) more"] : [])
    }

    /// `To be helped within: urgent 7 days, soon 21 days, routine 42 days [C]`.
    private var told: String {
        let days = WaitingPriority.allCases.map {
            "\($0.rawValue) \(counted(targets.limits[$0], "day"))"
        }
        return
            "To be helped within: \(days.joined(separator: ", ")) [\(targets.limits.evidence.text)]"
    }
}

extension UnplannedPatient {
    /// `Jo Park (P1), 0301 555; S9 on 2026-12-03T10:00`, and what helps.
    fileprivate var lines: [String] {
        let reach = reach.map { ", \($0.oneLine)" } ?? ""
        let booked = visit.map { "; \($0.id) on \($0.details.start)" } ?? ""
        let name = patient.details.name.oneLine.shortened(to: 40)
        return ["\(name) (\(patient.id))\(reach)\(booked)", "    \(step.command)"]
    }
}

extension AddedWish: Drawn {
    func lines(width: Int?) -> [String] {
        let old = before.map { ["It was \($0.rawValue) before."] } ?? []
        return wish.lines + old
    }
}

extension RemovedWish: Drawn {
    func lines(width: Int?) -> [String] {
        ["\(wish.id)  \(name.oneLine) (\(wish.patient)) waits no more."]
    }
}

extension MadeOffer: Drawn {
    func lines(width: Int?) -> [String] {
        [
            "Kept: \(offer.line)", "    for \(need.purpose)", "They come: \(accepting.command)",
            "They do not: \(declining.command)",
        ]
    }
}

extension AnsweredOffer: Drawn {
    func lines(width: Int?) -> [String] {
        let answer = "\(offer.offer.id) \(offer.offer.status.rawValue) by \(offer.patient.oneLine)."
        return [answer] + (booked?.lines(width: width) ?? []) + (helps ?? []).lines
    }
}

extension WaitingCount {
    /// `On the waiting list, beside owed sessions: 3, 1 past the target day; first Jo Park (P1)`.
    var lines: [String] {
        let late = past == 0 ? "" : ", \(past) past the target day"
        let names = first.map {
            "\($0.waiting.patient.details.name.oneLine.shortened(to: 40)) (\($0.waiting.patient.id))"
        }
        let step = NextStep(.list(.waiting)).command
        return [
            "On the waiting list, beside owed sessions: \(count)\(late); first \(names.joined(separator: ", "))",
            "    \(step)",
        ]
    }
}

extension WaitingEntry {
    var lines: [String] { [head, "    \(what)"] + (step.map { ["    \($0.command)"] } ?? []) }

    /// `Jo Park (P1), 0301 555: urgent, since 2026-11-20, by 2026-11-27, 3 days past`.
    var head: String {
        let stop = waiting.isStopped ? "STOPPED, " : ""
        return "\(who): \(stop)\(waiting.priority.rawValue), since \(waiting.since), "
            + "by \(waiting.target)" + (isPast ? " (past)" : "")
    }

    private var what: String {
        (waiting.wish.map { "\($0): " } ?? "") + waiting.need.words
    }

    private var who: String {
        "\(waiting.patient.details.name.oneLine.shortened(to: 40)) (\(waiting.patient.id))"
            + (reach.map { ", \($0.oneLine)" } ?? "")
    }
}

extension OfferEntry {
    /// `O1  Thu 2026-12-03 10:15-11:00 with Ana Silva in Gym, until 2026-12-01T09:00: Jo Park (P1)`.
    var line: String { line("\(offer.id)") }

    private func line(_ ids: String) -> String {
        "\(ids)  \(place.span.start.day.weekday.shortName) \(place.span.words) with "
            + "\(therapist.oneLine)" + (room.map { " in \($0.oneLine)" } ?? "") + more
            + ", until \(expires): \(patient.oneLine.shortened(to: 40)) (\(offer.details.patient))"
    }

    /// `, first of 12 visits for Sciatica`.
    private var more: String {
        guard let cause else { return "" }
        let number = (offer.details.places.firstIndex(of: place) ?? 0) + 1
        return ", visit \(number) of \(offer.details.places.count) for \(cause.oneLine)"
    }

    fileprivate func lines(_ all: [PlaceOffer]) -> [String] {
        let ids = all.map { "\($0.id)" }.joined(separator: ", ")
        let freeing = cause == nil ? "decline \(offer.id)" : "release \(offer.details.patient)"
        return [line(ids), "    \(offer.accepting.command), or \(freeing)"]
    }
}

extension [OfferEntry] {
    /// Each with what answers it; timetables that share a place share a line.
    var lines: [String] {
        enumerated().flatMap { index, entry -> [String] in
            let same = filter {
                $0.place == entry.place && $0.offer.details.patient == entry.offer.details.patient
            }
            guard same.first?.offer.id == entry.offer.id else { return [] }
            return entry.lines(same.map(\.offer))
        }
    }
}

extension [PlaceHelp] {
    /// Whom free time helps, each with what books it and what keeps it for an answer.
    var lines: [String] {
        isEmpty ? [] : ["Whom the free time helps:"] + flatMap(\.lines)
    }
}

extension PlaceHelp {
    /// In a day: `10:15, 45 min, with Ana Silva: Jo Park (P1), 0301 555; 2 sessions that L1 owes`, and what books it.
    var linesOfDay: [String] {
        let patient = waiting.waiting.patient
        let minutes = waiting.waiting.minutes.map { ", \($0) min" } ?? ""
        let reach = waiting.reach.map { ", \($0.oneLine)" } ?? ""
        return [
            "\(place.start.time)\(minutes), with \(place.therapist.oneLine): "
                + "\(patient.details.name.oneLine.shortened(to: 40)) (\(patient.id))\(reach); "
                + waiting.waiting.need.purpose,
            "  \(booking.command)",
        ]
    }

    fileprivate var lines: [String] {
        [
            "  \(waiting.head)",
            "    \(waiting.waiting.need.purpose): \(place.when) with \(place.therapist.oneLine)",
            "    \(booking.command)", "    or keep it for them: \(offering.command)",
        ]
    }
}
