import CivilTime
import ClinicStore
import Planner

/// What was checked, and each violation in a line.
package struct CheckedClinic: Page {
    package let checked: [String]
    package let violations: [CheckProblem]
    /// Booked sessions that cannot stand as they are, in order of time: the file is whole, but somebody has to act.
    package let trouble: [SessionEntry]
    /// Places that are kept for somebody; `nil` for none.
    @WhereThere package var offers: [OfferEntry]?
}

extension Clinic {
    /// Verifies the file.
    ///
    /// - Throws: `StoreError.busy` or `.disk`; what `CatalogShelf.catalog()` throws.
    package func check() throws -> CheckedClinic {
        let zone = zone
        let violations = try store.violations(isClear: zone.isClear)
        let open = try read { reading in
            try reading.plans().filter { $0.status == .active }.flatMap {
                try unclearDoses(of: $0) + undecidedParts(of: $0, reading)
            }
        }
        let sessions = try read { try $0.sessions(SessionFilter(from: today - 1)) }
        let roster = try roster()
        let offers = try read { try heldOffers($0, roster) }
        return CheckedClinic(
            checked: [
                "one row for each session", "no double booking", "history whole and untouched",
                "local times clear", "plans pinned and booked to their dose", "UIDs for life",
                "medicines in a rhythm of their own",
            ],
            violations: violations.map(CheckProblem.violation) + open
                + offers.flatMap { $0.offer.taken(by: sessions) },
            trouble: roster.entries(sessions).filter { !$0.troubles.isEmpty },
            offers: offers.isEmpty ? nil : offers)
    }
}

extension PlaceOffer {
    /// The sessions of others with the therapist at a place that is kept.
    fileprivate func taken(by sessions: [Session]) -> [CheckProblem] {
        let taken = sessions.filter { session in
            session.status.isLive && session.details.patient != details.patient
                && details.places.contains {
                    session.details.therapist == $0.therapist
                        && session.details.span?.overlaps($0.span) == true
                }
        }
        return taken.map { .offeredTwice(self, $0.id) }
    }
}
