import ClinicStore
package import Planner

/// Frees the place that was kept for somebody who says no; they wait on.
package struct DeclineOffer: Request {
    let offer: ID<PlaceOffer>

    package init(_ offer: ID<PlaceOffer>) { self.offer = offer }

    /// The offer as it is then.
    package func carryOut(_ act: Act) throws -> PlaceOffer {
        try act.writing.settle(act.openOffer(offer), .declined)
    }
}
