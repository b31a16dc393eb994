package import CivilTime
package import Planner

extension StoreReading {
    /// What is kept for somebody at an instant, in order of time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func heldOffers(at moment: Moment) throws -> [PlaceOffer] {
        try offers(where: "status = 'open' AND expires > ?", [moment.minute])
    }

    /// All that nobody has answered, in order of time; also what has expired.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func openOffers() throws -> [PlaceOffer] { try offers(where: "status = 'open'", []) }

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
        let found = try rows(
            .offer, "SELECT * FROM offer WHERE \(condition) ORDER BY startMinute, id", arguments)
        return try found.map { stored in
            let row = stored.row
            let aim = try aim(of: stored)
            let isWhole = if case .timetable = aim { true } else { false }
            let details = OfferDetails(
                to: ID(try row["patient"]), for: aim, try place(stored),
                isWhole ? try further(of: stored.id) : [],
                until: Moment(minute: try row["expires"]))
            return PlaceOffer(
                id: ID(stored.id), details: details, status: try stored.word("status"))
        }
    }

    private func further(of offer: Int64) throws -> [KeptPlace] {
        try rows(
            .offerPlace, "SELECT * FROM offerPlace WHERE offer = ? ORDER BY startMinute, id",
            [offer]
        ).map(place)
    }

    private func place(_ stored: StoredRow) throws -> KeptPlace {
        KeptPlace(
            with: ID(try stored.row["therapist"]),
            in: (stored.row["room"] as Int64?).map { ID($0) }, try stored.span())
    }

    private func aim(of stored: StoredRow) throws -> OfferDetails.Aim {
        let (cause, session) = (stored.row["cause"] as String?, stored.row["session"] as Int64?)
        switch (try stored.row["aim"] as String, cause, session) {
        case ("plan", let cause?, _): return .plan(cause: cause)
        case ("earlier", _, let session?): return .earlier(ID(session))
        case ("make-up", _, let session?): return .makeUp(ID(session))
        case ("place", _, _): return .place
        case ("timetable", let cause?, _):
            guard let kept = stored.row["timetable"] as String? else {
                throw stored.unreadable("timetable")
            }
            return .timetable(cause: cause, kept: kept)
        default: throw stored.unreadable("aim")
        }
    }
}

extension StoreWriting {
    /// Keeps a place, or all those of a timetable, for a patient.
    ///
    /// - Throws: `StoreError.doubleBooked` where somebody else has it; `.notFound` where the patient was erased.
    package func addOffer(_ details: OfferDetails) throws -> PlaceOffer {
        try refuseErased(details.patient)
        let patient = details.patient.number
        let id = try insert(
            .offer, of: patient,
            [
                "patient": patient, "aim": details.aim.word,
                "cause": details.aim.cause, "session": details.aim.session?.number,
                "therapist": details.therapist.number, "room": details.room?.number,
                "startMinute": details.span.start.minute, "endMinute": details.span.end.minute,
                "made": change.at.minute, "expires": details.expires.minute,
                "status": PlaceOffer.Status.open.rawValue, "timetable": details.aim.kept,
            ])
        for place in details.further {
            try insert(
                .offerPlace, of: patient,
                [
                    "offer": id, "therapist": place.therapist.number,
                    "room": place.room?.number, "startMinute": place.span.start.minute,
                    "endMinute": place.span.end.minute,
                ])
        }
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
        case .timetable: "timetable"
        }
    }

    fileprivate var cause: String? {
        switch self {
        case .plan(let cause), .timetable(let cause, _): cause
        case .earlier, .makeUp, .place: nil
        }
    }

    fileprivate var kept: String? {
        if case .timetable(_, let kept) = self { kept } else { nil }
    }

    fileprivate var session: ID<Session>? {
        switch self {
        case .earlier(let session), .makeUp(let session): session
        case .plan, .place, .timetable: nil
        }
    }
}
