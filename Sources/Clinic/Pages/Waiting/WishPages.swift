import ClinicStore
package import Planner

/// Somebody who was just put on the waiting list, or whose priority was just changed.
package struct AddedWish: Page, Documented {
    package let wish: WaitingEntry
    /// The priority before; `nil` where they waited not.
    package let before: WaitingPriority?

    package var json: JSON { ["wish": wish.json, "before": .text(before?.rawValue)] }
}

/// Somebody who was just taken off the waiting list.
package struct RemovedWish: Page, Documented {
    package let wish: Wish
    package let name: String

    package var json: JSON {
        [
            "removed": [
                "id": .text(wish.id), "patient": .text(wish.patient),
                "priority": .string(wish.priority.rawValue), "since": .text(wish.since),
            ]
        ]
    }
}

/// A place that is kept for somebody now.
package struct MadeOffer: Page, Documented {
    package let offer: OfferEntry
    /// What it is for.
    package let need: Waiting.Need

    package var accepting: NextStep { NextStep(.acceptOffer(offer.offer.id)) }
    package var declining: NextStep { NextStep(.declineOffer(offer.offer.id)) }

    package var json: JSON {
        [
            "offer": offer.json.adding(["for": need.json]), "accept": .step(accepting),
            "decline": .step(declining),
        ]
    }
}

/// An offer that was just answered, with what was booked, or whom the place helps instead.
package struct AnsweredOffer: Page {
    package let offer: OfferEntry
    /// Where somebody said yes.
    @WhereThere package var booked: ChangedSessions?
    /// Where somebody said no.
    @WhereThere package var helps: [PlaceHelp]?
}

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func added(_ wish: Wish, before: WaitingPriority?) throws -> AddedWish {
        try read { reading in
            let line = try addedOrHeld(reading)
            let waiting = try found(line.first { $0.wish == wish.id }, "\(wish.id)", noun: .wish)
            return AddedWish(
                wish: try entry(waiting, places(reading)), before: before)
        }
    }

    /// - Throws: what `roster()` throws.
    package func removed(_ wish: Wish) throws -> RemovedWish {
        RemovedWish(wish: wish, name: try roster().name(wish.patient))
    }

    /// - Throws: what `roster()` throws.
    package func made(_ offer: PlaceOffer, for need: Waiting.Need) throws -> MadeOffer {
        MadeOffer(offer: try entry(offer, roster()), need: need)
    }

    /// - Throws: what `roster()` throws.
    package func accepted(_ offer: PlaceOffer, _ report: SessionReport) throws -> AnsweredOffer {
        var page = AnsweredOffer(offer: try entry(offer, roster()))
        page.booked = try changedSessions(report)
        return page
    }

    /// - Throws: what `roster()` throws.
    package func declined(_ offer: PlaceOffer) throws -> AnsweredOffer {
        let (roster, details) = (try roster(), offer.details)
        var page = AnsweredOffer(offer: try entry(offer, roster))
        page.helps = try helps(
            by: [FreedTime(of: details.therapist, details.span, by: details.patient)], roster)
        return page
    }

    /// The offer that a text like `O1` means.
    ///
    /// - Throws: `InputRefusal` where there is no such offer; `StoreError` where the file cannot be read.
    package func offer(named text: String) throws -> ID<PlaceOffer> {
        let id = try found(ID<PlaceOffer>(parsing: text), text, noun: .offer)
        do { return try read { try $0.offer(id).id } } catch StoreError.notFound {
            throw InputRefusal.unknown(.offer, text)
        }
    }
}
