import CivilTime
package import Planner

extension StoreReading {
    /// The settings of the clinic.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`.
    package func settings() throws -> ClinicSettings {
        guard let clinic = try rows(.clinic, "SELECT * FROM clinic").first else {
            throw StoreError.noClinic
        }
        let row = clinic.row
        let days = try rows(.closedDay, "SELECT * FROM closedDay ORDER BY day")
        var settings = ClinicSettings(
            name: try row["name"], timeZone: try row["timeZone"], hours: try clinic.hours("hours"),
            closedDays: try days.map { try $0.day("day") }, phone: row["phone"],
            address: row["address"], jurisdiction: try clinic.word("jurisdiction"),
            screeningDays: row["screeningDays"] ?? ClinicSettings.usualScreeningDays)
        settings.closedTimes = try closedTimes()
        settings.openTimes = try openTimes()
        (settings.email, settings.holidays) = (row["email"], row["holidays"])
        settings.videoLink = row["videoLink"]
        settings.buffer = row["buffer"] ?? 0
        settings.longestGap = row["longestGap"] ?? ClinicSettings.usualLongestGap
        if let words: String = row["doseLost"] {
            settings.doseLost = Set(
                try words.split(separator: ",").map { word in
                    guard let reason = Session.CancelReason(rawValue: String(word)) else {
                        throw clinic.unreadable("doseLost")
                    }
                    return reason
                })
        }
        if let words: String = row["authorisedLost"] {
            settings.authorisedLost = Set(
                try words.split(separator: ",").map { word in
                    guard let loss = Session.Loss(rawValue: String(word)) else {
                        throw clinic.unreadable("authorisedLost")
                    }
                    return loss
                })
        }
        if let text: String = row["weights"] {
            guard let weights = ImageParsing.row(text) else { throw clinic.unreadable("weights") }
            settings.weights = weights.compactMapValues { Int(stored: $0) }
        }
        return settings
    }
}

extension StoreWriting {
    /// Writes the settings of a new clinic.
    ///
    /// - Throws: `StoreError.clinicExists` when there is one.
    package func initClinic(_ settings: ClinicSettings) throws {
        guard try db.query("SELECT id FROM clinic").isEmpty else { throw StoreError.clinicExists }
        try insert(
            .clinic,
            [
                "doseLost": settings.doseLostText, "authorisedLost": settings.authorisedLostText,
                "weights": settings.weightsText, "id": 1,
                "name": settings.name, "timeZone": settings.timeZone,
                "hours": settings.hours.description, "phone": settings.phone,
                "address": settings.address, "email": settings.email,
                "videoLink": settings.videoLink,
                "holidays": settings.holidays, "jurisdiction": settings.jurisdiction.rawValue,
                "buffer": settings.buffer == 0 ? nil : settings.buffer,
                "longestGap": settings.longestGap == ClinicSettings.usualLongestGap
                    ? nil : settings.longestGap,
                "screeningDays": settings.screeningDays == ClinicSettings.usualScreeningDays
                    ? nil : settings.screeningDays,
            ])
        try writeClosedDays(settings.closedDays)
        try writeClosedTimes(settings.closedTimes)
        try writeOpenTimes(settings.openTimes)
    }

    /// Replaces the settings of the clinic; closed days that stayed the same are left alone.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`.
    package func updateSettings(_ settings: ClinicSettings) throws {
        _ = try now.settings()
        try update(
            .clinic, 1,
            [
                "doseLost": settings.doseLostText, "authorisedLost": settings.authorisedLostText,
                "weights": settings.weightsText,
                "name": settings.name, "timeZone": settings.timeZone,
                "hours": settings.hours.description, "phone": settings.phone,
                "address": settings.address, "email": settings.email,
                "videoLink": settings.videoLink,
                "holidays": settings.holidays, "jurisdiction": settings.jurisdiction.rawValue,
                "buffer": settings.buffer == 0 ? nil : settings.buffer,
                "longestGap": settings.longestGap == ClinicSettings.usualLongestGap
                    ? nil : settings.longestGap,
                "screeningDays": settings.screeningDays == ClinicSettings.usualScreeningDays
                    ? nil : settings.screeningDays,
            ])
        try writeClosedTimes(settings.closedTimes)
        try writeOpenTimes(settings.openTimes)
        guard try now.settings().closedDays != Array(Set(settings.closedDays)).sorted() else {
            return
        }
        try delete(.closedDay, where: "1", is: 1)
        try writeClosedDays(settings.closedDays)
    }

    private func writeClosedDays(_ days: [Day]) throws {
        for day in Set(days).sorted() { try insert(.closedDay, ["day": day.description]) }
    }
}

extension ClinicSettings {
    /// A JSON object with sorted keys; `nil` where all weigh as usual.
    fileprivate var weightsText: String? {
        let members = weights.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\($0.value)" }
        return members.isEmpty ? nil : "{\(members.joined(separator: ","))}"
    }

    /// `nil` for the usual reasons.
    fileprivate var authorisedLostText: String? {
        authorisedLost.isEmpty
            ? nil : authorisedLost.map(\.rawValue).sorted().joined(separator: ",")
    }

    fileprivate var doseLostText: String? {
        doseLost == Self.usualDoseLost
            ? nil : doseLost.map(\.rawValue).sorted().joined(separator: ",")
    }
}
