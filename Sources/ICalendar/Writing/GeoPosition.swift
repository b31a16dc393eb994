/// A place on earth, in millionths of a degree (RFC 5545 section 3.8.1.6).
public struct GeoPosition: Hashable, Sendable, CustomStringConvertible {
    /// North of the equator, -90,000,000 to 90,000,000.
    public let latitude: Int
    /// East of Greenwich, -180,000,000 to 180,000,000.
    public let longitude: Int

    /// `nil` for a place that is not on earth.
    public init?(latitudeMillionths latitude: Int, longitudeMillionths longitude: Int) {
        guard abs(latitude) <= 90_000_000, abs(longitude) <= 180_000_000 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// `51.507400;-0.127800`.
    public var description: String { "\(Self.degrees(latitude));\(Self.degrees(longitude))" }

    private static func degrees(_ millionths: Int) -> String {
        let fraction = String(abs(millionths) % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.utf8.count)
        return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000).\(zeros)\(fraction)"
    }
}
