import CivilTime
package import Clinic
import Planner

extension DriftProblem: Remark {
    package var said: Advice { Advice(words) }

    private var words: String {
        switch self {
        case .redFlag(let flag, let known): flag.words(known)
        case .wrongAge(let age): age.words
        case .finding(let line): line.sentence
        case .staleFact(let fact, let days): "\(fact.ask): told \(counted(days, "day")) ago."
        case .misses(let days):
            "Missed \(days.count) in a row: \(days.map(\.description).joined(separator: ", ")). Call (G9)."
        case .declined(let session):
            "\(session.id) on \(session.details.start) is declined by the patient. Call."
        case .trouble(let sessions): sessions.words
        case .silence(let days, let since, let phase):
            "No contact for \(counted(days, "day")), since \(since). Call, and repeat the first week of"
                + " '\(phase.name)' (G9)."
        case .noNextSession(let dose): "No session is booked any more; \(dose.told)."
        case .lowDose(let dose, let below): dose.low(below)
        case .owed(let dose):
            "\(dose.told)."
                + (dose.lastMakeUp?.isPast == true ? " Repeat a week or review the plan (G9)." : "")
        case .authorisationEnds(let left): "Authorised: \(left.told)."
        case .reviewNotHeld(let week, let day):
            "Review of week \(week) was due on \(day) and was not held."
        case .medicineReview(let medicine, let planned, let isOver):
            medicine.unreviewed(planned, isOver)
        case .medicineWaits(let waiting): waiting.told
        case .planEnds(let end, let isOver, let dose):
            "The plan \(isOver ? "ended" : "ends") on \(end) and nobody has decided what comes next;"
                + " \(dose.told)."
        case .unrecorded(let count, let first):
            "\(count) past \(count == 1 ? "session is" : "sessions are") not recorded, from \(first) on."
        case .held(let since): "The plan is held since \(since), without a session."
        case .scoresDue(let measures, let day):
            "Scores were due on \(day): \(measures.joined(separator: ", "))."
        }
    }
}

extension [TroubledSession] {
    /// `S3, S4 cannot stand: Ana Silva is away 2026-12-14 to 2026-12-18.`, a sentence for each of the first reasons.
    fileprivate var words: String {
        var reasons: [(troubles: [Trouble], ids: [ID<Session>])] = []
        for one in self {
            if let index = reasons.firstIndex(where: { $0.troubles == one.troubles }) {
                reasons[index].ids.append(one.session.id)
            } else {
                reasons.append((one.troubles, [one.session.id]))
            }
        }
        let told = reasons.prefix(3).map { "\($0.ids.short) cannot stand: \($0.troubles.words)" }
        let left = reasons.dropFirst(3).flatMap(\.ids)
        return (told + (left.isEmpty ? [] : ["Nor can \(left.short)."])).joined(separator: " ")
    }
}

extension [ID<Session>] {
    /// The first of them, and how many there are beside.
    fileprivate var short: String {
        prefix(4).map(\.description).joined(separator: ", ")
            + (count > 4 ? " and \(count - 4) more" : "")
    }
}

extension ScreenedFlag {
    fileprivate func words(_ known: RedFlag?) -> String {
        let article = action == .routine ? "A" : "An"
        return "\(article) \(action.rawValue) red flag is open: \(known?.name ?? flag)."
            + " \(known?.instruction(for: action) ?? "Refer the patient")."
    }
}

extension DoseLedger {
    fileprivate func low(_ below: Double) -> String {
        let percent = Int((total.percent ?? 0).rounded())
        return "\(total.delivered) of \(counted(total.due, "session")) due were held"
            + " (\(percent) %, less than \(plain(below)) %); \(told)."
    }
}

extension PlannedMedicine {
    fileprivate func unreviewed(_ planned: Day?, _ isOver: Bool) -> String {
        let end = lastDay.map { " \(isOver ? "ended" : "ends") on \($0), and" }
        let review =
            planned.map { "the review of \($0) is not recorded" } ?? "no review is planned"
        return "\(name)\(end ?? ":") \(review)."
    }
}
