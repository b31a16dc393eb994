/// A call or a meeting on the network that people can join (RFC 7986 section 5.11).
public struct Conference: Hashable, Sendable {
    /// Where it is joined, mostly `https:` or `tel:`.
    public var uri: String
    /// What it offers: `AUDIO`, `VIDEO`, `PHONE` and the like (RFC 7986 section 6.3).
    public var features: [String]
    /// What people see in place of the address.
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
