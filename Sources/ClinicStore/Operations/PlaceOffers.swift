package import CivilTime
package import Planner

extension StoreReading {
    /// The places that are offered and that nobody has answered, in order of their time: those that end after a
    /// time, or all; also those that have expired, as the clock of whoever asks says.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func openOffers(after time: LocalTime? = nil) throws -> [PlaceOffer] {
        try offers(where: "status = 'open' AND endMinute > ?", [time?.minute ?? Int.min])
    }

    /// An offer, whatever became of it.
    ///
    /// - Throws: `StoreError.notFound` where there is no such offer.
    package func offer(_ id: ID<PlaceOffer>) throws -> PlaceOffer {
        guard let offer = try offers(where: "id = ?", [id.number]).first else {
            throw StoreError.notFound(what: "offer \(id)")
        }
        return offer
    }

    private func offers(where condition: String, _ arguments: Values) throws -> [PlaceOffer] {
        try rows(
            .offer, "SELECT * FROM offer WHERE \(condition) ORDER BY startMinute, id", arguments
        ).map { stored in
            let row = stored.row
            let details = OfferDetails(
                to: ID(try row["patient"]), for: try aim(of: stored),
                with: ID(try row["therapist"]), in: (row["room"] as Int64?).map { ID($0) },
                try stored.span(), until: Moment(minute: try row["expires"]))
            return PlaceOffer(
                id: ID(stored.id), details: details, status: try stored.word("status"))
        }
    }

    private func aim(of stored: StoredRow) throws -> OfferDetails.Aim {
        let (cause, session) = (stored.row["cause"] as String?, stored.row["session"] as Int64?)
        switch (try stored.row["aim"] as String, cause, session) {
        case ("plan", let cause?, _): return .plan(cause: cause)
        case ("earlier", _, let session?): return .earlier(ID(session))
        case ("make-up", _, let session?): return .makeUp(ID(session))
        case ("place", _, _): return .place
        default: throw stored.unreadable("aim")
        }
    }
}

extension StoreWriting {
    /// Keeps a place for a patient.
    ///
    /// - Throws: `StoreError.doubleBooked` where somebody else has it; `.notFound` where the patient was erased.
    package func addOffer(_ details: OfferDetails) throws -> PlaceOffer {
        try refuseErased(details.patient)
        let id = try insert(
            .offer, of: details.patient.number,
            [
                "patient": details.patient.number, "aim": details.aim.word,
                "cause": details.aim.cause, "session": details.aim.session?.number,
                "therapist": details.therapist.number, "room": details.room?.number,
                "startMinute": details.span.start.minute, "endMinute": details.span.end.minute,
                "made": change.at.minute, "expires": details.expires.minute,
                "status": PlaceOffer.Status.open.rawValue,
            ])
        return PlaceOffer(id: ID(id), details: details, status: .open)
    }

    /// Writes what became of an offer.
    ///
    /// - Throws: `StoreError.notFound` where there is no such offer.
    package func settle(_ offer: PlaceOffer, _ status: PlaceOffer.Status) throws -> PlaceOffer {
        try update(
            .offer, offer.id.number, of: offer.details.patient.number, ["status": status.rawValue])
        return PlaceOffer(id: offer.id, details: offer.details, status: status)
    }
}

extension OfferDetails.Aim {
    fileprivate var word: String {
        switch self {
        case .plan: "plan"
        case .earlier: "earlier"
        case .makeUp: "make-up"
        case .place: "place"
        }
    }

    fileprivate var cause: String? {
        if case .plan(let cause) = self { cause } else { nil }
    }

    fileprivate var session: ID<Session>? {
        switch self {
        case .earlier(let session), .makeUp(let session): session
        case .plan, .place: nil
        }
    }
}
