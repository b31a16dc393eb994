/// A call that people join (RFC 7986 section 5.11).
public struct Conference: Hashable, Sendable {
    /// `https:` or `tel:`.
    public var uri: String
    /// `AUDIO`, `VIDEO`, `PHONE` and the like.
    public var features: [String]
    public var label: String?

    public init(uri: String, features: [String] = [], label: String? = nil) {
        self.uri = uri
        self.features = features
        self.label = label
    }

    var property: Property {
        var parameters = [Property.Parameter("VALUE", "URI")]
        if !features.isEmpty { parameters.append(.init("FEATURE", values: features)) }
        if let label { parameters.append(.init("LABEL", label)) }
        return Property("CONFERENCE", parameters, raw: uri)
    }
}
