package import CivilTime
package import Planner
import Scheduler

/// What was told of a clinic; `nil` and empty are "nothing".
package struct ClinicParticulars: Sendable {
    package var hours: WeeklyHours?
    package var closed = Closing()
    package var holidays: HolidayChoice?
    package var phone: String?
    package var address: String?
    package var email: String?
    /// Where patients are met by video.
    package var videoLink: String?
    package var jurisdiction: ClinicSettings.Jurisdiction?
    /// 1 to 365.
    package var screeningDays: Int?
    /// Minutes between sessions, 0 to 120.
    package var buffer: Int?
    /// Weeks in a row that a plan may leave out, 0 to 8.
    package var longestGap: Int?
    /// A session cancelled for one of these counts as used.
    package var doseLost: Set<Session.CancelReason>?
    /// A session lost in one of these ways is taken from what is authorised.
    package var authorisedLost: Set<Session.Loss>?
    /// 0 to 1000, by the names of `PlacementRules.weights`.
    package var weights: [(name: String, value: Int)] = []

    /// Nothing is told.
    package init() {}

    /// Public holidays are those of the place already.
    func apply(to settings: inout ClinicSettings) throws(InputRefusal) {
        if let hours {
            settings.hours = hours
            guard !settings.hours.isEmpty else { throw .neverOpens }
        }
        settings.close(closed)
        if let phone { settings.phone = try Text.words(phone, of: .telephone) }
        if let address { settings.address = try Text.words(address, of: .address) }
        if let email { settings.email = try Text.mailAddress(email) }
        if let videoLink { settings.videoLink = try Text.webAddress(videoLink) }
        if let jurisdiction { settings.jurisdiction = jurisdiction }
        if let buffer { settings.buffer = try Text.range(buffer, 0...120, .buffer) }
        if let longestGap { settings.longestGap = try Text.range(longestGap, 0...8, .longestGap) }
        if let doseLost { settings.doseLost = doseLost }
        if let authorisedLost { settings.authorisedLost = authorisedLost }
        for weight in weights { try apply(weight, to: &settings) }
        if let screeningDays {
            settings.screeningDays = try Text.range(
                screeningDays, 1...365, .screeningValidity)
        }
    }

    /// - Throws: what `CatalogShelf.catalog()` throws; `InputRefusal` for a place that nobody knows.
    func chooseHolidays(_ settings: inout ClinicSettings, _ shelf: CatalogShelf) throws {
        guard let holidays else { return }
        settings.holidays = try holidays.code(shelf.catalog())
    }

    /// A usual weight is not kept, so that it follows the program's.
    private func apply(
        _ weight: (name: String, value: Int), to settings: inout ClinicSettings
    ) throws(InputRefusal) {
        guard (0...1000).contains(weight.value),
            let path = PlacementRules.weights.first(where: { $0.key == weight.name })?.value
        else { throw .noWeight("\(weight.name)=\(weight.value)", named: weight.name) }
        let isUsual = PlacementRules.standard[keyPath: path] == weight.value
        settings.weights[weight.name] = isUsual ? nil : weight.value
    }
}

extension InputRefusal {
    /// For a weight that has no such name, or is no number in the range.
    package static func noWeight(_ text: String, named name: String) -> InputRefusal {
        .noWeight(text, near: Suggestions.nearest(name, among: PlacementRules.weights.map(\.key)))
    }
}
