package import Clinic
package import Planner

extension Written {
    /// How a flag was settled.
    ///
    /// - Throws: `Failure` where the word is no way to settle one.
    package static func outcome(_ text: String) throws(Failure) -> ScreenedFlag.Outcome {
        guard let outcome = ScreenedFlag.Outcome(rawValue: text) else {
            throw Failure(
                .usage, "'\(text)' is no outcome.",
                remedy: "Use assessed-not-present or referred-cleared.")
        }
        return outcome
    }

    /// Which questions are asked: those of a cause, else of a region, else all.
    ///
    /// - Throws: `Failure` where the region is none.
    package static func questions(
        cause: String?, region: String?
    ) throws(Failure) -> ScreeningList {
        if let cause { return .cause(cause) }
        guard let region else { return .both }
        guard let known = ScreeningRegion(rawValue: region.lowercased()) else {
            throw Failure(
                .usage, "'\(region)' is no region.",
                remedy: "Say \(say: [.region: "hip"]) or \(say: [.region: "back"]).")
        }
        return .region(known)
    }
}
