import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Records that red flags were looked for, by name and day. `flags` holds the ids of those that
    /// are present, none when it was clear.
    package func screen(_ patient: Patient, flags: [String]) throws -> Screening {
        let catalog = try shelf.catalog()
        let found = try Set(flags).sorted().map { id in
            let flag = try redFlag(id, in: catalog)
            return ScreenedFlag(flag: flag.id, action: flag.action)
        }
        return try write { try $0.addScreening(of: patient.id, on: today, flags: found) }
    }

    /// Closes an open flag: only a clinician's word does (G13).
    package func closeFlag(
        _ id: String, of patient: Patient, as outcome: ScreenedFlag.Outcome, note: String?
    ) throws -> [Screening] {
        let flag = try redFlag(id, in: shelf.catalog())
        let closing = ScreenedFlag.Closing(
            outcome: outcome, day: today, by: ambient.actor, note: note)
        return try write { writing in
            let open = try writing.now.screenings(of: patient.id).filter { screening in
                screening.flags.contains { $0.flag == flag.id && $0.closing == nil }
            }
            guard !open.isEmpty else {
                throw Failure(
                    .notFound, "\(patient.id) has no open flag '\(flag.id)'.",
                    remedy: "See the flags with 'physio screen \(patient.id)'.")
            }
            for screening in open { try writing.closeFlag(flag.id, of: screening, closing) }
            return try writing.now.screenings(of: patient.id)
        }
    }

    /// The latest first.
    package func screenings(of patient: Patient) throws -> [Screening] {
        try read { try $0.screenings(of: patient.id) }
    }

    private func redFlag(_ id: String, in catalog: Catalog) throws(Failure) -> RedFlag {
        guard let flag = catalog.redFlags.first(where: { $0.id == id.lowercased() }) else {
            throw Failure(
                .badData, "There is no red flag '\(id)'.",
                remedy: "See all with 'physio screen PATIENT'.",
                details: Suggestions.near(id, among: catalog.redFlags.map(\.id)))
        }
        return flag
    }

    /// The screening that lets a plan be made.
    ///
    /// - Throws: a refusal with the action to take while a flag is open, or the screening is missing
    ///   or too old.
    func requireScreening(
        of patient: Patient, _ catalog: Catalog, _ reading: StoreReading
    ) throws -> Screening {
        let screenings = try reading.screenings(of: patient.id)
        let open = screenings.flatMap(\.stopping)
        if let firmest = open.min(by: { $0.action.rank < $1.action.rank }) {
            let told = catalog.redFlags.first { $0.id == firmest.flag }
            throw Failure(
                .refused,
                "An \(firmest.action.rawValue) red flag is open (\(firmest.flag)): no plan is made.",
                remedy: Self.sentence(told?.instruction ?? "Refer the patient")
                    + " When it is settled:"
                    + " physio screen \(patient.id) --close \(firmest.flag)"
                    + " --outcome assessed-not-present|referred-cleared",
                details: open.map { "\($0.action.rawValue): \($0.flag)" })
        }
        guard let latest = screenings.first else {
            throw Failure(
                .refused, "\(patient.id) has not been screened for red flags.",
                remedy: "Ask for them and record it: physio screen \(patient.id) --clear,"
                    + " or --flag ID for each that is present.")
        }
        let age = today - latest.day
        guard age <= settings.screeningDays else {
            throw Failure(
                .refused,
                "The red-flag screening of \(patient.id) is \(age) days old; \(settings.screeningDays)"
                    + " are allowed.",
                remedy: "Screen again: physio screen \(patient.id) --clear, or --flag ID.")
        }
        return latest
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? text : text + "."
    }

    /// Who cleared the patient to be treated, and when; `nil` where nobody did.
    func clearance(of patient: Patient, _ reading: StoreReading) throws -> String? {
        for flag in try reading.screenings(of: patient.id).flatMap(\.flags) {
            guard let closing = flag.closing, closing.outcome == .referredCleared else { continue }
            return "\(closing.by), \(closing.day)"
        }
        return nil
    }
}

extension RedFlag.Action {
    /// 0 is the firmest.
    fileprivate var rank: Int {
        switch self {
        case .emergency: 0
        case .urgent: 1
        case .routine: 2
        }
    }
}
