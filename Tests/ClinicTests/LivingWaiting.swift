import CivilTime
import ClinicWords
import Planner

@testable import Clinic
@testable import ClinicStore

extension LivingWorld {
    /// Somebody is put on the waiting list, asked, answers or is taken off.
    mutating func changeWaiting() throws {
        let (wishes, offers, patients) = try store.read {
            (try $0.wishes(), try $0.openOffers(), try $0.patients())
        }
        let patient = patients.randomElement(using: &random) ?? patients[0]
        let wish = wishes.randomElement(using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 5: try reserve(for: patient)
        case 0, 1:
            let aims: [AddWish.Aim] = [
                .place, .plan(cause: "hip-osteoarthritis"), .earlier(than: now.day + 5, nil),
            ]
            let aim = aims.randomElement(using: &random) ?? .place
            let priority = WaitingPriority.allCases.randomElement(using: &random) ?? .soon
            try perform("wait add", allowed: []) {
                _ = try $0.perform(AddWish(of: patient.id, for: aim, priority))
            }
        case 2:
            if let offer = offers.randomElement(using: &random) {
                return offer.details.timetable == nil
                    ? try answer(offer) : try choose(offer)
            }
            if let wish {
                try perform("wait remove", allowed: []) {
                    _ = try $0.perform(RemoveWish(.wish(wish.id)))
                }
            }
        default: try offer(to: wish?.patient ?? patient.id)
        }
    }

    private mutating func offer(to patient: ID<Patient>) throws {
        let therapists = try store.read { try $0.therapists() }.map(\.id)
        let therapist = therapists.randomElement(using: &random) ?? therapists[0]
        let minutes = Int.random(in: 32...72, using: &random) * 15
        let day = now.day + Int.random(in: 0...8, using: &random)
        let start = LocalTime(minute: day.number * 1440 + minutes)
        try perform("wait offer", allowed: []) {
            _ = try $0.perform(OfferPlace(to: patient, at: start, with: therapist))
        }
    }

    private mutating func answer(_ offer: PlaceOffer) throws {
        guard Bool.random(using: &random) else {
            return try perform("wait decline", allowed: []) {
                _ = try $0.perform(DeclineOffer(offer.id))
            }
        }
        var allowed: Set<ToldRowName> = []
        var isMove = false
        switch offer.details.aim {
        case .earlier(let session):
            (allowed, isMove) = ([ToldRowName(table: "session", id: session.number)], true)
        case .makeUp(let session):
            let lost = try store.read { try $0.session(session) }
            allowed = try rows(ofPlan: lost).filter { $0.table != "session" }
        case .plan, .place, .timetable: break
        }
        var told: Set<String> = []
        try perform(
            "wait accept", allowed: allowed, newSessions: isMove ? 0 : 1, leavingDays: { told }
        ) { clinic in
            let report = try clinic.perform(AcceptOffer(offer.id)).report
            let said = report.remarks.map(\.said)
            told = Set(report.sessions.flatMap(\.details.tasks).map(\.title)).filter { title in
                said.contains { $0.contains("\(title) is held from ") }
            }
        }
    }

    private mutating func reserve(for patient: Patient) throws {
        let causes = ["sciatica", "hip-osteoarthritis", "piriformis-syndrome"]
        let cause = causes.randomElement(using: &random) ?? causes[0]
        try perform("plan reserve", allowed: []) { clinic in
            var wishes = PlanWishes(patient.id, cause: cause)
            wishes.medicines = .none
            _ = try clinic.perform(ReserveTimetables(StartPlan(wishes), count: 3))
        }
    }

    private mutating func choose(_ offer: PlaceOffer) throws {
        guard Int.random(in: 0..<3, using: &random) > 0 else {
            return try perform("plan release", allowed: []) {
                _ = try $0.perform(ReleaseTimetables(of: offer.details.patient))
            }
        }
        try perform("plan choose", allowed: [], newSessions: -1) {
            _ = try $0.perform(ChooseTimetable(offer.id))
        }
    }
}
